//! Opening the database of an address, whichever it is.

use super::contract::{Store, StoreError};
use super::postgres::PostgresStore;
use super::sqlite::SqliteStore;
use std::path::PathBuf;
use std::sync::Arc;

/// The beginnings of addresses of PostgreSQL databases.
const POSTGRES: [&str; 2] = ["postgres://", "postgresql://"];

/// Is it the address of a PostgreSQL database, and not of an SQLite file?
pub fn is_postgres(url: &str) -> bool {
    POSTGRES.iter().any(|begin| url.starts_with(begin))
}

/// The file of an address; `None` for a database that is a server.
///
/// # Errors
/// The address is none.
pub fn database_file(url: &str) -> Result<Option<PathBuf>, StoreError> {
    if is_postgres(url) { Ok(None) } else { SqliteStore::file(url).map(Some) }
}

/// Opens a database for a command.
///
/// # Errors
/// It cannot be opened for writing.
pub async fn open(url: &str) -> Result<Arc<dyn Store>, StoreError> {
    if is_postgres(url) {
        return Ok(Arc::new(PostgresStore::open(url).await?));
    }
    Ok(Arc::new(SqliteStore::open(url).await?))
}

/// Opens a database for a server. An SQLite file that cannot be written is opened for reading alone.
///
/// # Errors
/// It cannot be opened.
pub async fn open_to_serve(url: &str) -> Result<Arc<dyn Store>, StoreError> {
    if is_postgres(url) {
        return Ok(Arc::new(PostgresStore::open(url).await?));
    }
    Ok(Arc::new(SqliteStore::open_to_serve(url).await?))
}
