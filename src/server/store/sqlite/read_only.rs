//! A database that can be read and not written when the server starts, on a full disk for instance, and is opened
//! for writing later.
//!
//! A reader of a write-ahead log needs an index of it, 32 KiB in a file beside the database that a full disk has no
//! room for. With `readonly_shm` SQLite keeps the index in memory instead.

use super::connect::{self, Begin, Connections};
use super::database::{Failure, SqliteDatabase};
use super::failure::unwritable;
use super::migrations::LATEST;
use super::writer::Writer;
use crate::model::Epoch;
use crate::server::store::contract::StoreError;
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;
use url::Url;

/// The database is opened again only when its disk takes this much: the index and a first commit, in bytes.
const ROOM: usize = 64 * 1024;
/// A connection is closed within milliseconds.
const ATTEMPTS: u32 = 100;
/// Between two attempts to open the database for reading.
const PAUSE: Duration = Duration::from_millis(10);

/// Opens for reading what cannot be opened for writing for this reason; fails for the same reason when it cannot be
/// read either.
pub async fn open(
    options: SqliteConnectOptions,
    failure: Failure,
) -> Result<SqliteDatabase, StoreError> {
    match open_readers(options.get_filename()).await {
        Ok((epoch, readers)) => Ok(SqliteDatabase::unwritable(options, epoch, readers, failure)),
        Err(error) => {
            tracing::debug!(%error, "the database cannot be read either");
            let (why, source) = failure;
            Err(StoreError::Unwritable { why, source })
        }
    }
}

impl SqliteDatabase {
    /// Opens for writing what is open for reading alone. Queries wait meanwhile.
    pub(super) async fn open_for_writing(&self) -> Result<(), StoreError> {
        let Err(failure) = self.writer() else { return Ok(()) };
        let file = self.options.get_filename();
        if has_room(file).await.is_err() {
            return Err(failure);
        }
        let mut readers = self.readers.write().await;
        // The connections of a process share one index, which stays as it is until the last of them is closed.
        readers.close().await;
        match connect::open(&self.options, Begin::Epoch).await {
            Ok(Connections { epoch, readers: opened, writer }) => {
                *readers = opened;
                self.set_epoch(epoch);
                self.set_writer(Writer::start(self.options.clone(), writer));
                Ok(())
            }
            Err(error) => {
                (_, *readers) = open_readers(file).await?;
                Err(error)
            }
        }
    }
}

/// Opens connections that read. A connection that could not be opened for writing is closed by a thread of its own,
/// and its index is in the way until then.
async fn open_readers(file: &Path) -> Result<(Epoch, SqlitePool), StoreError> {
    let mut attempts = 1;
    loop {
        let readers = readers(file)?;
        match checked_epoch(&readers).await {
            Ok(epoch) => return Ok((epoch, readers)),
            Err(StoreError::Database(error))
                if unwritable(&error).is_some() && attempts < ATTEMPTS =>
            {
                readers.close().await;
                attempts += 1;
                tokio::time::sleep(PAUSE).await;
            }
            Err(error) => return Err(error),
        }
    }
}

/// Connections that keep the index in memory; opened when they are used.
fn readers(file: &Path) -> Result<SqlitePool, StoreError> {
    for suffix in ["-wal", "-shm"] {
        // Both have to be there. Empty files take no space; where they cannot be made, the query fails.
        let _ = OpenOptions::new().append(true).create(true).open(beside(file, suffix));
    }
    let uri = uri(file).map_err(sqlx::Error::from)?;
    Ok(connect::reader_pool().connect_lazy_with(connect::reader_options(&uri)))
}

fn uri(file: &Path) -> io::Result<PathBuf> {
    let not_a_path = |()| io::Error::from(io::ErrorKind::InvalidInput);
    let mut uri = Url::from_file_path(file.canonicalize()?).map_err(not_a_path)?;
    uri.set_query(Some("readonly_shm=1"));
    Ok(PathBuf::from(String::from(uri)))
}

fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(suffix);
    name.into()
}

/// The history of the database. An earlier schema cannot be read.
async fn checked_epoch(readers: &SqlitePool) -> Result<Epoch, StoreError> {
    let sql = "SELECT max(version) FROM _sqlx_migrations WHERE success";
    let version: Option<i64> = sqlx::query_scalar(sql).fetch_one(readers).await?;
    if version != Some(LATEST) {
        return Err(StoreError::Unreadable(format!("schema: {version:?} and not {LATEST}")));
    }
    connect::epoch(readers).await
}

async fn has_room(file: &Path) -> io::Result<()> {
    let probe = beside(file, "-room");
    let written = tokio::fs::write(&probe, [0; ROOM]).await;
    // There is nothing to remove where nothing could be made.
    let _ = tokio::fs::remove_file(&probe).await;
    written
}
