//! All tables of an SQLite file, for copying them from or into another database.

use super::connect;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Cell, Cells, Chunks, Table, Tables, list};
use async_trait::async_trait;
use futures::TryStreamExt;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Connection, Row as _, Sqlite, SqliteConnection, TypeInfo, ValueRef};
use std::path::Path;

/// The newest epoch that was copied is the one of before, as if the file had come from a server that has stopped (LP5).
const LAST_EPOCH: &str = "UPDATE meta SET value = \
    coalesce((SELECT epoch FROM epochs ORDER BY number DESC LIMIT 1), value) WHERE key = 'epoch'";

/// An SQLite file within a transaction.
pub struct SqliteTables(SqliteConnection);

impl SqliteTables {
    /// Opens a file, which is made when it is missing, and brings its schema up to date.
    pub async fn begin(file: &Path) -> Result<Self, StoreError> {
        let mut connection = connect::writer(&connect::file_options(file)?).await?;
        sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await?;
        Ok(Self(connection))
    }

    /// The columns of a table, in their order.
    pub async fn columns(&mut self, table: Table) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT name FROM pragma_table_info(?) ORDER BY cid";
        Ok(sqlx::query_scalar(sql).bind(table.name).fetch_all(&mut self.0).await?)
    }

    /// Keeps what was added, in one file.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.run(LAST_EPOCH).await?;
        self.run("COMMIT").await?;
        self.run("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        Ok(self.0.close().await?)
    }

    /// Ends without a change.
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.0.close().await?)
    }
}

#[async_trait]
impl Tables for SqliteTables {
    async fn read(
        &mut self,
        table: Table,
        columns: &[String],
        rows: tokio::sync::mpsc::Sender<Vec<Cells>>,
    ) -> Result<(), StoreError> {
        let (sql, mut chunks) = (table.select(columns), Chunks::new(rows));
        let mut read = sqlx::query(&sql).fetch(&mut self.0);
        while let Some(row) = read.try_next().await? {
            if !chunks.add(cells(&row)?).await {
                return Ok(());
            }
        }
        chunks.flush().await;
        Ok(())
    }

    async fn add(
        &mut self,
        table: Table,
        columns: &[String],
        rows: Vec<Cells>,
    ) -> Result<(), StoreError> {
        let places = vec!["?"; columns.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({places})", table.name, list(columns));
        for row in rows {
            row.into_iter().fold(sqlx::query(&sql), bind).execute(&mut self.0).await?;
        }
        Ok(())
    }

    async fn run(&mut self, sql: &str) -> Result<(), StoreError> {
        sqlx::query(sql).execute(&mut self.0).await?;
        Ok(())
    }
}

fn bind<'q>(
    query: Query<'q, Sqlite, SqliteArguments<'q>>,
    cell: Cell,
) -> Query<'q, Sqlite, SqliteArguments<'q>> {
    match cell {
        Cell::Null => query.bind(None::<i64>),
        Cell::Int(number) => query.bind(number),
        Cell::Real(number) => query.bind(number),
        Cell::Text(text) => query.bind(text),
        Cell::Bytes(bytes) => query.bind(bytes),
    }
}

/// The values of a row, each as it is stored.
fn cells(row: &SqliteRow) -> Result<Cells, StoreError> {
    let cell = |place| {
        let value = row.try_get_raw(place)?;
        if value.is_null() {
            return Ok(Cell::Null);
        }
        let kind = value.type_info().name().to_owned();
        Ok(match kind.as_str() {
            "INTEGER" => Cell::Int(row.try_get_unchecked(place)?),
            "REAL" => Cell::Real(row.try_get_unchecked(place)?),
            "TEXT" => Cell::Text(without_nul(row.try_get_unchecked(place)?)),
            _ => Cell::Bytes(row.try_get_unchecked(place)?),
        })
    };
    (0..row.len()).map(cell).collect()
}

/// PostgreSQL has no texts with U+0000; what people search for is the only place of ours that takes one.
fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{FFFD}") } else { text }
}
