//! The current certificate, reloaded when its files change. Open connections keep theirs.

use super::certificate::{TlsError, TlsPair, read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, SystemTime};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_util::sync::CancellationToken;

/// Certificates are renewed days before they expire.
const POLL_INTERVAL: Duration = Duration::from_secs(2);

/// Identifies a version of a file: modification time and length.
type Stamp = Option<(SystemTime, u64)>;

/// Certificate and key in use, with their paths.
#[derive(Debug)]
pub struct ReloadingCertificate {
    pair: TlsPair,
    key: RwLock<Arc<CertifiedKey>>,
    seen: Mutex<[Stamp; 2]>,
}

impl ReloadingCertificate {
    /// Reads the files.
    pub fn open(pair: TlsPair) -> Result<Self, TlsError> {
        // Before reading: a change in between is read again.
        let seen = Mutex::new(stamps(&pair));
        let key = RwLock::new(Arc::new(read(&pair)?));
        Ok(Self { pair, key, seen })
    }

    /// Reloads the files if they changed since the last call, and returns whether they did. Unusable files
    /// are refused, once for each change.
    fn reload_if_changed(&self) -> Result<bool, TlsError> {
        let stamps = stamps(&self.pair);
        {
            let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            if *seen == stamps {
                return Ok(false);
            }
            *seen = stamps;
        }
        self.reload()?;
        Ok(true)
    }

    /// Reloads the files in any case.
    fn reload(&self) -> Result<(), TlsError> {
        let key = Arc::new(read(&self.pair)?);
        *self.key.write().unwrap_or_else(PoisonError::into_inner) = key;
        Ok(())
    }
}

/// Reloads the certificate on demand.
pub struct CertificateReloader(Arc<ReloadingCertificate>);

impl CertificateReloader {
    pub(super) fn new(certificate: Arc<ReloadingCertificate>) -> Self {
        Self(certificate)
    }

    /// Reloads the files, also when they look as before.
    pub async fn reload(&self) {
        run(&self.0, |certificate| certificate.reload().map(|()| true)).await;
    }
}

impl ResolvesServerCert for ReloadingCertificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.key.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

/// Polls the files until `stopping`.
pub async fn watch(certificate: Arc<ReloadingCertificate>, stopping: CancellationToken) {
    while stopping.run_until_cancelled(tokio::time::sleep(POLL_INTERVAL)).await.is_some() {
        run(&certificate, ReloadingCertificate::reload_if_changed).await;
    }
}

/// Runs a reload and logs its outcome. The files may be on a slow disk.
async fn run(
    certificate: &Arc<ReloadingCertificate>,
    reload: impl FnOnce(&ReloadingCertificate) -> Result<bool, TlsError> + Send + 'static,
) {
    let certificate = Arc::clone(certificate);
    match tokio::task::spawn_blocking(move || reload(&certificate)).await {
        Ok(Ok(true)) => tracing::info!("took the new certificate"),
        Ok(Ok(false)) | Err(_) => {}
        Ok(Err(error)) => {
            tracing::error!(%error, "cannot take the new certificate; the old one stays");
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

    /// Writes a certificate for the name and its key.
    fn write(pair: &TlsPair, name: &str) {
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).expect("a certificate");
        std::fs::write(&pair.cert, made.cert.pem()).expect("written");
        std::fs::write(&pair.key, made.signing_key.serialize_pem()).expect("written");
    }

    fn pair(folder: &TempDir) -> TlsPair {
        let path = |name: &str| folder.path().join(name);
        TlsPair { cert: path("cert.pem"), key: path("key.pem") }
    }

    fn served(certificate: &ReloadingCertificate) -> Vec<u8> {
        let key = certificate.key.read().expect("not poisoned");
        key.end_entity_cert().expect("a certificate").to_vec()
    }

    #[test]
    fn changed_files_are_reloaded_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let pair = pair(&folder);
        write(&pair, "one.example");
        let certificate = ReloadingCertificate::open(pair.clone()).expect("a pair");
        let first = served(&certificate);
        assert!(!certificate.reload_if_changed().expect("nothing to read"));
        write(&pair, "two.example.org");
        assert!(certificate.reload_if_changed().expect("a pair"));
        assert_ne!(served(&certificate), first);
        assert!(!certificate.reload_if_changed().expect("nothing to read"), "once");
    }

    #[test]
    fn broken_files_are_refused_and_reported_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let pair = pair(&folder);
        write(&pair, "one.example");
        let certificate = ReloadingCertificate::open(pair.clone()).expect("a pair");
        let first = served(&certificate);
        let good = std::fs::read(&pair.key).expect("readable");
        for broken in [
            &b""[..],
            b"no PEM",
            &good[..good.len() / 2],
            b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        ] {
            std::fs::write(&pair.key, broken).expect("written");
            assert!(certificate.reload_if_changed().is_err(), "{broken:?}");
            assert!(!certificate.reload_if_changed().expect("nothing new"), "reported once");
            assert_eq!(served(&certificate), first);
        }
        std::fs::remove_file(&pair.key).expect("removed");
        assert!(certificate.reload_if_changed().is_err());
        write(&pair, "two.example.org");
        assert!(certificate.reload_if_changed().expect("a pair"));
        assert_ne!(served(&certificate), first);
    }

    #[test]
    fn a_key_of_another_certificate_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let pair = pair(&folder);
        write(&pair, "one.example");
        let key = std::fs::read(&pair.key).expect("readable");
        write(&pair, "two.example");
        std::fs::write(&pair.key, key).expect("written");
        let error = ReloadingCertificate::open(pair).expect_err("they do not match").to_string();
        assert!(error.contains("IMAGE_CHAT_TLS_KEY") && error.contains("cert.pem"), "{error}");
    }
}
