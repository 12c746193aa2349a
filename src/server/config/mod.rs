//! The configuration: flags, environment, defaults. Knows not what is done with it.

mod limits;
mod oidc;
mod secret;
mod tls;

pub use limits::{ConcurrencyConfig, RateLimitConfig, Switch};
pub use oidc::{OidcArgs, OidcSettings};
pub use secret::{Secret, SecretFile};
pub use tls::{TlsFiles, TlsPair};

use super::net::cidr::Networks;
use clap::Args;
use secret::{Given, in_file};
use std::net::SocketAddr;
use std::path::PathBuf;

/// What every variable of ours begins with.
pub const ENV_PREFIX: &str = "IMAGE_CHAT_";

/// Everything that can be set.
#[derive(Clone, Debug, Args)]
pub struct Config {
    /// Where to listen
    #[arg(long, env = "IMAGE_CHAT_ADDR", default_value = "127.0.0.1:3000", global = true)]
    pub addr: SocketAddr,
    /// Where the database and the images are kept
    #[arg(long, env = "IMAGE_CHAT_DATA_DIR", default_value = "./data", global = true)]
    pub data_dir: PathBuf,
    /// The database; `sqlite://PATH`. Default: `sqlite://{data-dir}/image-chat.db`
    #[arg(long, env = "IMAGE_CHAT_DATABASE_URL", value_parser = Given(database_url), hide_env_values = true, global = true)]
    pub database_url: Option<Secret>,
    /// A file that holds the address of the database, instead of the setting itself
    #[arg(long, env = "IMAGE_CHAT_DATABASE_URL_FILE", value_parser = in_file(database_url), global = true)]
    pub database_url_file: Option<SecretFile>,
    /// Certificate and key
    #[command(flatten)]
    pub tls: TlsFiles,
    /// The address people use. Default: `http://{addr}`, with TLS `https://{addr}`
    #[arg(long, env = "IMAGE_CHAT_PUBLIC_URL", value_parser = public_url, global = true)]
    pub public_url: Option<String>,
    /// Networks of the proxies in front, whose `X-Forwarded-For` is believed, such as `10.0.0.0/8`
    #[arg(long, env = "IMAGE_CHAT_TRUSTED_PROXIES", default_value = "", global = true)]
    pub trusted_proxies: Networks,
    /// Networks that are not public but that images may be linked from, such as `10.0.0.0/8,fd00::/8`
    #[arg(long, env = "IMAGE_CHAT_LINK_ALLOW", default_value = "", global = true)]
    pub link_allow: Networks,
    /// Whether to limit how often something may be done; `off` is for load tests
    #[arg(long, env = "IMAGE_CHAT_RATE_LIMITS", default_value = "on", global = true)]
    pub rate_limits: Switch,
    /// How often
    #[arg(skip)]
    pub rates: RateLimitConfig,
    /// A provider to sign in with
    #[command(flatten)]
    pub oidc: OidcArgs,
    /// What to log, as in `info` or `image_chat=debug,warn`
    #[arg(long, env = "IMAGE_CHAT_LOG", default_value = "info", global = true)]
    pub log: String,
}

/// Settings that are fine one by one and not together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A secret is given in both ways.
    #[error("{0} and {0}_FILE are both given; one of them is enough")]
    Twice(&'static str),
    /// The second belongs to the first, and is missing.
    #[error("{0} is given and {1} is not; TLS takes both")]
    Half(&'static str, &'static str),
    /// A provider to sign in with is named, and this is missing.
    #[error("{0} is missing; OpenID Connect takes an issuer, a client id and a client secret")]
    NoProvider(&'static str),
}

impl Config {
    /// Do the settings go together?
    ///
    /// # Errors
    /// Which ones do not.
    pub fn check(&self) -> Result<(), ConfigError> {
        if self.database_url.is_some() && self.database_url_file.is_some() {
            return Err(ConfigError::Twice("IMAGE_CHAT_DATABASE_URL"));
        }
        self.tls.pair()?;
        self.oidc.settings().map(drop)
    }

    /// The database's address, the default filled in.
    pub fn database_url(&self) -> Secret {
        let default = || Secret::new(self.default_database_url());
        self.given_database_url().cloned().unwrap_or_else(default)
    }

    fn given_database_url(&self) -> Option<&Secret> {
        let in_file = || self.database_url_file.as_ref().map(SecretFile::secret);
        self.database_url.as_ref().or_else(in_file)
    }

    fn default_database_url(&self) -> String {
        format!("sqlite://{}", self.data_dir.join("image-chat.db").display())
    }

    /// The address people use, without a slash at its end.
    pub fn public_url(&self) -> String {
        let scheme = if self.tls.is_on() { "https" } else { "http" };
        let url = self.public_url.clone().unwrap_or_else(|| format!("{scheme}://{}", self.addr));
        url.trim_end_matches('/').to_owned()
    }

    /// The same as browsers write it into `Origin`: letters small, usual ports left out.
    pub fn public_origin(&self) -> String {
        let url = url::Url::parse(&self.public_url());
        url.map(|url| url.origin().ascii_serialization()).unwrap_or_default()
    }

    /// Do people come by https?
    pub fn is_secure(&self) -> bool {
        self.tls.is_on() || self.public_url().starts_with("https://")
    }

    /// A configuration for a server of a test: a free port and a folder of its own.
    pub fn for_tests(data_dir: PathBuf) -> Self {
        Self {
            addr: SocketAddr::from(([127, 0, 0, 1], 0)),
            data_dir,
            database_url: None,
            database_url_file: None,
            tls: TlsFiles::default(),
            public_url: None,
            trusted_proxies: Networks::default(),
            link_allow: Networks::default(),
            rate_limits: Switch::Off,
            rates: RateLimitConfig::default(),
            oidc: OidcArgs::default(),
            log: "warn".into(),
        }
    }

    /// The effective values, a line each, as the environment would give them; secrets hidden.
    pub fn lines(&self) -> String {
        let database_url = self.given_database_url().map(Secret::to_string);
        let lines = [
            ("ADDR", self.addr.to_string()),
            ("DATA_DIR", self.data_dir.display().to_string()),
            ("DATABASE_URL", database_url.unwrap_or_else(|| self.default_database_url())),
            ("DATABASE_URL_FILE", or_empty(self.database_url_file.as_ref())),
            ("TLS_CERT", or_empty(self.tls.tls_cert.as_ref().map(|path| path.display()))),
            ("TLS_KEY", or_empty(self.tls.tls_key.as_ref().map(|path| path.display()))),
            ("PUBLIC_URL", self.public_url()),
            ("TRUSTED_PROXIES", self.trusted_proxies.to_string()),
            ("LINK_ALLOW", self.link_allow.to_string()),
            ("RATE_LIMITS", self.rate_limits.to_string()),
        ];
        let lines = lines.into_iter().chain(self.oidc.lines()).chain([("LOG", self.log.clone())]);
        lines.map(|(name, value)| format!("{ENV_PREFIX}{name}={value}\n")).collect()
    }
}

fn or_empty(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn database_url(text: &str) -> Result<(), String> {
    match text.strip_prefix("sqlite://") {
        Some(path) if !path.is_empty() => Ok(()),
        _ => Err("it takes sqlite://PATH; other databases are not there yet".into()),
    }
}

fn public_url(text: &str) -> Result<String, String> {
    let wanted = "an address like https://chat.example.org";
    let url = url::Url::parse(text).map_err(|error| format!("{error}; it takes {wanted}"))?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if plain { Ok(text.to_owned()) } else { Err(format!("it takes {wanted}, without a path")) }
}
