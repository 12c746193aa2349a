//! TLS for the server's own listener, with certificates that are reloaded while it runs.
//!
//! rustls with ring, named explicitly: crypto providers that other libraries install have no effect.

mod certificate;
mod listener;
mod reload;

pub use certificate::{TlsError, TlsPair};
pub use listener::TlsListener;
pub use reload::CertificateReloader;

use axum::serve::Listener;
use reload::ReloadingCertificate;
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_util::sync::CancellationToken;

/// HTTP/1.1 only: the live socket is an upgrade, which HTTP/2 does not have.
const PROTOCOLS: [&[u8]; 1] = [b"http/1.1"];

/// The TLS configuration of the server.
pub struct Tls {
    acceptor: TlsAcceptor,
    certificate: Arc<ReloadingCertificate>,
}

impl Tls {
    /// Reads certificate and key.
    pub fn open(pair: TlsPair) -> Result<Self, TlsError> {
        let certificate = Arc::new(ReloadingCertificate::open(pair)?);
        let provider = Arc::new(ring::default_provider());
        let builder =
            ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let resolver = Arc::clone(&certificate);
        let mut config = builder.with_no_client_auth().with_cert_resolver(resolver);
        config.alpn_protocols = PROTOCOLS.map(Vec::from).into();
        // Clients that reconnect resume their session, without the costly part of the handshake.
        config.ticketer = ring::Ticketer::new()?;
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), certificate })
    }

    /// Watches the files until `stopping` and reloads them when they change.
    pub fn watch(&self, stopping: CancellationToken) {
        tokio::spawn(reload::watch(Arc::clone(&self.certificate), stopping));
    }

    /// Reloads the files on demand.
    pub fn reloader(&self) -> CertificateReloader {
        CertificateReloader::new(Arc::clone(&self.certificate))
    }

    /// Wraps a listener's connections in TLS.
    pub fn wrap<L: Listener>(self, listener: L) -> TlsListener<L> {
        TlsListener::new(listener, self.acceptor)
    }
}
