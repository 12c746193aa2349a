//! Copies of a database file: made while a server writes, checked, and given another history before a server uses one.

use super::connect::{self, BEGIN_EPOCH};
use super::migrations::LATEST;
use crate::model::ImageId;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{FILE_COLUMNS, FileColumn, Row, file_of, files_in};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::path::Path;
use std::time::Duration;

/// How long to wait for a lock. Nothing here takes one for long.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// What can be done with a database file that is no server's, or beside the server that has it.
#[derive(Debug)]
pub struct SqliteCopy;

impl SqliteCopy {
    /// The schema that this program knows.
    pub const SCHEMA: i64 = LATEST;

    /// Copies a database, as of one moment, into a file that is not there yet.
    ///
    /// `VACUUM INTO` reads in one transaction, beside which the server goes on writing. SQLite's backup interface would
    /// begin again at each write of another process, or copy everything in one step through a connection of ours; and
    /// its copy would keep free pages, in which deleted texts are.
    pub async fn make(database: &Path, to: &Path) -> Result<(), StoreError> {
        let mut connection = open(database).await?;
        let to = to.to_string_lossy().into_owned();
        let copied = sqlx::query("VACUUM INTO ?").bind(to).execute(&mut connection).await;
        connection.close().await?;
        Ok(copied.map(drop)?)
    }

    /// The first thing that SQLite finds wrong with a database; `None`: it is sound.
    pub async fn damage(database: &Path) -> Result<Option<String>, StoreError> {
        let mut connection = open(database).await?;
        let found = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&mut connection).await;
        connection.close().await?;
        Ok(Some(found?).filter(|found: &String| found != "ok"))
    }

    /// The version of its schema.
    pub async fn schema(database: &Path) -> Result<i64, StoreError> {
        let mut connection = open(database).await?;
        let sql = "SELECT max(version) FROM _sqlx_migrations WHERE success";
        let version = sqlx::query_scalar(sql).fetch_one(&mut connection).await;
        connection.close().await?;
        Ok(version?)
    }

    /// The files of its images, each once.
    pub async fn files(database: &Path) -> Result<Vec<(ImageId, String)>, StoreError> {
        let mut connection = open(database).await?;
        let columns = "SELECT tables.name, columns.name FROM sqlite_master AS tables \
                       JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'";
        let columns: Vec<(String, String)> =
            sqlx::query_as(columns).fetch_all(&mut connection).await?;
        let is_there = |of: &FileColumn| {
            columns.iter().any(|(table, name)| table == of.table && name == of.name)
        };
        let sql = files_in(FILE_COLUMNS.into_iter().filter(is_there));
        let rows = sqlx::query(&sql).fetch_all(&mut connection).await;
        connection.close().await?;
        rows?.into_iter().map(|row| file_of(&Row::from(row))).collect()
    }

    /// Brings the schema up to date, and begins another history (LP5): no epoch of before leads to it. Leaves one file.
    pub async fn begin_history(database: &Path) -> Result<(), StoreError> {
        let mut connection = connect::writer(&connect::file_options(database)?).await?;
        let mut transaction = connection.begin().await?;
        // Its events keep their numbers, so the next epoch takes the number after the last.
        sqlx::query("DELETE FROM epochs WHERE number < (SELECT max(number) FROM epochs)")
            .execute(&mut *transaction)
            .await?;
        sqlx::query("UPDATE epochs SET epoch = randomblob(16)").execute(&mut *transaction).await?;
        for sql in BEGIN_EPOCH {
            sqlx::query(sql).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await?;
        Ok(connection.close().await?)
    }
}

/// Not read-only: without a server beside it, the reader of a write-ahead log makes the index of it.
async fn open(database: &Path) -> Result<SqliteConnection, StoreError> {
    let options = SqliteConnectOptions::new()
        .filename(database)
        .create_if_missing(false)
        .busy_timeout(BUSY_TIMEOUT)
        .disable_statement_logging();
    Ok(options.connect().await?)
}
