//! Opening the database file: one connection that writes, a few that read.

use super::failure::not_opened;
use super::migrations::MIGRATIONS;
use crate::model::Epoch;
use crate::server::store::contract::StoreError;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, Error, SqliteConnection, SqliteExecutor};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// How long a command waits for another process that writes, which is a server under load.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a server waits for another process that writes: people wait with it. A command holds the lock for
/// milliseconds.
const SERVER_BUSY_TIMEOUT: Duration = Duration::from_secs(1);
/// Connections that read, each a thread of its own; reads are short.
const READERS: u32 = 4;
/// Pages kept in memory for writing, in KiB (SQLite's own default is 2,000).
const WRITER_CACHE: &str = "-32768";
/// Pages kept in memory by each reader, in KiB.
const READER_CACHE: &str = "-8192";
/// Pages in the write-ahead log before a checkpoint: 16 MiB. More than SQLite's 1,000, because a
/// checkpoint waits for the disk twice and writes each page once, however often it changed.
const CHECKPOINT_PAGES: &str = "4000";

/// A new epoch, named in `meta` as the present one. Readers of one a thousand starts ago load again.
pub const BEGIN_EPOCH: [&str; 3] = [
    "INSERT INTO epochs (epoch) VALUES (randomblob(16))",
    "UPDATE meta SET value = (SELECT epoch FROM epochs ORDER BY number DESC LIMIT 1) \
     WHERE key = 'epoch'",
    "DELETE FROM epochs WHERE number <= (SELECT max(number) FROM epochs) - 1000",
];

/// The options of the connection that writes. `url` is `sqlite://PATH` or a path.
pub fn writer_options(url: &str) -> Result<SqliteConnectOptions, StoreError> {
    let options = SqliteConnectOptions::from_str(url)?;
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(Error::Configuration("a database in memory cannot be shared".into()).into());
    }
    Ok(options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .pragma("cache_size", WRITER_CACHE)
        .pragma("temp_store", "MEMORY")
        .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
        .disable_statement_logging())
}

/// The same for a file of any name.
pub fn file_options(file: &Path) -> Result<SqliteConnectOptions, StoreError> {
    Ok(writer_options(&file.to_string_lossy())?.filename(file))
}

/// The same for a server.
pub fn server_options(url: &str) -> Result<SqliteConnectOptions, StoreError> {
    Ok(writer_options(url)?.busy_timeout(SERVER_BUSY_TIMEOUT))
}

/// A database that is open for reading and writing.
pub struct Connections {
    pub epoch: Epoch,
    pub readers: SqlitePool,
    pub writer: SqliteConnection,
}

/// Whether opening a database begins an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// A server opens it.
    Epoch,
    /// A command opens it, perhaps beside a server.
    Nothing,
}

/// Opens all connections.
pub async fn open(options: &SqliteConnectOptions, begin: Begin) -> Result<Connections, StoreError> {
    let open = async {
        let mut writer = writer(options).await?;
        if begin == Begin::Epoch {
            begin_epoch(&mut writer).await?;
        }
        let epoch = epoch(&mut writer).await?;
        let readers = readers(options.get_filename()).await?;
        Ok(Connections { epoch, readers, writer })
    };
    open.await.map_err(not_opened)
}

/// Opens the connection that writes, creates the file and its folder, and runs the migrations.
pub async fn writer(options: &SqliteConnectOptions) -> Result<SqliteConnection, StoreError> {
    if let Some(folder) = folder(options.get_filename()) {
        tokio::fs::create_dir_all(folder).await.map_err(Error::from)?;
    }
    // Through a pool, because a future that migrates a bare connection is not `Send` (sqlx 0.8).
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    Migrator::new(MIGRATIONS).await?.run(&pool).await?;
    Ok(pool.acquire().await?.detach())
}

fn folder(file: &Path) -> Option<&Path> {
    file.parent().filter(|folder| !folder.as_os_str().is_empty())
}

/// Opens the connections that read.
async fn readers(file: &Path) -> Result<SqlitePool, StoreError> {
    Ok(reader_pool().min_connections(1).connect_with(reader_options(file)).await?)
}

/// The options of a connection that reads. `file` is a path or a URI. A full disk does not stop it: large results
/// are sorted in memory.
pub fn reader_options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .busy_timeout(BUSY_TIMEOUT)
        .pragma("cache_size", READER_CACHE)
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging()
}

/// The options of the pool of connections that read.
pub fn reader_pool() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(BUSY_TIMEOUT)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
}

/// Begins an epoch (LP5): what is written from here on belongs to it, whatever became of another copy of the file.
async fn begin_epoch(writer: &mut SqliteConnection) -> Result<(), StoreError> {
    let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
    for sql in BEGIN_EPOCH {
        sqlx::query(sql).execute(&mut *transaction).await?;
    }
    Ok(transaction.commit().await?)
}

/// LP5: the present epoch.
pub async fn epoch(database: impl SqliteExecutor<'_>) -> Result<Epoch, StoreError> {
    let sql = "SELECT value FROM meta WHERE key = 'epoch'";
    Ok(Epoch(sqlx::query_scalar(sql).fetch_one(database).await?))
}
