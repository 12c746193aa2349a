//! One transaction for many writes. A write that fails leaves the others alone: each has a
//! savepoint. Knows no queue and tells nobody.

use super::steps::{SqliteQuery, Step};
use crate::server::store::StoreError;
use sqlx::error::ErrorKind;
use sqlx::{Error, SqliteConnection};

/// How many writes of the same shape may go to the database as one script. Handing a statement over to
/// the connection's thread costs more than carrying it out; longer scripts cost more again, because
/// each statement in them is prepared apart and finds the processor's cache cold (measured: 4 to 8). Few
/// sizes and not all, so that the prepared scripts are few.
const SCRIPTS: [usize; 4] = [8, 4, 2, 1];

/// The rows that a write's last statement changed (told for writes of one statement only), or why
/// nothing of the write was done.
pub type Outcome = Result<u64, Failed>;

/// Why a write came to nothing.
#[derive(Debug)]
pub struct Failed {
    /// Which of its statements it was, counted from 0.
    pub step: usize,
    /// What the database said.
    pub error: StoreError,
}

impl Failed {
    /// Which kind of constraint was violated, if that was it.
    pub fn violation(&self) -> Option<ErrorKind> {
        match &self.error {
            StoreError::Database(Error::Database(error)) => Some(error.kind()),
            _ => None,
        }
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self { step: 0, error }
    }
}

/// Carries out these writes, in order, and commits. An error means that nothing of all was stored,
/// as soon as the connection is closed: it may be within the transaction still.
///
/// Plain statements and not sqlx's `Transaction`, which asks the connection's thread two times more.
pub async fn commit(
    connection: &mut SqliteConnection,
    writes: &[&[Step]],
) -> Result<Vec<Outcome>, Error> {
    if script_size(writes) == writes.len()
        && is_script(writes)
        && at_once(connection, writes).await?
    {
        return Ok(writes.iter().map(|_| Ok(0)).collect());
    }
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await?;
    let mut outcomes = Vec::with_capacity(writes.len());
    let mut waiting = writes;
    while !waiting.is_empty() {
        let (alike, rest) = waiting.split_at(script_size(waiting));
        outcomes.extend(carry_out(connection, alike).await?);
        waiting = rest;
    }
    sqlx::query("COMMIT").execute(connection).await?;
    Ok(outcomes)
}

/// How many of the first writes go as one script.
fn script_size(writes: &[&[Step]]) -> usize {
    let shape = |write: &&[Step]| write.iter().map(|step| step.sql).collect::<Vec<_>>();
    let Some(first) = writes.first().map(shape) else { return 0 };
    let most = if is_script(writes) { SCRIPTS[0] } else { 1 };
    let alike = writes.iter().take(most).take_while(|write| shape(write) == first).count();
    SCRIPTS.into_iter().find(|size| *size <= alike).unwrap_or(1)
}

/// A write of one statement wants its own count of rows, and gains nothing.
fn is_script(writes: &[&[Step]]) -> bool {
    writes.first().is_some_and(|write| write.len() > 1)
}

/// The whole transaction as one script: nobody else waits, so one question to the connection's
/// thread is all there is. False when something failed and nothing was done.
async fn at_once(connection: &mut SqliteConnection, writes: &[&[Step]]) -> Result<bool, Error> {
    let sql = script("BEGIN IMMEDIATE", writes, "COMMIT");
    if with_values(&sql, writes).execute(&mut *connection).await.is_ok() {
        return Ok(true);
    }
    // It may have failed before it began or after it ended; then there is nothing to take back.
    let _ = sqlx::query("ROLLBACK").execute(connection).await;
    Ok(false)
}

/// First all as one script; when something in it fails, one after the other.
async fn carry_out(
    connection: &mut SqliteConnection,
    writes: &[&[Step]],
) -> Result<Vec<Outcome>, Error> {
    if is_script(writes) && together(connection, writes).await? {
        return Ok(writes.iter().map(|_| Ok(0)).collect());
    }
    let mut outcomes = Vec::with_capacity(writes.len());
    for write in writes {
        outcomes.push(alone(connection, write).await?);
    }
    Ok(outcomes)
}

/// All statements of these writes as one; false when one failed and nothing was done.
///
/// sqlx means to give up several statements in one query some day (its issue 3108). Then this
/// function goes, and nothing but speed with it.
async fn together(connection: &mut SqliteConnection, writes: &[&[Step]]) -> Result<bool, Error> {
    let sql = script("SAVEPOINT job", writes, "RELEASE job");
    if with_values(&sql, writes).execute(&mut *connection).await.is_ok() {
        return Ok(true);
    }
    undo(connection).await?;
    Ok(false)
}

fn script(begin: &str, writes: &[&[Step]], end: &str) -> String {
    let mut sql = String::from(begin);
    for step in writes.iter().flat_map(|write| write.iter()) {
        sql.push(';');
        sql.push_str(step.sql);
    }
    sql.push(';');
    sql.push_str(end);
    sql
}

fn with_values<'q>(sql: &'q str, writes: &'q [&[Step]]) -> SqliteQuery<'q> {
    let values = writes.iter().flat_map(|write| write.iter()).flat_map(|step| &step.values);
    values.fold(sqlx::query(sql), |query, value| value.bind(query))
}

/// The statements of one write, one by one, so that it is known which one fails.
async fn alone(connection: &mut SqliteConnection, write: &[Step]) -> Result<Outcome, Error> {
    sqlx::query("SAVEPOINT job").execute(&mut *connection).await?;
    let mut rows = 0;
    for (place, step) in write.iter().enumerate() {
        match bound(step).execute(&mut *connection).await {
            Ok(done) => rows = done.rows_affected(),
            Err(error) => {
                undo(connection).await?;
                return Ok(Err(Failed { step: place, error: error.into() }));
            }
        }
    }
    sqlx::query("RELEASE job").execute(&mut *connection).await?;
    Ok(Ok(rows))
}

fn bound(step: &Step) -> SqliteQuery<'_> {
    step.values.iter().fold(sqlx::query(step.sql), |query, value| value.bind(query))
}

/// Takes back what was done since the savepoint. Fails when the failure before it was so grave
/// that the database has given up the whole transaction: then there is no such savepoint.
async fn undo(connection: &mut SqliteConnection) -> Result<(), Error> {
    sqlx::query("ROLLBACK TO job").execute(&mut *connection).await?;
    sqlx::query("RELEASE job").execute(&mut *connection).await?;
    Ok(())
}
