//! Reads certificate chain and private key from their PEM files.

use std::path::PathBuf;
use tokio_rustls::rustls;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::sign::CertifiedKey;

/// The paths of certificate and key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsPair {
    /// The certificate chain: the server's certificate and the intermediates.
    pub cert: PathBuf,
    /// The private key.
    pub key: PathBuf,
}

/// Why the files cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The file contains no readable certificate.
    #[error("IMAGE_CHAT_TLS_CERT (--tls-cert): no certificate can be read from {path}: {source}")]
    Certificate {
        /// The certificate file.
        path: PathBuf,
        /// The cause.
        source: pem::Error,
    },
    /// The file contains no readable key.
    #[error("IMAGE_CHAT_TLS_KEY (--tls-key): no key can be read from {path}: {source}")]
    Key {
        /// The key file.
        path: PathBuf,
        /// The cause.
        source: pem::Error,
    },
    /// The key is another certificate's, or of an unsupported kind.
    #[error(
        "the key {key} (IMAGE_CHAT_TLS_KEY) cannot be used with the certificate {cert} (IMAGE_CHAT_TLS_CERT): {source}"
    )]
    Pair {
        /// The certificate file.
        cert: PathBuf,
        /// The key file.
        key: PathBuf,
        /// The cause.
        source: rustls::Error,
    },
    /// rustls fails to initialise, for want of randomness for example.
    #[error("TLS cannot be set up: {0}")]
    SetUp(#[from] rustls::Error),
}

/// Reads both files and checks that the key is the certificate's.
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
