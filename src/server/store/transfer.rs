//! All rows of one database in another: a PostgreSQL database as an SQLite file, and an SQLite file in PostgreSQL.
//!
//! The file is the form that both share: it is what archives hold, whichever database they are of. Rows are copied within
//! one transaction on each side, read again where they went, and kept only if number and digest are the same.
//! Epochs go along (LP5): a copy is the same history up to the moment that it is of, as with a file that is copied.

use super::contract::{StoreError, TableSum, TransferError};
use super::open::is_postgres;
use super::postgres::PostgresTables;
use super::sql::{Cells, Table, Tables, add_to_sum};
use super::sqlite::{SqliteCopy, SqliteStore, SqliteTables};
use crate::model::ImageId;
use std::path::Path;
use tokio::sync::mpsc;

/// Chunks of rows that wait to be written.
const WAITING: usize = 4;

const fn table(name: &'static str) -> Table {
    Table { name, only: "" }
}

/// What is there in an empty database, and is replaced. The key `epoch` is SQLite's alone.
const OWN: [Table; 2] = [Table { name: "meta", only: "WHERE key = 'access'" }, table("epochs")];

/// All others: each behind those that its rows refer to.
const TABLES: [Table; 31] = [
    table("tenants"),
    table("users"),
    table("sessions"),
    table("images"),
    table("events"),
    table("operations"),
    table("chats"),
    table("comments"),
    table("usage"),
    table("tenant_secrets"),
    table("members"),
    table("accounts"),
    table("identities"),
    table("invitations"),
    table("password_resets"),
    table("shares"),
    table("grants"),
    table("bans"),
    table("audit"),
    table("flags"),
    table("reviews"),
    table("held"),
    table("undos"),
    table("sso_used"),
    table("api_keys"),
    table("webhook_endpoints"),
    table("webhook_deliveries"),
    table("one_time"),
    table("reads"),
    table("comment_versions"),
    table("comment_pictures"),
];

/// The names of all tables that are copied.
pub fn tables() -> impl Iterator<Item = &'static str> {
    all().map(|table| table.name)
}

fn all() -> impl Iterator<Item = Table> {
    OWN.into_iter().chain(TABLES)
}

/// Rows that were written into a PostgreSQL database and compared. They are gone unless they are kept.
pub struct Loaded {
    /// What was written.
    pub sums: Vec<TableSum>,
    tables: PostgresTables,
}

impl Loaded {
    /// Keeps them.
    ///
    /// # Errors
    /// The database fails; then nothing is kept.
    pub async fn keep(self) -> Result<Vec<TableSum>, TransferError> {
        self.tables.commit().await?;
        Ok(self.sums)
    }
}

/// Writes all rows of an SQLite file, whose schema is brought up to date, into an empty PostgreSQL database.
///
/// # Errors
/// The database is not empty; one of them fails.
pub async fn file_into_postgres(file: &Path, url: &str) -> Result<Loaded, TransferError> {
    let all: Vec<_> = all().collect();
    let mut to = PostgresTables::empty(url, &all).await?;
    for table in TABLES {
        if to.has_rows(table).await? {
            return Err(TransferError::NotEmpty(table.name));
        }
    }
    let mut from = SqliteTables::begin(file).await?;
    let mut sums = Vec::new();
    for table in all {
        let columns = from.columns(table).await?;
        sums.push(copy(&mut from, &mut to, table, &columns).await?);
    }
    from.close().await?;
    Ok(Loaded { sums, tables: to })
}

/// Writes all rows of a PostgreSQL database, as of one moment, into an SQLite file that is not there yet. `is_alone`:
/// fails while servers are connected.
///
/// # Errors
/// The databases; the file is then to be removed.
pub async fn postgres_into_file(
    url: &str,
    file: &Path,
    is_alone: bool,
) -> Result<Vec<TableSum>, TransferError> {
    let mut from = match is_alone {
        true => PostgresTables::of_stopped_servers(url).await?,
        false => PostgresTables::snapshot(url).await?,
    };
    let mut to = SqliteTables::begin(file).await?;
    let mut sums = Vec::new();
    for table in all() {
        let columns = to.columns(table).await?;
        sums.push(copy(&mut from, &mut to, table, &columns).await?);
    }
    to.commit().await?;
    Ok(sums)
}

/// A database as of one moment, as an SQLite file that is not there yet. A server may write on meanwhile.
///
/// # Errors
/// The database cannot be read, or the file not be written.
pub async fn copy_into_file(url: &str, file: &Path) -> Result<(), TransferError> {
    if is_postgres(url) {
        return postgres_into_file(url, file, false).await.map(drop);
    }
    Ok(SqliteCopy::make(&SqliteStore::file(url)?, file).await?)
}

/// The files of images that a database names at present.
///
/// # Errors
/// The database cannot be read.
pub async fn files_of_images(url: &str) -> Result<Vec<(ImageId, String)>, TransferError> {
    if is_postgres(url) {
        return Ok(PostgresTables::snapshot(url).await?.files().await?);
    }
    Ok(SqliteCopy::files(&SqliteStore::file(url)?).await?)
}

/// Copies a table, and reads it again where it went.
async fn copy(
    from: &mut impl Tables,
    to: &mut impl Tables,
    table: Table,
    columns: &[String],
) -> Result<TableSum, TransferError> {
    to.run(&table.delete()).await?;
    let (send, mut rows) = mpsc::channel::<Vec<Cells>>(WAITING);
    let mut read = empty_sum(table);
    let writing = async {
        while let Some(chunk) = rows.recv().await {
            chunk.iter().for_each(|row| add_to_sum(&mut read, row));
            to.add(table, columns, chunk).await?;
        }
        Ok::<_, StoreError>(())
    };
    tokio::try_join!(from.read(table, columns, send), writing)?;
    if sum(to, table, columns).await? == read {
        Ok(read)
    } else {
        Err(TransferError::Differs(table.name))
    }
}

/// The sum of a table as it is there.
async fn sum(
    database: &mut impl Tables,
    table: Table,
    columns: &[String],
) -> Result<TableSum, StoreError> {
    let (send, mut rows) = mpsc::channel::<Vec<Cells>>(WAITING);
    let mut sum = empty_sum(table);
    let adding = async {
        while let Some(chunk) = rows.recv().await {
            chunk.iter().for_each(|row| add_to_sum(&mut sum, row));
        }
        Ok(())
    };
    tokio::try_join!(database.read(table, columns, send), adding)?;
    Ok(sum)
}

fn empty_sum(table: Table) -> TableSum {
    TableSum { table: table.name, rows: 0, digest: [0; 32] }
}
