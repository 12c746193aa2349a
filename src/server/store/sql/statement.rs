//! One SQL statement and its values.

use super::value::Value;

/// One SQL statement and its values.
#[derive(Debug)]
pub struct Statement {
    /// One statement, without the semicolon. Plain tables number its parameters (`$1`), which both
    /// databases read; the log of a database writes them as that database is fastest with.
    pub sql: &'static str,
    /// One value for each parameter, in order.
    pub values: Vec<Value>,
    /// Runs only if the statement before it, in the same write, changed a row.
    pub only_if_changed: bool,
    /// Its rows count neither for the statements after it nor for the write.
    pub is_beside: bool,
}

impl Statement {
    /// The same statement, run only if the one before it in its write changed a row.
    pub fn only_if_changed(self) -> Self {
        Self { only_if_changed: true, ..self }
    }

    /// The same, and its own rows do not count: the write goes on as if it were not there.
    pub fn beside(self) -> Self {
        Self { is_beside: true, ..self.only_if_changed() }
    }
}

/// A statement and its values: `statement!("DELETE FROM bans WHERE id = $1", id)`.
macro_rules! statement {
    ($sql:expr $(, $value:expr)* $(,)?) => {
        $crate::server::store::sql::Statement {
            sql: $sql,
            values: vec![$($crate::server::store::sql::Value::from($value)),*],
            only_if_changed: false,
            is_beside: false,
        }
    };
}
pub(in crate::server::store) use statement;
