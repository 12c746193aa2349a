//! One transaction for many writes. A savepoint per write keeps a failed one from taking the
//! others with it.

use super::bind::{SqliteQuery, bind, bound};
use super::failure::unwritable;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::Statement;
use sqlx::error::ErrorKind;
use sqlx::{Error, SqliteConnection};

/// How many writes of the same shape may go to the database as one script. Handing a statement over to
/// the connection's thread costs more than carrying it out; longer scripts cost more again, because
/// each statement in them is prepared apart and finds the processor's cache cold (measured: 4 to 8). Few
/// sizes and not all, so that the prepared scripts are few.
const SCRIPTS: [usize; 4] = [8, 4, 2, 1];

/// A write: its statements, and whether they may be sent as a script.
#[derive(Clone, Copy)]
pub struct Write<'a> {
    pub statements: &'a [Statement],
    /// True for the log, whose parameters are plain `?`: they count on through a script of several
    /// statements. Plain tables number theirs and use `only_if_changed`, so they run one by one.
    pub is_script: bool,
}

/// The rows that a write's last statement changed (0 for a script), or why nothing of the write was
/// done.
pub type Outcome = Result<u64, Failed>;

/// A write that failed.
#[derive(Debug)]
pub struct Failed {
    /// The index of its statement that failed.
    pub statement: usize,
    pub error: StoreError,
}

impl Failed {
    /// The kind of constraint that was violated, if one was.
    pub fn violation(&self) -> Option<ErrorKind> {
        match &self.error {
            StoreError::Database(Error::Database(error)) => Some(error.kind()),
            _ => None,
        }
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self { statement: 0, error }
    }
}

/// Runs these writes in order and commits. An error means that none of them is stored once the
/// connection is closed: until then it may still be inside the transaction.
///
/// Plain statements and not sqlx's `Transaction`, which asks the connection's thread two times more.
pub async fn commit(
    connection: &mut SqliteConnection,
    writes: &[Write<'_>],
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
        outcomes.extend(run(connection, alike).await?);
        waiting = rest;
    }
    sqlx::query("COMMIT").execute(connection).await?;
    Ok(outcomes)
}

/// How many of the first writes are sent as one script.
fn script_size(writes: &[Write<'_>]) -> usize {
    let shape = |write: &Write<'_>| {
        write.statements.iter().map(|statement| statement.sql).collect::<Vec<_>>()
    };
    let Some(first) = writes.first().map(shape) else { return 0 };
    let most = if is_script(writes) { SCRIPTS[0] } else { 1 };
    let alike = writes.iter().take(most).take_while(|write| shape(write) == first).count();
    SCRIPTS.into_iter().find(|size| *size <= alike).unwrap_or(1)
}

/// A single statement returns its number of rows, and gains nothing in a script.
fn is_script(writes: &[Write<'_>]) -> bool {
    writes.first().is_some_and(|write| write.is_script && write.statements.len() > 1)
}

/// Runs the whole transaction as one script when no other write waits: one round trip to the
/// connection's thread. False when a statement failed and nothing was done.
async fn at_once(connection: &mut SqliteConnection, writes: &[Write<'_>]) -> Result<bool, Error> {
    let sql = script("BEGIN IMMEDIATE", writes, "COMMIT");
    if succeeds(with_values(&sql, writes), connection).await? {
        return Ok(true);
    }
    // It may have failed before it began or after it ended; then there is nothing to take back.
    let _ = sqlx::query("ROLLBACK").execute(connection).await;
    Ok(false)
}

/// Runs all as one script; when a statement in it fails, one write after the other.
async fn run(
    connection: &mut SqliteConnection,
    writes: &[Write<'_>],
) -> Result<Vec<Outcome>, Error> {
    if is_script(writes) && together(connection, writes).await? {
        return Ok(writes.iter().map(|_| Ok(0)).collect());
    }
    let mut outcomes = Vec::with_capacity(writes.len());
    for write in writes {
        outcomes.push(alone(connection, write.statements).await?);
    }
    Ok(outcomes)
}

/// All statements of these writes as one; false when one failed and nothing was done.
///
/// sqlx plans to drop several statements in one query (its issue 3108). Then this function goes,
/// which costs speed and nothing else.
async fn together(connection: &mut SqliteConnection, writes: &[Write<'_>]) -> Result<bool, Error> {
    let sql = script("SAVEPOINT write", writes, "RELEASE write");
    if succeeds(with_values(&sql, writes), connection).await? {
        return Ok(true);
    }
    undo(connection).await?;
    Ok(false)
}

/// False when a statement is at fault. An error when nothing can be written: trying again statement by
/// statement would only wait for the same lock again.
async fn succeeds(
    script: SqliteQuery<'_>,
    connection: &mut SqliteConnection,
) -> Result<bool, Error> {
    match script.execute(connection).await {
        Ok(_) => Ok(true),
        Err(error) if unwritable(&error).is_some() => Err(error),
        Err(_) => Ok(false),
    }
}

fn script(begin: &str, writes: &[Write<'_>], end: &str) -> String {
    let mut sql = String::from(begin);
    for statement in writes.iter().flat_map(|write| write.statements) {
        sql.push(';');
        sql.push_str(statement.sql);
    }
    sql.push(';');
    sql.push_str(end);
    sql
}

fn with_values<'q>(sql: &'q str, writes: &[Write<'q>]) -> SqliteQuery<'q> {
    let statements = writes.iter().flat_map(|write| write.statements);
    statements.flat_map(|statement| &statement.values).fold(sqlx::query(sql), bind)
}

/// Runs the statements of one write one by one, so that it is known which one fails.
async fn alone(connection: &mut SqliteConnection, write: &[Statement]) -> Result<Outcome, Error> {
    sqlx::query("SAVEPOINT write").execute(&mut *connection).await?;
    let mut rows = 0;
    for (index, statement) in write.iter().enumerate() {
        if statement.only_if_changed && rows == 0 {
            continue;
        }
        match bound(statement).execute(&mut *connection).await {
            Ok(_) if statement.is_beside => {}
            Ok(done) => rows = done.rows_affected(),
            Err(error) if unwritable(&error).is_some() => return Err(error),
            Err(error) => {
                undo(connection).await?;
                return Ok(Err(Failed { statement: index, error: error.into() }));
            }
        }
    }
    sqlx::query("RELEASE write").execute(&mut *connection).await?;
    Ok(Ok(rows))
}

/// Rolls back to the savepoint. Fails when the failure before it made the database abandon the whole
/// transaction: then there is no such savepoint.
async fn undo(connection: &mut SqliteConnection) -> Result<(), Error> {
    sqlx::query("ROLLBACK TO write").execute(&mut *connection).await?;
    sqlx::query("RELEASE write").execute(&mut *connection).await?;
    Ok(())
}
