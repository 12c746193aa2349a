//! From the server's own failures to the one error. What exactly failed goes to the log alone.

use super::access::AccessError;
use super::auth::password::HashError;
use super::realtime::ApplyError;
use super::store::StoreError;
use crate::protocol::{AppError, ErrorCode};

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let is_overload =
            matches!(error, StoreError::Busy | StoreError::Database(sqlx::Error::PoolTimedOut));
        if is_overload {
            let text = "the server has too much to do right now; please try again in a moment";
            return Self::new(ErrorCode::TooMany, text);
        }
        tracing::error!(%error, "storage failed");
        Self::internal()
    }
}

impl From<HashError> for AppError {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Self::new(ErrorCode::TooMany, error.to_string()),
            HashError::Failed => Self::internal(),
        }
    }
}

impl From<AccessError> for AppError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NotVisible => Self::not_found("thing"),
            AccessError::Banned => Self::new(ErrorCode::Forbidden, error.to_string()),
            AccessError::Store(error) => error.into(),
        }
    }
}

impl From<ApplyError> for AppError {
    fn from(error: ApplyError) -> Self {
        match error {
            ApplyError::Refused(refusal) => refusal.into(),
            ApplyError::NoSuchImage => Self::not_found("image"),
            ApplyError::OtherOperation | ApplyError::Abandoned | ApplyError::Contended => {
                Self::new(ErrorCode::Conflict, error.to_string())
            }
            ApplyError::Store(error) => error.into(),
        }
    }
}
