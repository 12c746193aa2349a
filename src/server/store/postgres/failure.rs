//! Which failures of PostgreSQL mean that nothing can be written at present, and not that a write is wrong.

use crate::protocol::Unwritable;
use crate::server::store::contract::StoreError;
use sqlx::Error;
use std::io;
use std::sync::Arc;

/// Why nothing can be written at present; `None` for any other failure.
pub fn unwritable(error: &Error) -> Option<Unwritable> {
    if is_disconnected(error) {
        return Some(Unwritable::DatabaseAway);
    }
    match code(error)?.as_ref() {
        // The disk is full; a lock was not free in time; the disk fails.
        "53100" => Some(Unwritable::DiskFull),
        "55P03" => Some(Unwritable::Locked),
        "58030" => Some(Unwritable::DiskFails),
        // It takes no more connections, or is a replica.
        "53300" | "25006" => Some(Unwritable::DatabaseAway),
        _ => None,
    }
}

/// Was the connection lost? Then nobody knows what became of the statement that was under way.
pub fn is_disconnected(error: &Error) -> bool {
    match error {
        Error::Io(_) | Error::Tls(_) | Error::Protocol(_) | Error::WorkerCrashed => true,
        // 57P: it stops, or starts; 08: it says itself that the connection fails.
        _ => code(error).is_some_and(|code| code.starts_with("57P") || code.starts_with("08")),
    }
}

/// Was the transaction undone so that another one could go on? It may succeed when it is repeated.
pub fn is_worth_repeating(error: &Error) -> bool {
    // A deadlock, and a transaction that cannot be serialised.
    code(error).is_some_and(|code| matches!(code.as_ref(), "40P01" | "40001"))
}

/// The error of a connection that said nothing in time.
pub fn no_answer() -> Error {
    Error::Io(io::Error::from(io::ErrorKind::TimedOut))
}

/// The error of writes that were not stored.
pub fn not_stored(source: Arc<Error>) -> StoreError {
    match unwritable(&source) {
        Some(why) => StoreError::Unwritable { why, source },
        None => StoreError::NotCommitted(source),
    }
}

fn code(error: &Error) -> Option<std::borrow::Cow<'_, str>> {
    error.as_database_error()?.code()
}
