//! The revision of all rights (LP23): a new one tells every process that rights may have changed.

use crate::server::store::sql::{Statement, statement};
use uuid::Uuid;

/// Sets a new revision. Belongs to each write that may take a right away.
pub fn bump() -> Statement {
    statement!("UPDATE meta SET value = $1 WHERE key = 'access'", Uuid::now_v7())
}

/// The revision, as a row with `value`.
pub fn read() -> Statement {
    statement!("SELECT value FROM meta WHERE key = 'access'")
}
