//! The reasons for which a connection is closed.

use crate::protocol::live::CloseCode;
use crate::server::store::StoreError;

/// The reason for which a connection is closed.
#[derive(Debug)]
pub enum ConnectionError {
    /// The viewer broke a rule of the protocol, or lacks a right.
    Close(CloseCode),
    /// The database failed.
    Store(StoreError),
}

impl From<StoreError> for ConnectionError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
