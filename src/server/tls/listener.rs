//! Lets connections in and shakes hands with each, many at a time. Knows no certificate and no request.

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
/// Handshakes under way at once, some 6 KB each: as many as the system keeps waiting for us, so that a
/// crowd comes in together and those who never finish do not keep it out. Beyond, they wait there.
const MOST: usize = 4_096;

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
                (socket, peer) = self.listener.accept(), if self.under_way.len() < MOST => {
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
