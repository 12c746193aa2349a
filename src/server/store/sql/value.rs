//! A value of a statement. One that is absent still has its type: Postgres asks for it.

use crate::model::{
    BroadcastId, ChatId, CommentBody, CommentId, CommentPictureId, DisplayName, Email, ImageId,
    Role, Seq, TenantId, Timestamp, UserId, Visibility,
};
use uuid::Uuid;

/// A value of a statement; `None` is NULL of that type.
#[derive(Clone, Debug)]
pub enum Value {
    Bool(Option<bool>),
    /// A number or a moment, BIGINT.
    Int(Option<i64>),
    /// A coordinate, DOUBLE PRECISION.
    Real(Option<f64>),
    Text(Option<String>),
    /// An id other than a tenant's.
    Id(Option<Uuid>),
    /// A digest.
    Bytes(Option<Vec<u8>>),
}

/// A place in a log as a bound in a query; one beyond the numbers of databases is after all others.
pub fn bound_of(seq: Seq) -> i64 {
    i64::try_from(seq.0).unwrap_or(i64::MAX)
}

macro_rules! into_value {
    ($($kind:ident: $from:ty, $value:ident => $into:expr;)*) => {
        $(impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self {
                Self::$kind(value.map(|$value| $into))
            }
        }

        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                Self::from(Some(value))
            }
        })*
    };
}
into_value! {
    Bool: bool, value => value;
    Int: i64, value => value;
    Int: u32, value => value.into();
    Int: Timestamp, value => value.0;
    // No place in a log is beyond what the database can count: it would have been refused.
    Int: Seq, value => i64::try_from(value.0).unwrap_or(i64::MAX);
    // The index of `Visibility::ALL`.
    Int: Visibility, value => value as i64;
    Real: f64, value => value;
    Text: String, value => value;
    Text: &str, value => value.to_owned();
    Text: &String, value => value.clone();
    Text: &TenantId, value => value.as_str().to_owned();
    Text: &DisplayName, value => value.as_str().to_owned();
    Text: Role, value => value.name().to_owned();
    Text: &Email, value => value.as_str().to_owned();
    Text: &CommentBody, value => value.as_str().to_owned();
    Id: Uuid, value => value;
    Id: ImageId, value => value.0;
    Id: UserId, value => value.0;
    Id: ChatId, value => value.0;
    Id: CommentId, value => value.0;
    Id: CommentPictureId, value => value.0;
    Id: BroadcastId, value => value.0;
    Bytes: &[u8; 32], value => value.to_vec();
}
