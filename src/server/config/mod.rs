//! The configuration: flags, environment, defaults. One struct per concern.

mod address;
mod backup;
mod blobs;
mod bus;
mod data_dir;
mod database;
mod error;
mod limits;
mod logging;
mod metrics;
mod oidc;
mod secret;
mod tls;

pub use backup::BackupArgs;
pub use blobs::{BlobArgs, BlobUrl};
pub use bus::{BusArgs, LOCAL_BUS};
pub use data_dir::{blobs_dir, create_data_dir, usage_dir};
pub use database::{DatabaseArgs, database_address, default_database};
pub use error::ConfigError;
pub use limits::{ConcurrencyConfig, PAGE_UNIT, RateLimitConfig, Switch};
pub use logging::{LogArgs, LogFormat};
pub use metrics::MetricsArgs;
pub use oidc::{OidcArgs, OidcSettings};
pub use secret::{Secret, SecretFile};
pub use tls::{TlsFiles, TlsPair};

use super::net::cidr::Networks;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;

/// The prefix of each environment variable.
pub const ENV_PREFIX: &str = "IMAGE_CHAT_";

/// All settings.
#[derive(Clone, Debug, Args)]
pub struct Config {
    /// Where to listen
    #[arg(long, env = "IMAGE_CHAT_ADDR", default_value = "127.0.0.1:3000", global = true)]
    pub addr: SocketAddr,
    /// Where the database and the images are kept
    #[arg(long, env = "IMAGE_CHAT_DATA_DIR", default_value = "./data", global = true)]
    pub data_dir: PathBuf,
    /// The database
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// The files of images
    #[command(flatten)]
    pub blobs: BlobArgs,
    /// The bus between nodes
    #[command(flatten)]
    pub bus: BusArgs,
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
    /// Networks that are not public but that webhooks may be sent to, such as `10.0.0.0/8,fd00::/8`
    #[arg(long, env = "IMAGE_CHAT_WEBHOOK_ALLOW", default_value = "", global = true)]
    pub webhook_allow: Networks,
    /// Whether to limit how often something may be done; `off` is for load tests
    #[arg(long, env = "IMAGE_CHAT_RATE_LIMITS", default_value = "on", global = true)]
    pub rate_limits: Switch,
    /// The limits
    #[arg(skip)]
    pub rates: RateLimitConfig,
    /// A provider to sign in with
    #[command(flatten)]
    pub oidc: OidcArgs,
    /// Who may read the metrics
    #[command(flatten)]
    pub metrics: MetricsArgs,
    /// Backups by the clock
    #[command(flatten)]
    pub backups: BackupArgs,
    /// The log
    #[command(flatten)]
    pub log: LogArgs,
}

impl Config {
    /// Are the settings consistent?
    ///
    /// # Errors
    /// The first ones that are not.
    pub fn check(&self) -> Result<(), ConfigError> {
        self.database.check()?;
        self.blobs.check()?;
        self.bus.check()?;
        self.tls.pair()?;
        self.metrics.check()?;
        self.oidc.settings().map(drop)
    }

    /// The database's address, the default filled in.
    pub fn database_url(&self) -> Secret {
        self.database.url(&self.data_dir)
    }

    /// The public address, without a slash at its end.
    pub fn public_url(&self) -> String {
        let scheme = if self.tls.is_on() { "https" } else { "http" };
        let url = self.public_url.clone().unwrap_or_else(|| format!("{scheme}://{}", self.addr));
        url.trim_end_matches('/').to_owned()
    }

    /// The public address as browsers write it into `Origin`: lower case, without the default port.
    pub fn public_origin(&self) -> String {
        let url = url::Url::parse(&self.public_url());
        url.map(|url| url.origin().ascii_serialization()).unwrap_or_default()
    }

    /// Is the public address https?
    pub fn is_secure(&self) -> bool {
        self.tls.is_on() || self.public_url().starts_with("https://")
    }

    /// The configuration of a test server: a free port, a data directory of its own, no limits.
    pub fn for_tests(data_dir: PathBuf) -> Self {
        Self {
            addr: SocketAddr::from(([127, 0, 0, 1], 0)),
            data_dir,
            database: DatabaseArgs::default(),
            blobs: BlobArgs::default(),
            bus: BusArgs::default(),
            tls: TlsFiles::default(),
            public_url: None,
            trusted_proxies: Networks::default(),
            link_allow: Networks::default(),
            webhook_allow: Networks::default(),
            rate_limits: Switch::Off,
            rates: RateLimitConfig::default(),
            oidc: OidcArgs::default(),
            metrics: MetricsArgs::default(),
            backups: BackupArgs::default(),
            log: LogArgs::of_filter("warn"),
        }
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
