//! The reasons for which access is denied.

use crate::server::store::StoreError;

/// The reason for which access is denied.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// It does not exist or is not visible; both are answered alike (LP24).
    #[error("not_visible")]
    NotVisible,
    /// The subject is banned for a time.
    #[error("banned")]
    Banned,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
