//! Connections to a PostgreSQL server, and what they tell of it: whether it answers, and its present epoch.

use super::failure::{is_disconnected, no_answer, unwritable};
use super::migrations::MIGRATIONS;
use super::refusal::not_an_address;
use crate::model::Epoch;
use crate::protocol::Unwritable;
use crate::server::store::contract::StoreError;
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, Error, PgConnection};
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::timeout;
use uuid::Uuid;

/// Connections of the pool, beside those of the writers.
pub const POOL: u32 = 10;
/// Statements that a connection keeps prepared: more than there are.
const STATEMENTS: usize = 500;
/// A server that takes longer to answer a connection is away.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// How long to wait for a connection of the pool, as with SQLite.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// A connection that was not used for so long may have been cut meanwhile.
const IDLE: Duration = Duration::from_secs(1);
/// What each connection asks of its session. A row lock is held for milliseconds, and a transaction waits for this
/// program for as long: one that waits longer belongs to a node that was cut off, and blocks the others.
const SESSION: [(&str, &str); 2] =
    [("lock_timeout", "5s"), ("idle_in_transaction_session_timeout", "5s")];
/// A commit is on the disk, whatever the server's default is.
const GREET: &str = "SELECT CASE current_setting('synchronous_commit') WHEN 'off' \
    THEN set_config('synchronous_commit', 'on', FALSE) END, present FROM present_epoch()";

/// A PostgreSQL server.
#[derive(Debug)]
pub struct Server {
    options: PgConnectOptions,
    epoch: Mutex<Epoch>,
    answers: AtomicBool,
}

/// The options of an address, `postgres://USER:PASSWORD@HOST:PORT/DATABASE`.
pub fn options(url: &str) -> Result<PgConnectOptions, StoreError> {
    let options = PgConnectOptions::from_str(url).map_err(|error| not_an_address(&error))?;
    let options = options.application_name("image-chat").options(SESSION);
    Ok(options.statement_cache_capacity(STATEMENTS).disable_statement_logging())
}

/// Brings the schema up to date. Nodes that start at the same time do it one after the other.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), StoreError> {
    let migrate = async {
        // Not by the pool alone, which would try for long what fails at once.
        options.connect().await?.close().await?;
        // Through a pool, because a future that migrates a bare connection is not `Send` (sqlx 0.8).
        let pool = PgPoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        Migrator::new(MIGRATIONS).await?.run(&pool).await?;
        pool.close().await;
        Ok(())
    };
    migrate.await
}

impl Server {
    /// A server that answers and has the present schema.
    pub async fn new(options: PgConnectOptions) -> Result<(Self, PgConnection), StoreError> {
        let epoch = Mutex::new(Epoch(Uuid::nil()));
        let server = Self { options, epoch, answers: AtomicBool::new(true) };
        let first = server.connect().await?;
        Ok((server, first))
    }

    /// Another connection.
    pub async fn connect(&self) -> Result<PgConnection, Error> {
        let connect = async {
            let mut connection = self.options.connect().await?;
            self.greet(&mut connection).await?;
            Ok(connection)
        };
        let connected =
            timeout(CONNECT_TIMEOUT, connect).await.unwrap_or_else(|_| Err(no_answer()));
        connected.inspect_err(|error| self.note(error))
    }

    /// The connections for all but events.
    pub fn pool(self: &Arc<Self>) -> PgPool {
        let server = Arc::clone(self);
        let pool = PgPoolOptions::new().max_connections(POOL).acquire_timeout(ACQUIRE_TIMEOUT);
        let pool = pool.test_before_acquire(false).after_connect(move |connection, _| {
            let server = Arc::clone(&server);
            Box::pin(async move { server.greet(connection).await })
        });
        let pool = pool.before_acquire(|connection, meta| {
            Box::pin(async move {
                Ok(meta.idle_for < IDLE
                    || matches!(timeout(IDLE, connection.ping()).await, Ok(Ok(()))))
            })
        });
        pool.connect_lazy_with(self.options.clone())
    }

    /// The epoch as it was said last (LP5). A server that starts again cuts all connections, so that nothing is read of it
    /// before its epoch is known.
    pub fn epoch(&self) -> Epoch {
        *self.epoch.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// It said this epoch.
    pub fn set_epoch(&self, epoch: Epoch) {
        *self.epoch.lock().unwrap_or_else(PoisonError::into_inner) = epoch;
    }

    /// The failure as the rest of the server knows it: a server that is away is said to be.
    pub fn failure(&self, error: StoreError) -> StoreError {
        let StoreError::Database(source) = error else { return error };
        self.note(&source);
        let is_away =
            matches!(source, Error::PoolTimedOut) && !self.answers.load(Ordering::Acquire);
        match unwritable(&source).or(is_away.then_some(Unwritable::DatabaseAway)) {
            Some(why) => StoreError::Unwritable { why, source: Arc::new(source) },
            None => source.into(),
        }
    }

    async fn greet(&self, connection: &mut PgConnection) -> Result<(), Error> {
        let (_, epoch): (Option<String>, Uuid) =
            sqlx::query_as(GREET).fetch_one(connection).await?;
        self.set_epoch(Epoch(epoch));
        self.answers.store(true, Ordering::Release);
        Ok(())
    }

    fn note(&self, error: &Error) {
        if is_disconnected(error) {
            self.answers.store(false, Ordering::Release);
        }
    }
}
