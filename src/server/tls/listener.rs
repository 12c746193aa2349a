//! Shakes hands with each connection, with as many at a time as the doors let in: some 6 KB each, and those
//! who never finish keep nobody out. Knows no certificate and no request.

use axum::serve::Listener;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// Whoever has not finished the handshake by then is cut off. It takes two ways there and back.
const DEADLINE: Duration = Duration::from_secs(10);

/// Where connections come in, with TLS around them.
pub struct TlsListener<L: Listener> {
    listener: L,
    acceptor: TlsAcceptor,
    under_way: JoinSet<Option<Ready<L::Io>>>,
}

type Ready<I> = (TlsStream<I>, SocketAddr);

impl<L: Listener> TlsListener<L> {
    pub(super) fn new(listener: L, acceptor: TlsAcceptor) -> Self {
        Self { listener, acceptor, under_way: JoinSet::new() }
    }
}

impl<L> Listener for TlsListener<L>
where
    L: Listener<Addr = SocketAddr>,
{
    type Io = TlsStream<L::Io>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Ready<L::Io> {
        loop {
            tokio::select! {
                (socket, peer) = self.listener.accept() => {
                    self.under_way.spawn(handshake(self.acceptor.clone(), socket, peer));
                }
                Some(done) = self.under_way.join_next() => {
                    if let Ok(Some(ready)) = done {
                        return ready;
                    }
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

async fn handshake<I>(acceptor: TlsAcceptor, socket: I, peer: SocketAddr) -> Option<Ready<I>>
where
    I: AsyncRead + AsyncWrite + Unpin,
{
    match timeout(DEADLINE, acceptor.accept(socket)).await {
        Ok(Ok(stream)) => Some((stream, peer)),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a handshake failed");
            None
        }
        Err(_) => {
            tracing::debug!("a handshake took too long");
            None
        }
    }
}
