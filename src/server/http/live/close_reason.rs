//! The reasons for which the session of a live socket ends.

use crate::protocol::live::CloseCode;

/// The reason for which a session ends.
pub enum CloseReason {
    /// The connection is lost.
    Gone,
    /// The other side closes, and is to be answered.
    ClosedByPeer,
    /// To be closed with this code.
    Code(CloseCode),
    /// The other side broke the rules of WebSocket; to be closed with this code (RFC 6455, 7.4.1).
    ProtocolError(u16),
}
