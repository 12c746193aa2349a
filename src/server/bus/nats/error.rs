//! Why the bus is not there.

/// Why the bus is not there.
#[derive(Debug, thiserror::Error)]
pub enum BusError {
    /// An address is none, or none of NATS.
    #[error("IMAGE_CHAT_BUS_URL (--bus-url) takes local: or nats://HOST:PORT")]
    Address,
    /// No server answers, or it refuses us.
    #[error("cannot reach the bus, IMAGE_CHAT_BUS_URL (--bus-url): {0}")]
    Unreachable(String),
}

impl BusError {
    /// The client has ended already.
    pub(super) fn subscribing(error: impl std::fmt::Display) -> Self {
        Self::Unreachable(error.to_string())
    }
}
