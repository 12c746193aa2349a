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
    #[error("there is no such image")]
    NoSuchImage,
    /// LP3: the same person used this id for another operation.
    #[error("this broadcastId was used for another operation")]
    OtherOperation,
    /// LP12: it was reported as unknown, so its author believes that it was not saved.
    #[error("this operation was given up; please send it anew")]
    Abandoned,
    /// Each attempt lost against a concurrent change.
    #[error("too many people change this image at once; please try again")]
    Contended,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
