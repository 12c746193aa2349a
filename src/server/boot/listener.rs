//! The listening socket.

use axum::serve::{Listener, ListenerExt};
use std::io;
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// The backlog: clients reconnect together after a restart, and one that finds the backlog full retries after
/// seconds only. The system may allow less (`net.core.somaxconn`).
const BACKLOG: u32 = 4_096;

pub fn listen(addr: SocketAddr) -> io::Result<TcpListener> {
    let socket = if addr.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // Otherwise the port is taken for a minute after a stop.
    socket.set_reuseaddr(true)?;
    socket.bind(addr)?;
    socket.listen(BACKLOG)
}

/// Sets `TCP_NODELAY`: otherwise small answers wait some 40 ms for a delayed acknowledgement.
pub fn without_delay(listener: TcpListener) -> impl Listener<Io = TcpStream, Addr = SocketAddr> {
    listener.tap_io(|socket| {
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY on a socket");
        }
    })
}
