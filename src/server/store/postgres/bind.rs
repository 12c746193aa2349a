//! Statements as sqlx queries for PostgreSQL.

use crate::server::store::sql::{Statement, Value};
use sqlx::Postgres;
use sqlx::postgres::PgArguments;
use sqlx::query::Query;
use std::borrow::Cow;

/// A query and its bound values.
pub type PgQuery<'q> = Query<'q, Postgres, PgArguments>;

/// A statement as a query.
pub fn bound(statement: &Statement) -> PgQuery<'_> {
    statement.values.iter().fold(sqlx::query(statement.sql), bind)
}

fn bind<'q>(query: PgQuery<'q>, value: &'q Value) -> PgQuery<'q> {
    match value {
        Value::Bool(value) => query.bind(*value),
        Value::Int(value) => query.bind(*value),
        Value::Real(value) => query.bind(*value),
        Value::Text(value) => query.bind(value.as_deref().map(without_nul)),
        Value::Id(value) => query.bind(*value),
        Value::Bytes(value) => query.bind(value.as_deref()),
    }
}

/// PostgreSQL has no texts with U+0000 in them. What people write has none either; what they search for may.
fn without_nul(text: &str) -> Cow<'_, str> {
    match text.contains('\0') {
        true => text.replace('\0', "\u{FFFD}").into(),
        false => text.into(),
    }
}
