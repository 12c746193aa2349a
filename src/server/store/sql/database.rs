//! What the plain tables need of a database: rows of a query, and a transaction.

use super::row::{Row, get};
use super::statement::Statement;
use crate::server::store::contract::StoreError;
use async_trait::async_trait;

/// A database, as the plain tables see it.
#[async_trait]
pub trait Database: Send + Sync + 'static {
    /// All rows of a query.
    async fn fetch_all(&self, query: Statement) -> Result<Vec<Row>, StoreError>;
    /// The first row of a query.
    async fn fetch_optional(&self, query: Statement) -> Result<Option<Row>, StoreError>;
    /// Runs these statements in order, in one transaction that is serialised with every other write:
    /// all of them or none. Returns the number of rows that the last one changed.
    async fn execute(&self, statements: Vec<Statement>) -> Result<u64, StoreError>;
}

impl dyn Database {
    /// Runs one statement and returns the number of rows it changed.
    pub async fn write(&self, statement: Statement) -> Result<u64, StoreError> {
        self.execute(vec![statement]).await
    }

    /// Runs several statements, all or none.
    pub async fn write_all(&self, statements: Vec<Statement>) -> Result<(), StoreError> {
        self.execute(statements).await.map(drop)
    }

    /// All rows of a query, each read by `read`.
    pub async fn list<T>(
        &self,
        query: Statement,
        read: impl Fn(&Row) -> Result<T, StoreError> + Send,
    ) -> Result<Vec<T>, StoreError> {
        self.fetch_all(query).await?.iter().map(read).collect()
    }

    /// The first row of a query, read by `read`.
    pub async fn find<T>(
        &self,
        query: Statement,
        read: impl Fn(&Row) -> Result<T, StoreError> + Send,
    ) -> Result<Option<T>, StoreError> {
        self.fetch_optional(query).await?.as_ref().map(read).transpose()
    }

    /// The only row of a query that always has one.
    pub async fn one<T>(
        &self,
        query: Statement,
        read: impl Fn(&Row) -> Result<T, StoreError> + Send,
    ) -> Result<T, StoreError> {
        let row = self.find(query, read).await?;
        row.ok_or_else(|| StoreError::Database(sqlx::Error::RowNotFound))
    }

    /// The answer of a query of the form `SELECT EXISTS (…) AS found`.
    pub async fn exists(&self, query: Statement) -> Result<bool, StoreError> {
        self.one(query, |row| get(row, "found")).await
    }
}
