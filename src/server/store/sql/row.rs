//! A row of any database, and its columns as checked values.

use crate::model::{Seq, Timestamp};
use crate::server::store::contract::{Digest, StoreError};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Postgres, Row as _, Sqlite, Type};
use std::fmt::Display;
use uuid::Uuid;

/// A row of any database: one variant each.
pub enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl From<SqliteRow> for Row {
    fn from(row: SqliteRow) -> Self {
        Self::Sqlite(row)
    }
}

impl From<PgRow> for Row {
    fn from(row: PgRow) -> Self {
        Self::Postgres(row)
    }
}

/// A type that every database reads from a column: one bound each.
pub trait Column<'r>:
    Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres>
{
}

impl<'r, T> Column<'r> for T where
    T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres>
{
}

/// A column as the database's own type.
pub fn get<'r, T: Column<'r>>(row: &'r Row, column: &str) -> Result<T, StoreError> {
    match row {
        Row::Sqlite(row) => Ok(row.try_get(column)?),
        Row::Postgres(row) => Ok(row.try_get(column)?),
    }
}

/// A column as a type that checks it.
pub fn checked<'r, T, U>(row: &'r Row, column: &str) -> Result<U, StoreError>
where
    T: Column<'r>,
    U: TryFrom<T, Error: Display>,
{
    U::try_from(get(row, column)?).map_err(|error| unreadable(column, error))
}

/// The error for a value that the model does not accept.
pub fn unreadable(what: &str, error: impl Display) -> StoreError {
    StoreError::Unreadable(format!("{what}: {error}"))
}

/// A column with an id.
pub fn id(row: &Row, column: &str) -> Result<Uuid, StoreError> {
    get(row, column)
}

/// A number that is never negative.
pub fn count(row: &Row, column: &str) -> Result<u32, StoreError> {
    checked::<i64, _>(row, column)
}

/// A place in a log.
pub fn seq(row: &Row, column: &str) -> Result<Seq, StoreError> {
    checked::<i64, _>(row, column).map(Seq)
}

/// Milliseconds since 1970.
pub fn moment(row: &Row, column: &str) -> Result<Timestamp, StoreError> {
    get(row, column).map(Timestamp)
}

/// Milliseconds since 1970, or NULL.
pub fn moment_if_any(row: &Row, column: &str) -> Result<Option<Timestamp>, StoreError> {
    Ok(get::<Option<i64>>(row, column)?.map(Timestamp))
}

/// A column with a digest.
pub fn digest(row: &Row, column: &str) -> Result<Digest, StoreError> {
    let bytes: &[u8] = get(row, column)?;
    bytes.try_into().map_err(|error| unreadable(column, error))
}
