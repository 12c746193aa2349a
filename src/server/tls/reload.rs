//! The certificate that is shown now, and taking a new one without a restart. Connections that are open
//! do not notice.

use super::certificate::{TlsError, read};
use crate::server::config::TlsPair;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, SystemTime};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_util::sync::CancellationToken;

/// The files are looked at this often. Whoever renews certificates does so days ahead.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// What tells a changed file: when it was written and its length.
type Stamp = Option<(SystemTime, u64)>;

/// Certificate and key as they are shown now, and where they came from.
#[derive(Debug)]
pub struct Current {
    pair: TlsPair,
    key: RwLock<Arc<CertifiedKey>>,
    seen: Mutex<[Stamp; 2]>,
}

impl Current {
    /// Reads the files.
    pub fn open(pair: TlsPair) -> Result<Self, TlsError> {
        // Looked at before reading: what changes in between is read again.
        let seen = Mutex::new(stamps(&pair));
        let key = RwLock::new(Arc::new(read(&pair)?));
        Ok(Self { pair, key, seen })
    }

    /// Takes the files if they changed since they were last looked at. Says whether it did; broken
    /// ones are not taken, and not looked at again before they change.
    fn look(&self) -> Result<bool, TlsError> {
        let stamps = stamps(&self.pair);
        {
            let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            if *seen == stamps {
                return Ok(false);
            }
            *seen = stamps;
        }
        let key = Arc::new(read(&self.pair)?);
        *self.key.write().unwrap_or_else(PoisonError::into_inner) = key;
        Ok(true)
    }
}

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.key.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

/// Looks at the files until the server stops.
pub async fn keep_current(current: Arc<Current>, stopping: CancellationToken) {
    while stopping.run_until_cancelled(tokio::time::sleep(LOOK_EVERY)).await.is_some() {
        let current = Arc::clone(&current);
        // Files may be on a slow disk.
        match tokio::task::spawn_blocking(move || current.look()).await {
            Ok(Ok(true)) => tracing::info!("took the new certificate"),
            Ok(Ok(false)) | Err(_) => {}
            Ok(Err(error)) => {
                tracing::error!(%error, "cannot take the new certificate; the old one stays");
            }
        }
    }
}

fn stamps(pair: &TlsPair) -> [Stamp; 2] {
    [stamp(&pair.cert), stamp(&pair.key)]
}

fn stamp(path: &Path) -> Stamp {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    /// Writes a certificate for this name and its key.
    fn write(pair: &TlsPair, name: &str) {
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).expect("a certificate");
        std::fs::write(&pair.cert, made.cert.pem()).expect("written");
        std::fs::write(&pair.key, made.signing_key.serialize_pem()).expect("written");
    }

    fn pair(folder: &TempDir) -> TlsPair {
        let path = |name: &str| folder.path().join(name);
        TlsPair { cert: path("cert.pem"), key: path("key.pem") }
    }

    fn shown(current: &Current) -> Vec<u8> {
        let key = current.key.read().expect("not poisoned");
        key.end_entity_cert().expect("a certificate").to_vec()
    }

    #[test]
    fn changed_files_are_taken_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let pair = pair(&folder);
        write(&pair, "one.example");
        let current = Current::open(pair.clone()).expect("a pair");
        let first = shown(&current);
        assert!(!current.look().expect("nothing to read"));
        write(&pair, "two.example.org");
        assert!(current.look().expect("a pair"));
        assert_ne!(shown(&current), first);
        assert!(!current.look().expect("nothing to read"), "once");
    }

    #[test]
    fn broken_files_are_not_taken_and_told_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let pair = pair(&folder);
        write(&pair, "one.example");
        let current = Current::open(pair.clone()).expect("a pair");
        let first = shown(&current);
        let good = std::fs::read(&pair.key).expect("readable");
        for broken in [
            &b""[..],
            b"no PEM",
            &good[..good.len() / 2],
            b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        ] {
            std::fs::write(&pair.key, broken).expect("written");
            assert!(current.look().is_err(), "{broken:?}");
            assert!(!current.look().expect("nothing new"), "told once");
            assert_eq!(shown(&current), first);
        }
        std::fs::remove_file(&pair.key).expect("removed");
        assert!(current.look().is_err());
        write(&pair, "two.example.org");
        assert!(current.look().expect("a pair"));
        assert_ne!(shown(&current), first);
    }

    #[test]
    fn a_key_of_another_certificate_is_not_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        let pair = pair(&folder);
        write(&pair, "one.example");
        let key = std::fs::read(&pair.key).expect("readable");
        write(&pair, "two.example");
        std::fs::write(&pair.key, key).expect("written");
        let error = Current::open(pair).expect_err("they do not match").to_string();
        assert!(error.contains("IMAGE_CHAT_TLS_KEY") && error.contains("cert.pem"), "{error}");
    }
}
