//! Conversions of the server's errors to [`AppError`]. Internal details go to the log alone.

use super::access::AccessError;
use super::auth::password::HashError;
use super::realtime::OperateError;
use super::store::StoreError;
use crate::protocol::{AppError, Busy, Conflict, Forbidden, Thing};

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let is_overload =
            matches!(error, StoreError::Busy | StoreError::Database(sqlx::Error::PoolTimedOut));
        if is_overload {
            return AppError::from(Busy::Overloaded);
        }
        tracing::error!(%error, "storage failed");
        Self::internal()
    }
}

impl From<HashError> for AppError {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Busy::Passwords.into(),
            HashError::Failed => Self::internal(),
        }
    }
}

impl From<AccessError> for AppError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NotVisible => Self::not_found(Thing::Thing),
            AccessError::Banned => Forbidden::Banned.into(),
            AccessError::Store(error) => error.into(),
        }
    }
}

impl From<OperateError> for AppError {
    fn from(error: OperateError) -> Self {
        match error {
            OperateError::Refused(refusal) => refusal.into(),
            OperateError::NoSuchImage => Self::not_found(Thing::Image),
            OperateError::Held => Self::held(),
            OperateError::TooManyHeld { max } => Busy::HeldComments { max }.into(),
            OperateError::OtherOperation => Conflict::OtherOperation.into(),
            OperateError::GivenUp => Conflict::Abandoned.into(),
            OperateError::Contended => Conflict::Contended.into(),
            OperateError::Store(error) => error.into(),
        }
    }
}
