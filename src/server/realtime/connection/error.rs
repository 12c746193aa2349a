//! The reasons for which a connection is closed.

use crate::protocol::live::CloseCode;
use crate::server::store::StoreError;
use std::sync::Arc;

/// The reason for which a connection is closed.
#[derive(Debug)]
pub enum ConnectionError {
    /// The viewer broke a rule of the protocol, or lacks a right.
    Close(CloseCode),
    /// The database failed, perhaps for others too.
    Store(Arc<StoreError>),
}

impl From<StoreError> for ConnectionError {
    fn from(error: StoreError) -> Self {
        Self::Store(Arc::new(error))
    }
}

impl From<Arc<StoreError>> for ConnectionError {
    fn from(error: Arc<StoreError>) -> Self {
        Self::Store(error)
    }
}
