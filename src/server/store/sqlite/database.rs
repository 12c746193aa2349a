//! One SQLite file: the readers' pool and the writer, and how plain tables use them.

use super::bind::bound;
use super::connect::Connections;
use super::writer::Writer;
use crate::model::Epoch;
use crate::protocol::Unwritable;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Row, Statement};
use async_trait::async_trait;
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio::sync::{RwLock, RwLockReadGuard};

/// Why a database is open for reading alone, and what SQLite said.
pub type Failure = (Unwritable, Arc<sqlx::Error>);

/// One SQLite file.
#[derive(Debug)]
pub struct SqliteDatabase {
    pub(super) options: SqliteConnectOptions,
    /// Another one when the database is opened for writing after all.
    epoch: Mutex<Epoch>,
    /// Locked for writing while the database is opened again: a query never meets a closed pool.
    pub(super) readers: RwLock<SqlitePool>,
    /// Missing while the database is open for reading alone.
    writer: OnceLock<Writer>,
    failure: Option<Failure>,
}

impl SqliteDatabase {
    /// A database that is open for reading and writing.
    pub fn open(options: SqliteConnectOptions, connections: Connections) -> Self {
        let Connections { epoch, readers, writer } = connections;
        let writer = OnceLock::from(Writer::start(options.clone(), writer));
        let (epoch, readers) = (Mutex::new(epoch), RwLock::new(readers));
        Self { options, epoch, readers, writer, failure: None }
    }

    /// A database that is open for reading alone.
    pub fn unwritable(
        options: SqliteConnectOptions,
        epoch: Epoch,
        readers: SqlitePool,
        failure: Failure,
    ) -> Self {
        let (readers, writer) = (RwLock::new(readers), OnceLock::new());
        Self { options, epoch: Mutex::new(epoch), readers, writer, failure: Some(failure) }
    }

    /// The connections that read, for one query.
    pub(super) async fn readers(&self) -> RwLockReadGuard<'_, SqlitePool> {
        self.readers.read().await
    }

    /// The writer; [`StoreError::Unwritable`] while there is none.
    pub(super) fn writer(&self) -> Result<&Writer, StoreError> {
        match (self.writer.get(), &self.failure) {
            (Some(writer), _) => Ok(writer),
            (None, Some((why, source))) => {
                Err(StoreError::Unwritable { why: *why, source: Arc::clone(source) })
            }
            (None, None) => Err(StoreError::Stopped),
        }
    }

    /// The present epoch.
    pub(super) fn epoch(&self) -> Epoch {
        *self.epoch.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From here on this is the present epoch.
    pub(super) fn set_epoch(&self, epoch: Epoch) {
        *self.epoch.lock().unwrap_or_else(PoisonError::into_inner) = epoch;
    }

    /// From here on the database is open for writing.
    pub(super) fn set_writer(&self, writer: Writer) {
        // A second one would be dropped, and end by itself.
        let _ = self.writer.set(writer);
    }
}

#[async_trait]
impl Database for SqliteDatabase {
    async fn fetch_all(&self, query: Statement) -> Result<Vec<Row>, StoreError> {
        let rows = bound(&query).fetch_all(&*self.readers().await).await?;
        Ok(rows.into_iter().map(Row::from).collect())
    }

    async fn fetch_optional(&self, query: Statement) -> Result<Option<Row>, StoreError> {
        let row = bound(&query).fetch_optional(&*self.readers().await).await?;
        Ok(row.map(Row::from))
    }

    async fn execute(&self, statements: Vec<Statement>) -> Result<u64, StoreError> {
        self.writer()?.write(statements).await
    }
}
