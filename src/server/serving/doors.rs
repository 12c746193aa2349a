//! The way in for connections: so many in all, so many from each address, and none that is written to in
//! vain for long. Knows no request.
//!
//! When there are as many as there may be, who comes next waits where the system keeps them. Who has too many
//! already is sent away at once, so that nobody else waits for them.

use super::super::limits::{ConnectionPermit, RateLimits};
use super::super::networks::Networks;
use axum::serve::Listener;
use std::io::{self, ErrorKind, IoSlice};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Sleep, sleep};

/// Lets connections in.
pub struct Doors<L> {
    listener: L,
    all: Arc<Semaphore>,
    limits: Arc<RateLimits>,
    proxies: Networks,
    write: Duration,
}

impl<L> Doors<L> {
    /// Doors in front of a listener, for so many at once. What may come from one address says `limits`;
    /// proxies may do as they like. Who takes nothing of what is written for the time `write` is cut off.
    pub fn new(
        listener: L,
        most: usize,
        (limits, proxies): (Arc<RateLimits>, Networks),
        write: Duration,
    ) -> Self {
        let all = Arc::new(Semaphore::new(most.clamp(1, Semaphore::MAX_PERMITS)));
        Self { listener, all, limits, proxies, write }
    }

    /// A place for one from there, or `None` when there are too many already.
    fn place(&self, peer: SocketAddr) -> Option<ConnectionPermit> {
        let address = peer.ip().to_canonical();
        if self.proxies.contains(address) {
            return Some(ConnectionPermit::default());
        }
        self.limits.connection(address).ok()
    }
}

impl<L> Listener for Doors<L>
where
    L: Listener<Addr = SocketAddr>,
{
    type Io = Inside<L::Io>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        loop {
            let turn = Arc::clone(&self.all).acquire_owned().await.ok();
            let (io, peer) = self.listener.accept().await;
            if let Some(place) = self.place(peer) {
                let held = (turn, place);
                return (Inside { io, write: self.write, stuck: None, _held: held }, peer);
            }
            tracing::debug!(from = %peer.ip(), "too many connections from one address");
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that was let in, with its place, which others get when it ends.
pub struct Inside<I> {
    io: I,
    write: Duration,
    /// Runs since the other side takes nothing.
    stuck: Option<Pin<Box<Sleep>>>,
    _held: (Option<OwnedSemaphorePermit>, ConnectionPermit),
}

impl<I: AsyncWrite + Unpin> Inside<I> {
    /// What came of writing, unless nothing did for too long.
    fn judge<T>(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stuck = None;
            return written;
        }
        let write = self.write;
        let stuck = self.stuck.get_or_insert_with(|| Box::pin(sleep(write)));
        stuck.as_mut().poll(context).map(|()| Err(ErrorKind::TimedOut.into()))
    }
}

impl<I: AsyncRead + Unpin> AsyncRead for Inside<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(context, buffer)
    }
}

impl<I: AsyncWrite + Unpin> AsyncWrite for Inside<I> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write(context, bytes);
        self.judge(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write_vectored(context, pieces);
        self.judge(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests;
