//! Opening a store in one SQLite file.

use super::connect::{self, Begin};
use super::database::SqliteDatabase;
use super::read_only;
use crate::server::store::contract::StoreError;
use crate::server::store::sql_store::SqlStore;
use std::path::PathBuf;

/// The store in one SQLite file.
pub type SqliteStore = SqlStore<SqliteDatabase>;

impl SqliteStore {
    /// Opens the database at `sqlite://PATH` (or a bare path), creates the file and its folder when
    /// they are missing, and brings the schema up to date. Must be called within a tokio runtime.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = connect::writer_options(url)?;
        let connections = connect::open(&options, Begin::Nothing).await?;
        Ok(Self::new(SqliteDatabase::open(options, connections)))
    }

    /// The same for a server, which begins an epoch (LP5). A database that cannot be written is opened for reading alone, if its schema is
    /// up to date; [`Store::recover`](crate::server::store::Store::recover) opens it for writing later.
    pub async fn open_to_serve(url: &str) -> Result<Self, StoreError> {
        let options = connect::server_options(url)?;
        match connect::open(&options, Begin::Epoch).await {
            Ok(connections) => Ok(Self::new(SqliteDatabase::open(options, connections))),
            Err(StoreError::Unwritable { why, source }) => {
                read_only::open(options, (why, source)).await.map(Self::new)
            }
            Err(error) => Err(error),
        }
    }

    /// The file of the database at `sqlite://PATH`.
    pub fn file(url: &str) -> Result<PathBuf, StoreError> {
        Ok(connect::writer_options(url)?.get_filename().to_path_buf())
    }
}
