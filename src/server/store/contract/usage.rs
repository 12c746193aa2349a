//! What a tenant used.

/// What a tenant used in one hour (LP28).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usage {
    /// Hours since 1970 UTC.
    pub hour: i64,
    /// Events times those who were sent them.
    pub messages: u64,
    /// Bytes of payload given to sockets.
    pub bytes: u64,
    /// Markers created.
    pub created: u64,
}
