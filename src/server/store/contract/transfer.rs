//! What is said of a copy of all tables from one database into another. Knows no database.

use super::digest::Digest;
use super::error::StoreError;

/// A table that was copied, and found in the other database as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableSum {
    /// Its name.
    pub table: &'static str,
    /// How many rows it has.
    pub rows: u64,
    /// A digest of all rows, whatever their order.
    pub digest: Digest,
}

/// Why tables are not copied.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// A database failed.
    #[error("cannot copy the database: {0}")]
    Store(#[from] StoreError),
    /// Rows are copied into an empty database alone.
    #[error("the PostgreSQL database is not empty: there are rows in the table {0}")]
    NotEmpty(&'static str),
    /// The program of another version made the tables.
    #[error(
        "the PostgreSQL database has no schema of this version; start a server of this version on it first"
    )]
    OtherSchema,
    /// What is written while rows are copied would be lost.
    #[error(
        "{0} connections of servers to the PostgreSQL database are open: stop all servers first"
    )]
    InUse(i64),
    /// The rows that were written are not the rows that were read.
    #[error("the table {0} is not the same in both databases; nothing was kept")]
    Differs(&'static str),
}

impl From<sqlx::Error> for TransferError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
