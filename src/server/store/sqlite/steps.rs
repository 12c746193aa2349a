//! What a write is made of: statements and their values. Knows no connection and no queue.

use crate::model::{
    BroadcastId, ChatId, CommentBody, CommentId, DisplayName, Email, ImageId, Seq, TenantId,
    Timestamp, UserId,
};
use sqlx::Sqlite;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use uuid::Uuid;

/// A statement on its way.
pub type SqliteQuery<'q> = Query<'q, Sqlite, SqliteArguments<'q>>;

/// One statement of a write. Its placeholders are plain `?`: only these can be counted through
/// when several statements are sent as one.
#[derive(Debug)]
pub struct Step {
    /// One statement, without the semicolon.
    pub sql: &'static str,
    /// One value for each `?`.
    pub values: Vec<Value>,
}

/// A statement and its values: `step!("DELETE FROM chats WHERE id = ?", chat_id)`.
macro_rules! step {
    ($sql:expr $(, $value:expr)* $(,)?) => {
        $crate::server::store::sqlite::steps::Step { sql: $sql, values: vec![$($value.into()),*] }
    };
}
pub(super) use step;

/// A value of a statement.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing.
    Null,
    /// A number or a moment.
    Int(i64),
    /// A coordinate.
    Real(f64),
    /// A text.
    Text(String),
    /// Any id but a tenant's.
    Id(Uuid),
    /// A digest.
    Bytes(Vec<u8>),
}

impl Value {
    /// Gives this value to the query's next `?`.
    pub fn bind<'q>(&'q self, query: SqliteQuery<'q>) -> SqliteQuery<'q> {
        match self {
            Self::Null => query.bind(None::<i64>),
            Self::Int(value) => query.bind(*value),
            Self::Real(value) => query.bind(*value),
            Self::Text(value) => query.bind(value.as_str()),
            Self::Id(value) => query.bind(*value),
            Self::Bytes(value) => query.bind(value.as_slice()),
        }
    }
}

macro_rules! into_value {
    ($($from:ty: $value:ident => $into:expr;)*) => {
        $(impl From<$from> for Value {
            fn from($value: $from) -> Self {
                $into
            }
        })*
    };
}
into_value! {
    i64: value => Self::Int(value);
    u32: value => Self::Int(value.into());
    f64: value => Self::Real(value);
    String: value => Self::Text(value);
    &str: value => Self::Text(value.to_owned());
    &TenantId: value => Self::Text(value.as_str().to_owned());
    &DisplayName: value => Self::Text(value.as_str().to_owned());
    &Email: value => Self::Text(value.as_str().to_owned());
    &CommentBody: value => Self::Text(value.as_str().to_owned());
    Timestamp: value => Self::Int(value.0);
    // No place in a log is beyond what the database can count: it would have been refused.
    Seq: value => Self::Int(i64::try_from(value.0).unwrap_or(i64::MAX));
    &[u8; 32]: value => Self::Bytes(value.to_vec());
    ImageId: value => Self::Id(value.0);
    UserId: value => Self::Id(value.0);
    ChatId: value => Self::Id(value.0);
    CommentId: value => Self::Id(value.0);
    BroadcastId: value => Self::Id(value.0);
    Uuid: value => Self::Id(value);
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
