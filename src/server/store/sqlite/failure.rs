//! Which failures of SQLite mean that nothing can be written at present, and not that a write is wrong.

use crate::protocol::Unwritable;
use crate::server::store::contract::StoreError;
use sqlx::Error;
use sqlx::migrate::MigrateError;
use std::sync::Arc;

/// The primary result codes of SQLite, the low byte of the extended ones.
const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const READONLY: i32 = 8;
const IOERR: i32 = 10;
const FULL: i32 = 13;
const CANTOPEN: i32 = 14;
/// Extended: the index of the write-ahead log cannot grow.
const IOERR_SHMSIZE: i32 = IOERR | (19 << 8);

/// Why nothing can be written at present; `None` for any other failure.
pub fn unwritable(error: &Error) -> Option<Unwritable> {
    let Error::Database(error) = error else { return None };
    let code: i32 = error.code()?.parse().ok()?;
    match (code, code & 0xff) {
        (_, FULL) | (IOERR_SHMSIZE, _) => Some(Unwritable::DiskFull),
        (_, BUSY | LOCKED) => Some(Unwritable::Locked),
        (_, IOERR | READONLY | CANTOPEN) => Some(Unwritable::DiskFails),
        _ => None,
    }
}

/// The error of a write whose transaction failed.
pub fn not_stored(source: Arc<Error>) -> StoreError {
    match unwritable(&source) {
        Some(why) => StoreError::Unwritable { why, source },
        None => StoreError::NotCommitted(source),
    }
}

/// The error of a database that cannot be opened for writing.
pub fn not_opened(error: StoreError) -> StoreError {
    let source = match error {
        StoreError::Database(source)
        | StoreError::Migration(
            MigrateError::Execute(source) | MigrateError::ExecuteMigration(source, _),
        ) => source,
        other => return other,
    };
    match unwritable(&source) {
        Some(why) => StoreError::Unwritable { why, source: Arc::new(source) },
        None => source.into(),
    }
}
