//! One viewer: a socket that follows the image. Knows no plan and no figures.

use super::wire::{self, Incoming, Kind};
use memchr::memmem;
use std::cell::RefCell;
use std::future::poll_fn;
use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Poll, ready};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;

/// More than a live frame has (LP13), so that one read takes all there is.
const READ_BYTES: usize = 64 * 1024;
/// Longer than any answer to a handshake.
const HEAD_BYTES: usize = 4 * 1024;

thread_local! {
    /// One for all viewers of a thread: what is left over is kept by each.
    static BUFFER: RefCell<Vec<u8>> = RefCell::new(vec![0; READ_BYTES]);
}

/// How a viewer comes in.
pub struct Door {
    /// Where.
    pub addr: SocketAddr,
    /// The request that opens the socket.
    pub handshake: String,
    /// What to say first, as a frame, to a server that wants to hear something; it answers.
    pub hello: Option<Vec<u8>>,
}

/// One viewer's socket.
pub struct Viewer {
    stream: TcpStream,
    incoming: Incoming,
    /// What pings are answered with.
    answers: Vec<u8>,
}

impl Viewer {
    /// Opens a socket and says hello; the answer is still to come.
    pub async fn enter(door: &Door) -> Result<Self> {
        let mut stream = TcpStream::connect(door.addr).await?;
        stream.set_nodelay(true)?;
        stream.write_all(door.handshake.as_bytes()).await?;
        let incoming = Incoming::from(read_head(&mut stream).await?);
        if let Some(hello) = &door.hello {
            stream.write_all(hello).await?;
        }
        Ok(Self { stream, incoming, answers: Vec::new() })
    }

    /// Waits until something comes, and hands over the messages in it.
    pub async fn hear(&mut self, mut take: impl FnMut(&[u8])) -> Result<()> {
        poll_fn(|context| {
            BUFFER.with_borrow_mut(|buffer| {
                let mut into = ReadBuf::new(buffer);
                ready!(Pin::new(&mut self.stream).poll_read(context, &mut into))?;
                Poll::Ready(self.take_in(into.filled(), &mut take))
            })
        })
        .await?;
        if !self.answers.is_empty() {
            self.stream.write_all(&std::mem::take(&mut self.answers)).await?;
        }
        Ok(())
    }

    /// Waits for the answer to hello.
    pub async fn welcomed(&mut self) -> Result<()> {
        let mut is_welcome = false;
        while !is_welcome {
            self.hear(|message| is_welcome |= has_type(message, "welcome")).await?;
        }
        Ok(())
    }

    /// The socket itself.
    pub fn into_stream(self) -> TcpStream {
        self.stream
    }

    fn take_in(&mut self, bytes: &[u8], take: &mut impl FnMut(&[u8])) -> Result<()> {
        if bytes.is_empty() {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let (answers, mut closed) = (&mut self.answers, None);
        self.incoming.feed(bytes, |kind, payload| match kind {
            Kind::Text => take(payload),
            Kind::Ping => answers.extend(wire::frame(Kind::Ping, payload)),
            Kind::Close => closed = payload.first_chunk().map(|code| u16::from_be_bytes(*code)),
            Kind::Other => {}
        })?;
        closed.map_or(Ok(()), |code| Err(Error::other(format!("closed with {code}"))))
    }
}

/// Is there a message of this type in the frame?
pub fn has_type(frame: &[u8], name: &str) -> bool {
    // Between quotation marks that no text of a person has (see `series.rs`).
    memmem::find(frame, format!(r#""type":"{name}""#).as_bytes()).is_some()
}

/// Reads the answer to a handshake; what came behind it.
async fn read_head(stream: &mut TcpStream) -> Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD_BYTES);
    loop {
        if stream.read_buf(&mut head).await? == 0 || head.len() > HEAD_BYTES {
            return Err(Error::other("no answer to the handshake"));
        }
        if let Some(end) = memmem::find(&head, b"\r\n\r\n") {
            let is_accepted = head.starts_with(b"HTTP/1.1 101 ");
            let line = || String::from_utf8_lossy(&head).lines().next().map(str::to_owned);
            is_accepted.then_some(()).ok_or_else(|| Error::other(line().unwrap_or_default()))?;
            return Ok(head.split_off(end + 4));
        }
    }
}
