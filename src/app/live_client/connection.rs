//! The state of a live connection, as pages show it.

use crate::protocol::live::TerminationReason;

/// The state of a live connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// Subscribed: every event arrives.
    Live,
    /// Not connected yet, or reconnecting.
    Reconnecting,
    /// The browser reports that there is no network, and an attempt has failed.
    Offline,
    /// Closed for good: the client does not reconnect.
    Terminated(TerminationReason),
}
