//! Certificate and key files, and clients that trust the current certificate alone.

use image_chat::server::config::TlsFiles;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// A folder with `cert.pem` and `key.pem`.
pub struct Files(TempDir);

impl Files {
    /// With a self-signed certificate.
    pub fn new() -> Self {
        let files = Self(tempfile::tempdir().expect("a folder"));
        files.renew();
        files
    }

    pub fn cert(&self) -> PathBuf {
        self.0.path().join("cert.pem")
    }

    pub fn key(&self) -> PathBuf {
        self.0.path().join("key.pem")
    }

    pub fn setting(&self) -> TlsFiles {
        TlsFiles { tls_cert: Some(self.cert()), tls_key: Some(self.key()) }
    }

    /// Replaces certificate and key; the key first, as some ACME clients do.
    pub fn renew(&self) {
        let names = ["127.0.0.1".to_owned(), "localhost".to_owned()];
        let made = rcgen::generate_simple_self_signed(names).expect("a certificate");
        std::fs::write(self.key(), made.signing_key.serialize_pem()).expect("written");
        std::fs::write(self.cert(), made.cert.pem()).expect("written");
    }

    /// The current content of the certificate file.
    pub fn certificate(&self) -> CertificateDer<'static> {
        CertificateDer::from_pem_file(self.cert()).expect("a certificate")
    }

    /// An HTTP client that trusts this certificate alone.
    pub fn client(&self) -> reqwest::ClientBuilder {
        let root = reqwest::Certificate::from_der(&self.certificate()).expect("a certificate");
        let client = reqwest::Client::builder().tls_built_in_root_certs(false);
        client.add_root_certificate(root)
    }

    /// A TLS handshake that trusts this certificate alone and offers these ALPN protocols.
    pub async fn handshake_with_alpn<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        socket: S,
        protocols: &[&[u8]],
    ) -> std::io::Result<TlsStream<S>> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate()).expect("a certificate");
        let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let builder = builder.with_safe_default_protocol_versions().expect("versions");
        let mut config = builder.with_root_certificates(roots).with_no_client_auth();
        config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
        let name = "127.0.0.1".try_into().expect("a name");
        TlsConnector::from(Arc::new(config)).connect(name, socket).await
    }

    pub async fn handshake<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        socket: S,
    ) -> std::io::Result<TlsStream<S>> {
        self.handshake_with_alpn(socket, &[]).await
    }

    /// Whether the server presents the current certificate.
    pub async fn are_presented_at(&self, addr: SocketAddr) -> bool {
        let socket = TcpStream::connect(addr).await.expect("connects");
        self.handshake(socket).await.is_ok()
    }
}
