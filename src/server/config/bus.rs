//! The address of the bus between nodes.

use super::error::ConfigError;
use super::secret::{Given, Secret, SecretFile, in_file};
use clap::Args;

/// The bus of a single node.
pub const LOCAL_BUS: &str = "local:";

/// The address, given as a setting or in a file.
#[derive(Clone, Debug, Default, Args)]
pub struct BusArgs {
    /// The bus between nodes: `nats://HOST:PORT`, or `local:` for a single node. Default: `local:`
    #[arg(long, env = "IMAGE_CHAT_BUS_URL", value_parser = Given(bus_url), hide_env_values = true, global = true)]
    pub bus_url: Option<Secret>,
    /// A file that holds the address of the bus, instead of the setting itself
    #[arg(long, env = "IMAGE_CHAT_BUS_URL_FILE", value_parser = in_file(bus_url), global = true)]
    pub bus_url_file: Option<SecretFile>,
}

impl BusArgs {
    /// Are the settings consistent?
    ///
    /// # Errors
    /// The address is given twice.
    pub fn check(&self) -> Result<(), ConfigError> {
        match (&self.bus_url, &self.bus_url_file) {
            (Some(_), Some(_)) => Err(ConfigError::Twice("IMAGE_CHAT_BUS_URL")),
            _ => Ok(()),
        }
    }

    /// The address of a bus between nodes; `None` for a single node.
    pub fn shared(&self) -> Option<&Secret> {
        self.given().filter(|url| url.reveal() != LOCAL_BUS)
    }

    /// The address for display: one of a server is hidden.
    pub fn shown_url(&self) -> String {
        self.shared().map_or_else(|| LOCAL_BUS.to_owned(), Secret::to_string)
    }

    fn given(&self) -> Option<&Secret> {
        self.bus_url.as_ref().or_else(|| self.bus_url_file.as_ref().map(SecretFile::secret))
    }
}

fn bus_url(text: &str) -> Result<(), String> {
    let is_nats = |part: &str| {
        url::Url::parse(part.trim()).is_ok_and(|url| {
            matches!(url.scheme(), "nats" | "tls") && url.has_host() && url.path().len() < 2
        })
    };
    match text == LOCAL_BUS || text.split(',').all(is_nats) {
        true => Ok(()),
        false => Err("it takes local: or nats://HOST:PORT, several separated by commas".into()),
    }
}
