//! Opening a store in a PostgreSQL database.

use super::connect::{self, Server};
use super::database::PostgresDatabase;
use super::refusal::not_opened;
use super::writer::Writer;
use crate::server::store::contract::StoreError;
use crate::server::store::sql_store::SqlStore;
use std::iter;
use std::sync::Arc;

/// Connections that write events: while one waits for the disk, others go on with other images.
const WRITERS: usize = 4;

/// The store in a PostgreSQL database.
pub type PostgresStore = SqlStore<PostgresDatabase>;

impl PostgresStore {
    /// Opens the database at `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, which is there, and brings its schema up to
    /// date. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// [`StoreError::Unusable`] when the address is wrong or the server does not answer to it.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = connect::options(url)?;
        let named = |error| not_opened(error, &options);
        connect::migrate(&options).await.map_err(named)?;
        let (server, first) = Server::new(options.clone()).await.map_err(named)?;
        let server = Arc::new(server);
        let connections = iter::once(Some(first)).chain(iter::repeat_with(|| None)).take(WRITERS);
        let writers = connections.map(|connection| Writer::start(Arc::clone(&server), connection));
        Ok(Self::new(PostgresDatabase::new(Arc::clone(&server), writers.collect())))
    }
}
