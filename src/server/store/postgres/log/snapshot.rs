//! Reading many rows as of one moment (LP6).

use sqlx::{Error, PgPool, Postgres, Transaction};

/// A transaction whose queries all read the same moment.
pub async fn begin(pool: &PgPool) -> Result<Transaction<'static, Postgres>, Error> {
    pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").await
}
