//! TLS at the server's own door. Knows no request: what comes out is a stream like any other.
//!
//! rustls with ring, named outright: the crypto that other libraries bring along does not matter here.

mod certificate;
mod listener;
mod reload;

pub use certificate::TlsError;
pub use listener::TlsListener;

use super::config::TlsPair;
use axum::serve::Listener;
use reload::Current;
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_util::sync::CancellationToken;

/// HTTP/1.1 alone: the live socket is an upgrade, which HTTP/2 does not have.
const PROTOCOLS: [&[u8]; 1] = [b"http/1.1"];

/// What every handshake needs.
pub struct Tls {
    acceptor: TlsAcceptor,
    current: Arc<Current>,
}

impl Tls {
    /// Reads certificate and key.
    pub fn open(pair: TlsPair) -> Result<Self, TlsError> {
        let current = Arc::new(Current::open(pair)?);
        let provider = Arc::new(ring::default_provider());
        let builder =
            ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let resolver = Arc::clone(&current);
        let mut config = builder.with_no_client_auth().with_cert_resolver(resolver);
        config.alpn_protocols = PROTOCOLS.map(Vec::from).into();
        // Whoever comes back after a cut does without the costly part of the handshake.
        config.ticketer = ring::Ticketer::new()?;
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), current })
    }

    /// From now on, until the server stops, takes new files when there are some.
    pub fn keep_current(&self, stopping: CancellationToken) {
        tokio::spawn(reload::keep_current(Arc::clone(&self.current), stopping));
    }

    /// Puts TLS around what comes in.
    pub fn around<L: Listener>(self, listener: L) -> TlsListener<L> {
        TlsListener::new(listener, self.acceptor)
    }
}
