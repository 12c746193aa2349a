//! One PostgreSQL database: the pool and the writers, and how plain tables use them.

use super::bind::bound;
use super::connect::{POOL, Server};
use super::failure::{is_disconnected, is_worth_repeating, no_answer};
use super::writer::Writer;
use crate::model::ImageId;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Row, Statement};
use async_trait::async_trait;
use sqlx::PgPool;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// How often a write is done again that another one stood in the way of.
const ATTEMPTS: u32 = 5;
/// What takes longer has no answer any more.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The advisory lock under which plain tables are written: "imgchat" in ASCII.
const LOCK: i64 = 0x69_6d67_6368_6174;

/// One PostgreSQL database.
#[derive(Debug)]
pub struct PostgresDatabase {
    pub(super) server: Arc<Server>,
    pub(super) pool: PgPool,
    writers: Vec<Writer>,
}

impl PostgresDatabase {
    /// The database of a server, with these writers; at least one.
    pub fn new(server: Arc<Server>, writers: Vec<Writer>) -> Self {
        Self { pool: server.pool(), server, writers }
    }

    /// The writer of an image's log: always the same, so that the order of its events is that of the calls.
    pub(super) fn writer(&self, image: ImageId) -> Option<&Writer> {
        // The last byte of an id is random.
        let last = image.0.as_bytes().last().copied().map_or(0, usize::from);
        self.writers.get(last.checked_rem(self.writers.len())?)
    }

    /// Finishes the waiting writes and closes all connections.
    pub(super) async fn close(&self) {
        for writer in &self.writers {
            writer.close().await;
        }
        self.pool.close().await;
    }

    /// Reads, and again when the connection turned out to be cut: after a restart of PostgreSQL, all of the pool are.
    pub(super) async fn read<T, F>(&self, read: impl Fn() -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        let in_time =
            async || timeout(TIMEOUT, read()).await.unwrap_or_else(|_| Err(no_answer().into()));
        let mut cut = 0;
        loop {
            match in_time().await {
                Err(StoreError::Database(error)) if is_disconnected(&error) && cut < POOL => {
                    cut += 1
                }
                answer => return answer.map_err(|error| self.server.failure(error)),
            }
        }
    }

    /// Runs a write once.
    async fn run(&self, statements: &[Statement]) -> Result<u64, StoreError> {
        if let [only] = statements
            && !reads(only)
        {
            return Ok(bound(only).execute(&self.pool).await?.rows_affected());
        }
        let mut transaction = self.pool.begin().await?;
        let lock = sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(LOCK);
        lock.execute(&mut *transaction).await?;
        let mut rows = 0;
        for statement in statements {
            if statement.only_if_changed && rows == 0 {
                continue;
            }
            let done = bound(statement).execute(&mut *transaction).await?;
            if !statement.is_beside {
                rows = done.rows_affected();
            }
        }
        transaction.commit().await?;
        Ok(rows)
    }
}

/// Does what a statement does depend on other rows than those it changes? Then no other write may come between.
fn reads(statement: &Statement) -> bool {
    statement.sql.contains("SELECT")
}

#[async_trait]
impl Database for PostgresDatabase {
    async fn fetch_all(&self, query: Statement) -> Result<Vec<Row>, StoreError> {
        let rows = self.read(async || Ok(bound(&query).fetch_all(&self.pool).await?)).await?;
        Ok(rows.into_iter().map(Row::from).collect())
    }

    async fn fetch_optional(&self, query: Statement) -> Result<Option<Row>, StoreError> {
        let row = self.read(async || Ok(bound(&query).fetch_optional(&self.pool).await?)).await?;
        Ok(row.map(Row::from))
    }

    async fn execute(&self, statements: Vec<Statement>) -> Result<u64, StoreError> {
        let mut attempts = 1;
        loop {
            let run = timeout(TIMEOUT, self.run(&statements)).await;
            match run.unwrap_or_else(|_| Err(no_answer().into())) {
                Err(StoreError::Database(error))
                    if is_worth_repeating(&error) && attempts < ATTEMPTS =>
                {
                    attempts += 1;
                }
                done => return done.map_err(|error| self.server.failure(error)),
            }
        }
    }
}
