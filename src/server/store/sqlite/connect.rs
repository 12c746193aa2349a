//! Opening the database file: one connection that writes, a few that read.

use super::migrations::Migrations;
use crate::model::Epoch;
use crate::server::store::contract::StoreError;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Error, SqliteConnection};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// How long to wait for another process that holds the database, a backup for instance.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Connections that read, each a thread of its own; reads are short.
const READERS: u32 = 4;
/// Pages kept in memory for writing, in KiB (SQLite's own default is 2,000).
const WRITER_CACHE: &str = "-32768";
/// Pages kept in memory by each reader, in KiB.
const READER_CACHE: &str = "-8192";
/// Pages in the write-ahead log before a checkpoint: 16 MiB. More than SQLite's 1,000, because a
/// checkpoint waits for the disk twice and writes each page once, however often it changed.
const CHECKPOINT_PAGES: &str = "4000";

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

/// Opens the connection that writes, creates the file and its folder, and runs the migrations.
pub async fn writer(options: &SqliteConnectOptions) -> Result<SqliteConnection, StoreError> {
    if let Some(folder) = folder(options.get_filename()) {
        tokio::fs::create_dir_all(folder).await.map_err(Error::from)?;
    }
    // Through a pool, because a future that migrates a bare connection is not `Send` (sqlx 0.8).
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    Migrator::new(Migrations).await?.run(&pool).await?;
    Ok(pool.acquire().await?.detach())
}

fn folder(file: &Path) -> Option<&Path> {
    file.parent().filter(|folder| !folder.as_os_str().is_empty())
}

/// Opens the connections that read.
pub async fn readers(options: &SqliteConnectOptions) -> Result<SqlitePool, StoreError> {
    let options = SqliteConnectOptions::new()
        .filename(options.get_filename())
        .read_only(true)
        .busy_timeout(BUSY_TIMEOUT)
        .pragma("cache_size", READER_CACHE)
        .disable_statement_logging();
    let pool = SqlitePoolOptions::new()
        .max_connections(READERS)
        .min_connections(1)
        .acquire_timeout(BUSY_TIMEOUT)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None);
    Ok(pool.connect_with(options).await?)
}

/// LP5: the history of this database.
pub async fn epoch(connection: &mut SqliteConnection) -> Result<Epoch, StoreError> {
    let sql = "SELECT value FROM meta WHERE key = 'epoch'";
    Ok(Epoch(sqlx::query_scalar(sql).fetch_one(connection).await?))
}
