//! A WebSocket that is read by the connection's task and written by the sender of each frame, through the
//! viewer's queue.
//!
//! Reading, and the protocol's own replies (pong and close frames), are tungstenite's. Its replies go
//! through the queue like every other frame, so that frames never interleave.

use crate::server::realtime::SocketWriter;
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

/// Read buffer of each connection, idle ones included; viewers send little.
const READ_BUFFER_BYTES: usize = 1024;

/// The byte stream of a socket, shared by its reader and all writers.
pub struct SharedStream(Mutex<Io>);

struct Io {
    stream: TokioIo<Upgraded>,
    /// The connection's task; a no-op before its first poll.
    reader: Waker,
    /// TLS took bytes and could not send all of its records.
    needs_flush: bool,
}

/// The reading end of a WebSocket.
pub struct Socket {
    protocol: WebSocket<ReadHalf>,
}

/// The next item of a socket.
#[derive(Debug, PartialEq)]
pub enum Incoming {
    /// A message.
    Message(Message),
    /// A violation of the protocol: the socket cannot be read any more. To be closed with this code
    /// (RFC 6455, 7.4.1).
    ProtocolError(u16),
    /// The end.
    Closed,
}

/// The stream as tungstenite sees it: reads from the socket, and collects replies.
struct ReadHalf {
    stream: Arc<SharedStream>,
    replies: Vec<u8>,
}

impl SharedStream {
    fn lock(&self) -> MutexGuard<'_, Io> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Registers the connection's task, which is woken when bytes can be read or flushed.
    fn register_reader(&self, context: &Context<'_>) {
        let mut io = self.lock();
        if !io.reader.will_wake(context.waker()) {
            io.reader.clone_from(context.waker());
        }
        io.continue_flush();
    }

    /// Discards received bytes; false at the end.
    fn poll_discard(&self, context: &mut Context<'_>) -> Poll<bool> {
        let mut unread = [0; READ_BUFFER_BYTES];
        let mut buffer = ReadBuf::new(&mut unread);
        let read = ready!(Pin::new(&mut self.lock().stream).poll_read(context, &mut buffer));
        Poll::Ready(read.is_ok() && !buffer.filled().is_empty())
    }
}

impl Io {
    fn poll_write(
        &mut self,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write(context, bytes));
        self.needs_flush = true;
        self.continue_flush();
        Poll::Ready(written)
    }

    /// Plain TCP buffers nothing here. TLS does when the socket is full, and the next write may be half a
    /// minute away; so the connection's task is woken to continue, whichever task wrote.
    fn continue_flush(&mut self) {
        if self.needs_flush {
            let mut context = Context::from_waker(&self.reader);
            self.needs_flush = Pin::new(&mut self.stream).poll_flush(&mut context).is_pending();
        }
    }
}

impl SocketWriter for SharedStream {
    fn try_write(&self, bytes: &[u8]) -> usize {
        // Nobody waits for room here: the connection's task polls again with its own waker.
        match SocketWriter::poll_write(self, &mut Context::from_waker(Waker::noop()), bytes) {
            Poll::Ready(taken) => taken,
            Poll::Pending => 0,
        }
    }

    fn poll_write(&self, context: &mut Context<'_>, bytes: &[u8]) -> Poll<usize> {
        self.lock().poll_write(context, bytes).map(|written| match written {
            Ok(taken) if taken > 0 => taken,
            // Broken: the reader notices the failure.
            _ => bytes.len(),
        })
    }
}

/// The response to a handshake and the upgraded connection; `None` if the request is no handshake.
pub fn handshake(request: Request) -> Option<(Response, OnUpgrade)> {
    let (mut parts, _) = request.into_parts();
    let upgrade = parts.extensions.remove::<OnUpgrade>()?;
    let response = create_response(&Request::from_parts(parts, ())).ok()?;
    Some((response.map(|()| Body::empty()), upgrade))
}

impl Socket {
    /// The server's side of an upgraded connection; a message above `max_bytes` ends it.
    pub fn new(upgraded: Upgraded, max_bytes: usize) -> (Self, Arc<SharedStream>) {
        let reader = Waker::noop().clone();
        let io = Io { stream: TokioIo::new(upgraded), reader, needs_flush: false };
        let stream = Arc::new(SharedStream(Mutex::new(io)));
        let read_half = ReadHalf { stream: Arc::clone(&stream), replies: Vec::new() };
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER_BYTES)
            .write_buffer_size(0)
            .max_message_size(Some(max_bytes))
            .max_frame_size(Some(max_bytes));
        let protocol = WebSocket::from_raw_socket(read_half, Role::Server, Some(config));
        (Self { protocol }, stream)
    }

    /// Waits for the next item.
    pub async fn next(&mut self) -> Incoming {
        poll_fn(|context| self.poll_next(context)).await
    }

    fn poll_next(&mut self, context: &Context<'_>) -> Poll<Incoming> {
        self.protocol.get_ref().stream.register_reader(context);
        match self.protocol.read() {
            Ok(message) => Poll::Ready(Incoming::Message(message)),
            Err(tungstenite::Error::Io(error)) if error.kind() == ErrorKind::WouldBlock => {
                Poll::Pending
            }
            Err(error) => {
                Poll::Ready(close_code(&error).map_or(Incoming::Closed, Incoming::ProtocolError))
            }
        }
    }

    /// The protocol's reply to what was read: a pong or a close frame.
    pub fn reply(&mut self) -> Option<Bytes> {
        // Writes into `replies`, which does not fail; after the close frame there is nothing to write.
        let _ = self.protocol.flush();
        let replies = std::mem::take(&mut self.protocol.get_mut().replies);
        (!replies.is_empty()).then(|| replies.into())
    }

    /// A close frame with this code; `None` if one was sent or received before.
    pub fn close_frame(&mut self, code: u16) -> Option<Bytes> {
        let frame = CloseFrame { code: code.into(), reason: "".into() };
        // Fails if the closing handshake has begun already.
        let _ = self.protocol.close(Some(frame));
        self.reply()
    }

    /// Shuts the write side down, and reads until the other side does too: a socket that is closed with
    /// unread bytes is reset, and the close frame may be lost with it.
    pub async fn shutdown(&mut self) {
        let stream = &self.protocol.get_ref().stream;
        // A broken socket needs no shutdown.
        let _ = poll_fn(|context| Pin::new(&mut stream.lock().stream).poll_shutdown(context)).await;
        while poll_fn(|context| stream.poll_discard(context)).await {}
    }
}

/// The close code for an error that the other side caused.
fn close_code(error: &tungstenite::Error) -> Option<u16> {
    let code = match error {
        // The other side is gone.
        tungstenite::Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => return None,
        tungstenite::Error::Protocol(_) => CloseCode::Protocol,
        tungstenite::Error::Utf8(_) => CloseCode::Invalid,
        tungstenite::Error::Capacity(_) => CloseCode::Size,
        _ => return None,
    };
    Some(code.into())
}

impl Read for ReadHalf {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut buffer = ReadBuf::new(buffer);
        let mut io = self.stream.lock();
        let Io { stream, reader, .. } = &mut *io;
        match Pin::new(stream).poll_read(&mut Context::from_waker(reader), &mut buffer) {
            Poll::Ready(read) => read.map(|()| buffer.filled().len()),
            Poll::Pending => Err(Error::from(ErrorKind::WouldBlock)),
        }
    }
}

impl Write for ReadHalf {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.replies.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
