//! The database's address.

use super::error::ConfigError;
use super::secret::{Given, Secret, SecretFile, in_file};
use clap::Args;
use std::path::{Path, PathBuf};

/// How addresses begin.
const SCHEMES: [&str; 3] = ["sqlite://", "postgres://", "postgresql://"];

/// The address, given as a setting or in a file.
#[derive(Clone, Debug, Default, Args)]
pub struct DatabaseArgs {
    /// The database; `sqlite://PATH` or `postgres://USER:PASSWORD@HOST:PORT/DATABASE`. Default: `sqlite://{data-dir}/image-chat.db`
    #[arg(long, env = "IMAGE_CHAT_DATABASE_URL", value_parser = Given(database_url), hide_env_values = true, global = true)]
    pub database_url: Option<Secret>,
    /// A file that holds the address of the database, instead of the setting itself
    #[arg(long, env = "IMAGE_CHAT_DATABASE_URL_FILE", value_parser = in_file(database_url), global = true)]
    pub database_url_file: Option<SecretFile>,
}

impl DatabaseArgs {
    /// Are the settings consistent?
    ///
    /// # Errors
    /// The address is given twice.
    pub fn check(&self) -> Result<(), ConfigError> {
        match (&self.database_url, &self.database_url_file) {
            (Some(_), Some(_)) => Err(ConfigError::Twice("IMAGE_CHAT_DATABASE_URL")),
            _ => Ok(()),
        }
    }

    /// The address; by default a file in the data directory.
    pub fn url(&self, data_dir: &Path) -> Secret {
        self.given().cloned().unwrap_or_else(|| Secret::new(default_url(data_dir)))
    }

    /// The address for display: a given one is hidden.
    pub fn shown_url(&self, data_dir: &Path) -> String {
        self.given().map_or_else(|| default_url(data_dir), Secret::to_string)
    }

    fn given(&self) -> Option<&Secret> {
        let in_file = || self.database_url_file.as_ref().map(SecretFile::secret);
        self.database_url.as_ref().or_else(in_file)
    }
}

/// Reads the address of a database out of an argument of a command.
pub fn database_address() -> Given {
    Given(database_url)
}

/// The database of a data directory, where no other address is given.
pub fn default_database(data_dir: &Path) -> PathBuf {
    data_dir.join("image-chat.db")
}

fn default_url(data_dir: &Path) -> String {
    format!("sqlite://{}", default_database(data_dir).display())
}

fn database_url(text: &str) -> Result<(), String> {
    let rest = SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme));
    match rest {
        Some(rest) if !rest.is_empty() => Ok(()),
        _ => Err("it takes sqlite://PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE".into()),
    }
}
