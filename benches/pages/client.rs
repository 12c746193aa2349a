//! Clients that request the same page again and again over connections of their own.

use crate::response::Response;
use std::io::{ErrorKind, Result};
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::sleep;

/// Some reads for a page, and not one for each chunk of it.
const READ_BYTES: usize = 128 * 1024;

/// The pause after an answer that is no page: short, so that refusals do not show as time, and long enough that
/// they do not keep the server busy.
const RETRY_AFTER: Duration = Duration::from_millis(200);
/// The status of a request whose connection ended.
const NO_ANSWER: u16 = 0;

/// A page, as a client asks for it.
#[derive(Clone)]
pub struct Request {
    addr: SocketAddr,
    bytes: Vec<u8>,
}

/// A connection that is kept.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What one client saw of the pages that it began to request within the measured time.
#[derive(Default)]
pub struct Seen {
    /// The time that each answer took.
    pub took: Vec<Duration>,
    /// The status of each other answer; 0 when there was none.
    pub refused: Vec<u16>,
}

impl Request {
    /// A request of someone without a cookie.
    pub fn new(addr: SocketAddr, path: &str, accept_encoding: Option<&str>) -> Self {
        let encoding = accept_encoding.map(|all| format!("Accept-Encoding: {all}\r\n"));
        let encoding = encoding.unwrap_or_default();
        let head =
            format!("GET {path} HTTP/1.1\r\nHost: {addr}\r\nAccept: text/html\r\n{encoding}\r\n");
        Self { addr, bytes: head.into_bytes() }
    }

    /// Requests it on one connection until `end`, and notes what is requested from `begin` on. `from` is the
    /// client's address, when it is to be another than usual.
    pub async fn repeat(self, from: Option<IpAddr>, begin: Instant, end: Instant) -> Result<Seen> {
        let mut connection = Connection::open(self.addr, from).await?;
        let mut seen = Seen::default();
        loop {
            let start = Instant::now();
            if start >= end {
                return Ok(seen);
            }
            let status = connection.get(&self).await.unwrap_or(NO_ANSWER);
            if start >= begin {
                seen.note(status, start.elapsed());
            }
            if status != 200 {
                sleep(RETRY_AFTER).await;
                connection = Connection::open(self.addr, from).await?;
            }
        }
    }
}

impl Connection {
    async fn open(to: SocketAddr, from: Option<IpAddr>) -> Result<Self> {
        let socket = TcpSocket::new_v4()?;
        if let Some(from) = from {
            socket.bind(SocketAddr::new(from, 0))?;
        }
        let stream = socket.connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; READ_BYTES] })
    }

    /// The status of a page that is read to its end.
    async fn get(&mut self, request: &Request) -> Result<u16> {
        self.stream.write_all(&request.bytes).await?;
        let mut response = Response::default();
        loop {
            let count = self.stream.read(&mut self.buffer).await?;
            if count == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            if response.feed(&self.buffer[..count])? {
                return Ok(response.status);
            }
        }
    }
}

impl Seen {
    fn note(&mut self, status: u16, took: Duration) {
        match status {
            200 => self.took.push(took),
            other => self.refused.push(other),
        }
    }

    /// What several clients saw together, sorted.
    pub fn together(all: impl IntoIterator<Item = Self>) -> Self {
        let mut sum = Self::default();
        for mut one in all {
            sum.took.append(&mut one.took);
            sum.refused.append(&mut one.refused);
        }
        sum.took.sort_unstable();
        sum
    }
}
