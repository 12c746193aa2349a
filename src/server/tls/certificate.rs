//! From two files to something that a handshake can use.

use crate::server::config::TlsPair;
use std::path::PathBuf;
use tokio_rustls::rustls;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::sign::CertifiedKey;

/// Why there is no TLS with these files.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// There is no certificate in the file.
    #[error("IMAGE_CHAT_TLS_CERT (--tls-cert): no certificate can be read from {path}: {source}")]
    Certificate {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: pem::Error,
    },
    /// There is no key in the file.
    #[error("IMAGE_CHAT_TLS_KEY (--tls-key): no key can be read from {path}: {source}")]
    Key {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: pem::Error,
    },
    /// They do not go together, or are of a kind that is not known.
    #[error(
        "the key {key} (IMAGE_CHAT_TLS_KEY) cannot be used with the certificate {cert} (IMAGE_CHAT_TLS_CERT): {source}"
    )]
    Pair {
        /// The certificate's file.
        cert: PathBuf,
        /// The key's file.
        key: PathBuf,
        /// Why not.
        source: rustls::Error,
    },
    /// The system gives no randomness, or the like.
    #[error("TLS cannot be set up: {0}")]
    SetUp(#[from] rustls::Error),
}

/// Reads both files and sees that they belong together.
pub fn read(pair: &TlsPair) -> Result<CertifiedKey, TlsError> {
    let no_certificate = |source| TlsError::Certificate { path: pair.cert.clone(), source };
    let chain = CertificateDer::pem_file_iter(&pair.cert).map_err(no_certificate)?;
    let chain = chain.collect::<Result<Vec<_>, _>>().map_err(no_certificate)?;
    if chain.is_empty() {
        return Err(no_certificate(pem::Error::NoItemsFound));
    }
    let no_key = |source| TlsError::Key { path: pair.key.clone(), source };
    let key = PrivateKeyDer::from_pem_file(&pair.key).map_err(no_key)?;
    let TlsPair { cert, key: key_path } = pair.clone();
    CertifiedKey::from_der(chain, key, &ring::default_provider()).map_err(|source| TlsError::Pair {
        cert,
        key: key_path,
        source,
    })
}
