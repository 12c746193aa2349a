//! One SQLite file: the readers' pool and the writer, and how plain tables use them.

use super::bind::bound;
use super::writer::Writer;
use crate::model::Epoch;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Row, Statement};
use async_trait::async_trait;
use sqlx::SqlitePool;

/// One SQLite file.
#[derive(Debug)]
pub struct SqliteDatabase {
    pub(super) epoch: Epoch,
    pub(super) readers: SqlitePool,
    pub(super) writer: Writer,
}

#[async_trait]
impl Database for SqliteDatabase {
    async fn fetch_all(&self, query: Statement) -> Result<Vec<Row>, StoreError> {
        let rows = bound(&query).fetch_all(&self.readers).await?;
        Ok(rows.into_iter().map(Row::from).collect())
    }

    async fn fetch_optional(&self, query: Statement) -> Result<Option<Row>, StoreError> {
        let row = bound(&query).fetch_optional(&self.readers).await?;
        Ok(row.map(Row::from))
    }

    async fn execute(&self, statements: Vec<Statement>) -> Result<u64, StoreError> {
        self.writer.write(statements).await
    }
}
