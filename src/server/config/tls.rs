//! The certificate and key of a server that terminates TLS itself.

use super::error::ConfigError;
pub use crate::server::net::tls::TlsPair;
use clap::Args;
use std::path::PathBuf;

/// The two files; both or neither.
#[derive(Clone, Debug, Default, Args)]
pub struct TlsFiles {
    /// A file with the certificate and those between it and a known authority (PEM). Turns TLS on
    #[arg(long, env = "IMAGE_CHAT_TLS_CERT", global = true)]
    pub tls_cert: Option<PathBuf>,
    /// A file with the key of the certificate (PEM)
    #[arg(long, env = "IMAGE_CHAT_TLS_KEY", global = true)]
    pub tls_key: Option<PathBuf>,
}

impl TlsFiles {
    /// Both paths; `None` without TLS.
    ///
    /// # Errors
    /// One is missing.
    pub fn pair(&self) -> Result<Option<TlsPair>, ConfigError> {
        match (self.tls_cert.clone(), self.tls_key.clone()) {
            (Some(cert), Some(key)) => Ok(Some(TlsPair { cert, key })),
            (None, None) => Ok(None),
            (Some(_), None) => Err(ConfigError::Half("IMAGE_CHAT_TLS_CERT", "IMAGE_CHAT_TLS_KEY")),
            (None, Some(_)) => Err(ConfigError::Half("IMAGE_CHAT_TLS_KEY", "IMAGE_CHAT_TLS_CERT")),
        }
    }

    /// Is TLS configured?
    pub fn is_on(&self) -> bool {
        self.tls_cert.is_some()
    }
}
