//! Opening a store in one SQLite file.

use super::connect;
use super::database::SqliteDatabase;
use super::writer::Writer;
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
        let mut connection = connect::writer(&options).await?;
        let epoch = connect::epoch(&mut connection).await?;
        let readers = connect::readers(&options).await?;
        let writer = Writer::start(options, connection);
        Ok(Self::new(SqliteDatabase { epoch, readers, writer }))
    }
    /// The file of the database at `sqlite://PATH`.
    pub fn file(url: &str) -> Result<PathBuf, StoreError> {
        Ok(connect::writer_options(url)?.get_filename().to_path_buf())
    }
}
