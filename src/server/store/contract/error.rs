//! Why the store does not do what it is asked.

use crate::protocol::{Unwritable, text_of};
use std::sync::Arc;

/// The database failed. Its message goes to the log, never to a client.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or could not be reached.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The database that the settings name cannot be used; the text says which setting and why, and no secret.
    #[error("{0}")]
    Unusable(String),
    /// A row holds a value that the model does not accept.
    #[error("unreadable row: {0}")]
    Unreadable(String),
    /// The transaction of this write, shared with others, was not committed.
    #[error("not committed: {0}")]
    NotCommitted(Arc<sqlx::Error>),
    /// Nothing can be written at present; reading works.
    #[error("{}: {source}", text_of(&(*why).into()))]
    Unwritable {
        /// The reason, for people.
        why: Unwritable,
        /// What the database says.
        source: Arc<sqlx::Error>,
    },
    /// The queue of writes is full; nothing was done, and the write may be retried.
    #[error("too many writes are waiting")]
    Busy,
    /// The writer has stopped.
    #[error("the writer has stopped")]
    Stopped,
}

/// An append that failed; nothing of it was stored.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// The image's last event is not the expected one, or there is no such image.
    #[error("the log has moved on")]
    Conflict,
    /// The log already holds this operation of this person.
    #[error("the operation is known")]
    Known,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
