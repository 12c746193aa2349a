//! Why someone is not let in. Knows no status.

use crate::server::store::StoreError;

/// Why someone is not let in.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// There is no such thing, or none that they may see: which of both, nobody is told (LP24).
    #[error("there is no such thing")]
    NotVisible,
    /// They are banned for a time.
    #[error("you cannot take part here at the moment: a moderator has banned you for a time")]
    Banned,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
