//! A WebSocket whose bytes go out by way of the viewer's queue: whoever has a frame writes it, one at a
//! time, and the viewer's own task reads. Knows no message.
//!
//! Reading, and what the protocol itself has to say (pongs, the farewell), is tungstenite's. What it
//! would write is put into the queue with everything else, so that frames never mix.

use crate::server::realtime::Wire;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use bytes::Bytes;
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use std::future::poll_fn;
use std::io::{Error, ErrorKind, Read, Write};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tungstenite::error::ProtocolError;
use tungstenite::handshake::server::create_response;
use tungstenite::protocol::frame::CloseFrame;
use tungstenite::protocol::frame::coding::CloseCode;
use tungstenite::protocol::{Message, Role, WebSocket, WebSocketConfig};

/// What is held for reading by each idle connection; viewers say little.
const READ_BUFFER_BYTES: usize = 1024;

/// The bytes' way to and from a viewer.
pub struct Line(Mutex<Ends>);

struct Ends {
    io: TokioIo<Upgraded>,
    /// The viewer's own task, as far as it has been here.
    reader: Waker,
    /// TLS took bytes and could not send all of what became of them.
    is_unsent: bool,
}

/// The reading end.
pub struct Socket {
    protocol: WebSocket<Ear>,
}

/// What came from the other side.
#[derive(Debug, PartialEq)]
pub enum Heard {
    /// A message.
    Message(Message),
    /// Something that WebSockets do not allow; nothing after it can be read. To be closed with this
    /// code (RFC 6455, 7.4.1).
    Breach(u16),
    /// There will be no more.
    Gone,
}

/// What tungstenite takes for its stream.
struct Ear {
    line: Arc<Line>,
    replies: Vec<u8>,
}

impl Line {
    fn lock(&self) -> MutexGuard<'_, Ends> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The viewer's own task waits here: it is woken for what can be read, and for what can be sent on.
    fn attend(&self, context: &Context<'_>) {
        let mut ends = self.lock();
        if !ends.reader.will_wake(context.waker()) {
            ends.reader.clone_from(context.waker());
        }
        ends.send_on();
    }

    /// Reads something away; false at the end.
    fn poll_discard(&self, context: &mut Context<'_>) -> Poll<bool> {
        let mut unread = [0; READ_BUFFER_BYTES];
        let mut buffer = ReadBuf::new(&mut unread);
        let read = ready!(Pin::new(&mut self.lock().io).poll_read(context, &mut buffer));
        Poll::Ready(read.is_ok() && !buffer.filled().is_empty())
    }
}

impl Ends {
    fn poll_write(
        &mut self,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.io).poll_write(context, bytes));
        self.is_unsent = true;
        self.send_on();
        Poll::Ready(written)
    }

    /// Plain TCP keeps nothing back. TLS does when the socket is full, and nobody may have more to write
    /// for half a minute; so the viewer's own task is woken to go on, whoever wrote.
    fn send_on(&mut self) {
        if self.is_unsent {
            let mut context = Context::from_waker(&self.reader);
            self.is_unsent = Pin::new(&mut self.io).poll_flush(&mut context).is_pending();
        }
    }
}

impl Wire for Line {
    fn take(&self, bytes: &[u8]) -> usize {
        // Nobody waits for room here. The viewer's task asks again, for itself.
        match self.poll_take(&mut Context::from_waker(Waker::noop()), bytes) {
            Poll::Ready(taken) => taken,
            Poll::Pending => 0,
        }
    }

    fn poll_take(&self, context: &mut Context<'_>, bytes: &[u8]) -> Poll<usize> {
        self.lock().poll_write(context, bytes).map(|written| match written {
            Ok(taken) if taken > 0 => taken,
            // It broke: whoever reads from it is told.
            _ => bytes.len(),
        })
    }
}

/// The answer to a handshake, and the connection that it leads to; `None` when the request is no
/// handshake.
pub fn handshake(request: Request) -> Option<(Response, OnUpgrade)> {
    let (mut parts, _) = request.into_parts();
    let upgrade = parts.extensions.remove::<OnUpgrade>()?;
    let response = create_response(&Request::from_parts(parts, ())).ok()?;
    Some((response.map(|()| Body::empty()), upgrade))
}

impl Socket {
    /// The server's side of a connection that was just upgraded; messages above `max_bytes` end it.
    pub fn new(upgraded: Upgraded, max_bytes: usize) -> (Self, Arc<Line>) {
        let reader = Waker::noop().clone();
        let ends = Ends { io: TokioIo::new(upgraded), reader, is_unsent: false };
        let line = Arc::new(Line(Mutex::new(ends)));
        let ear = Ear { line: Arc::clone(&line), replies: Vec::new() };
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER_BYTES)
            .write_buffer_size(0)
            .max_message_size(Some(max_bytes))
            .max_frame_size(Some(max_bytes));
        let protocol = WebSocket::from_raw_socket(ear, Role::Server, Some(config));
        (Self { protocol }, line)
    }

    /// What comes next.
    pub async fn next(&mut self) -> Heard {
        poll_fn(|context| self.poll_next(context)).await
    }

    fn poll_next(&mut self, context: &Context<'_>) -> Poll<Heard> {
        self.protocol.get_ref().line.attend(context);
        match self.protocol.read() {
            Ok(message) => Poll::Ready(Heard::Message(message)),
            Err(tungstenite::Error::Io(error)) if error.kind() == ErrorKind::WouldBlock => {
                Poll::Pending
            }
            Err(error) => Poll::Ready(breach(&error).map_or(Heard::Gone, Heard::Breach)),
        }
    }

    /// What the protocol has to answer to what was read: a pong, the farewell.
    pub fn reply(&mut self) -> Option<Bytes> {
        // It only writes into `replies`, which does not fail; after the farewell there is nothing.
        let _ = self.protocol.flush();
        let replies = std::mem::take(&mut self.protocol.get_mut().replies);
        (!replies.is_empty()).then(|| replies.into())
    }

    /// The farewell with this code.
    pub fn farewell(&mut self, code: u16) -> Option<Bytes> {
        let frame = CloseFrame { code: code.into(), reason: "".into() };
        // It was said already, or the other side said it first.
        let _ = self.protocol.close(Some(frame));
        self.reply()
    }

    /// Says no more, and reads until the other side says no more either: a socket that is closed with
    /// something unread is reset, and what was said last may be lost with it.
    pub async fn hang_up(&mut self) {
        let line = &self.protocol.get_ref().line;
        // What broke needs no end.
        let _ = poll_fn(|context| Pin::new(&mut line.lock().io).poll_shutdown(context)).await;
        while poll_fn(|context| line.poll_discard(context)).await {}
    }
}

/// What to close with after a failure that is the other side's doing.
fn breach(error: &tungstenite::Error) -> Option<u16> {
    let code = match error {
        // Nobody is there to be told.
        tungstenite::Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => return None,
        tungstenite::Error::Protocol(_) => CloseCode::Protocol,
        tungstenite::Error::Utf8(_) => CloseCode::Invalid,
        tungstenite::Error::Capacity(_) => CloseCode::Size,
        _ => return None,
    };
    Some(code.into())
}

impl Read for Ear {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut buffer = ReadBuf::new(buffer);
        let mut ends = self.line.lock();
        let Ends { io, reader, .. } = &mut *ends;
        match Pin::new(io).poll_read(&mut Context::from_waker(reader), &mut buffer) {
            Poll::Ready(read) => read.map(|()| buffer.filled().len()),
            Poll::Pending => Err(Error::from(ErrorKind::WouldBlock)),
        }
    }
}

impl Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.replies.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
