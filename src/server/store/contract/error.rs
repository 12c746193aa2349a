//! Why the store does not do what it is asked.

/// The database failed. What it said goes to the log, never to a client.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or could not be reached.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A row holds something that cannot be read.
    #[error("unreadable row: {0}")]
    Unreadable(String),
    /// The transaction that was to hold this write, with others, was not committed.
    #[error("not committed: {0}")]
    NotCommitted(std::sync::Arc<sqlx::Error>),
    /// Too many writes wait already; nothing was done, and it may be tried again.
    #[error("too many writes are waiting")]
    Busy,
    /// The writer has stopped.
    #[error("the writer has stopped")]
    Stopped,
}

/// Why an event was not appended; nothing of it was stored.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// The image's last event is another one than expected (or there is no such image).
    #[error("the log has moved on")]
    Conflict,
    /// This operation of this person is in the log already.
    #[error("the operation is known")]
    Known,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
