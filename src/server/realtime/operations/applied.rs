//! The result of an operation.

use crate::model::{Chat, Recorded, Refusal};
use crate::server::store::StoreError;
use std::sync::Arc;

/// A stored operation.
#[derive(Clone, Debug)]
pub struct Applied {
    /// Its event.
    pub recorded: Recorded,
    /// The discussion after it; `None` when the discussion is deleted.
    pub chat: Option<Arc<Chat>>,
    /// False for the answer to a repetition.
    pub is_new: bool,
}

/// The reason why an operation was not stored.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The rules of the model refuse it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The tenant has no such image.
    #[error("no_such_image")]
    NoSuchImage,
    /// LP3: the same person used this id for another operation.
    #[error("other_operation")]
    OtherOperation,
    /// LP12: it was reported as unknown, so its author believes that it was not saved.
    #[error("abandoned")]
    Abandoned,
    /// Each attempt lost against a concurrent change.
    #[error("contended")]
    Contended,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
