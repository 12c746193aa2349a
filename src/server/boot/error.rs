//! Why the server does not start.

use crate::protocol::AppError;
use crate::server::bus::BusError;
use crate::server::config::ConfigError;
use crate::server::net::tls::TlsError;
use crate::server::store::StoreError;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The settings are inconsistent.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The log filter cannot be parsed.
    #[error("IMAGE_CHAT_LOG (--log) takes a level such as info, or target=level pairs")]
    LogFilter,
    /// The file with the log filter cannot be used.
    #[error("IMAGE_CHAT_LOG_FILTER_FILE (--log-filter-file): {path}: {why}")]
    LogFilterFile {
        /// The file.
        path: PathBuf,
        /// The reason.
        why: String,
    },
    /// Traces cannot be sent.
    #[error("IMAGE_CHAT_OTLP_ENDPOINT (--otlp-endpoint): {0}")]
    Traces(String),
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
    /// Signals cannot be handled.
    #[error("cannot listen for signals: {0}")]
    Signals(std::io::Error),
    /// Another server has the data.
    #[error("another server uses this data ({holder}); its lock is on {file}")]
    InUse {
        /// The file that is locked.
        file: PathBuf,
        /// Who holds the lock, as the file says.
        holder: String,
    },
    /// The file beside the database that is locked cannot be made or locked.
    #[error("cannot use the database: its lock {file}: {source}")]
    Lock {
        /// The file.
        file: PathBuf,
        /// The reason.
        source: std::io::Error,
    },
    /// The data directory cannot be used.
    #[error("cannot use the data directory: {0}")]
    DataDir(String),
    /// The database cannot be used.
    #[error("cannot use the database: {0}")]
    Store(#[from] StoreError),
    /// The bus between nodes cannot be used.
    #[error(transparent)]
    Bus(#[from] BusError),
    /// The client for OpenID Connect cannot be made.
    #[error("OpenID Connect cannot be set up: {0}")]
    Oidc(String),
    /// The demo data cannot be made.
    #[error("cannot prepare the first start: {0}")]
    Demo(#[from] AppError),
}

impl StartError {
    /// The exit code of the process.
    pub fn exit_code(&self) -> u8 {
        match self {
            // A setting, as with clap.
            Self::Config(_)
            | Self::LogFilter
            | Self::LogFilterFile { .. }
            | Self::Tls(_)
            | Self::Bus(BusError::Address)
            | Self::Store(StoreError::Unusable(_)) => 2,
            Self::InUse { .. } => 3,
            _ => 1,
        }
    }
}
