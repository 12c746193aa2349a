//! Statements as sqlx queries for SQLite.

use crate::server::store::sql::{Statement, Value};
use sqlx::Sqlite;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

/// A query and its bound values.
pub type SqliteQuery<'q> = Query<'q, Sqlite, SqliteArguments<'q>>;

/// A statement as a query.
pub fn bound(statement: &Statement) -> SqliteQuery<'_> {
    statement.values.iter().fold(sqlx::query(statement.sql), bind)
}

/// Binds the next value of a query.
pub fn bind<'q>(query: SqliteQuery<'q>, value: &'q Value) -> SqliteQuery<'q> {
    match value {
        Value::Bool(value) => query.bind(*value),
        Value::Int(value) => query.bind(*value),
        Value::Real(value) => query.bind(*value),
        Value::Text(value) => query.bind(value.as_deref()),
        Value::Id(value) => query.bind(*value),
        Value::Bytes(value) => query.bind(value.as_deref()),
    }
}
