//! A tenant's usage.

/// A tenant's usage in one hour (LP28).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usage {
    /// Hours since 1970 UTC.
    pub hour: i64,
    /// Events, each counted once per recipient.
    pub messages: u64,
    /// Bytes of payload sent to sockets.
    pub bytes: u64,
    /// Markers created.
    pub created: u64,
}

/// What was sent to a tenant's viewers in one hour (LP28).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Hours since 1970 UTC.
    pub hour: i64,
    /// Events, each counted once per recipient.
    pub messages: u64,
    /// Bytes of payload.
    pub bytes: u64,
}
