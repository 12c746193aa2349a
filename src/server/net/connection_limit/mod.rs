//! Connection limits, in total and for each peer address, and a write timeout for each connection.
//!
//! At the total limit the listener stops accepting: further connections wait in the kernel's backlog. A peer
//! above its own limit is disconnected at once, so that it delays nobody else.

use super::cidr::Networks;
use axum::serve::Listener;
use std::io::{self, IoSlice};
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutWriter;

/// The limit of each peer address.
pub struct PeerLimit<P> {
    exempt: Networks,
    acquire: Box<dyn Fn(IpAddr) -> Option<P> + Send + Sync>,
}

impl<P> PeerLimit<P> {
    /// `acquire` returns a permit, or `None` when the peer has too many connections. It is not asked for the
    /// networks in `exempt`: a proxy stands for many clients.
    pub fn new(
        exempt: Networks,
        acquire: impl Fn(IpAddr) -> Option<P> + Send + Sync + 'static,
    ) -> Self {
        Self { exempt, acquire: Box::new(acquire) }
    }

    /// `Some(None)` for an exempt peer, `None` for one above its limit.
    fn permit(&self, peer: SocketAddr) -> Option<Option<P>> {
        let address = peer.ip().to_canonical();
        if self.exempt.contains(address) { Some(None) } else { (self.acquire)(address).map(Some) }
    }
}

/// A listener that limits its connections.
pub struct LimitedListener<L, P> {
    listener: L,
    total: Arc<Semaphore>,
    peers: PeerLimit<P>,
    write_timeout: Duration,
}

impl<L, P> LimitedListener<L, P> {
    /// At most `max` connections. One that accepts no bytes for `write_timeout` is closed.
    pub fn new(listener: L, max: usize, peers: PeerLimit<P>, write_timeout: Duration) -> Self {
        let total = Arc::new(Semaphore::new(max.clamp(1, Semaphore::MAX_PERMITS)));
        Self { listener, total, peers, write_timeout }
    }
}

impl<L, P> Listener for LimitedListener<L, P>
where
    L: Listener<Addr = SocketAddr>,
    P: Send + 'static,
{
    type Io = GuardedIo<L::Io, P>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        loop {
            let total = Arc::clone(&self.total).acquire_owned().await.ok();
            let (io, peer) = self.listener.accept().await;
            if let Some(permit) = self.peers.permit(peer) {
                return (GuardedIo::new(io, self.write_timeout, (total, permit)), peer);
            }
            tracing::debug!(from = %peer.ip(), "too many connections from one address");
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

type Permits<P> = (Option<OwnedSemaphorePermit>, Option<P>);

/// A connection with its permits, which its end returns.
pub struct GuardedIo<I, P> {
    // Boxed because the timer inside may not move, and hyper takes connections that may.
    io: Pin<Box<TimeoutWriter<I>>>,
    _permits: Permits<P>,
}

impl<I: AsyncWrite, P> GuardedIo<I, P> {
    fn new(io: I, write_timeout: Duration, permits: Permits<P>) -> Self {
        let mut io = TimeoutWriter::new(io);
        io.set_timeout(Some(write_timeout));
        Self { io: Box::pin(io), _permits: permits }
    }
}

// Permits are never pinned.
impl<I, P> Unpin for GuardedIo<I, P> {}

impl<I: AsyncRead + AsyncWrite, P> AsyncRead for GuardedIo<I, P> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.io.as_mut().poll_read(context, buffer)
    }
}

impl<I: AsyncWrite, P> AsyncWrite for GuardedIo<I, P> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.io.as_mut().poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.io.as_mut().poll_write_vectored(context, pieces)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.io.as_mut().poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.io.as_mut().poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests;
