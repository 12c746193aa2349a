//! Why the server does not start.

use crate::protocol::AppError;
use crate::server::config::ConfigError;
use crate::server::net::tls::TlsError;
use crate::server::store::StoreError;
use std::net::SocketAddr;

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The settings are inconsistent.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The log filter cannot be parsed.
    #[error("IMAGE_CHAT_LOG (--log) takes a level such as info, or target=level pairs")]
    LogFilter,
    /// The certificate or its key cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The address is taken, or belongs to another machine.
    #[error("cannot listen on {addr}: {source}")]
    Listen {
        /// The address.
        addr: SocketAddr,
        /// The reason.
        source: std::io::Error,
    },
    /// The data directory cannot be used.
    #[error("cannot use the data directory: {0}")]
    DataDir(String),
    /// The database cannot be used.
    #[error("cannot use the database: {0}")]
    Store(#[from] StoreError),
    /// The client for OpenID Connect cannot be made.
    #[error("OpenID Connect cannot be set up: {0}")]
    Oidc(String),
    /// The demo data cannot be made.
    #[error("cannot prepare the first start: {0}")]
    Demo(#[from] AppError),
}

impl StartError {
    /// Is the cause a setting, and not the environment?
    pub fn is_setting(&self) -> bool {
        matches!(self, Self::Config(_) | Self::LogFilter | Self::Tls(_))
    }
}
