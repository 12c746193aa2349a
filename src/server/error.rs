//! Conversions of the server's errors to [`AppError`] and to the causes in it. Internal details go to the log alone.

use super::access::AccessError;
use super::auth::password::HashError;
use super::net::outbound::InvalidTarget;
use super::realtime::ApplyError;
use super::store::StoreError;
use crate::protocol::{AddressProblem, AppError, Busy, Conflict, Forbidden, Thing};

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let is_overload =
            matches!(error, StoreError::Busy | StoreError::Database(sqlx::Error::PoolTimedOut));
        if is_overload {
            return AppError::from(Busy::Overloaded);
        }
        if let StoreError::Unwritable { why, .. } = error {
            // The writer logs its cause, once for all writes that it fails.
            return AppError::from(why);
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

impl From<ApplyError> for AppError {
    fn from(error: ApplyError) -> Self {
        match error {
            ApplyError::Refused(refusal) => refusal.into(),
            ApplyError::NoSuchImage => Self::not_found(Thing::Image),
            ApplyError::OtherOperation => Conflict::OtherOperation.into(),
            ApplyError::Abandoned => Conflict::Abandoned.into(),
            ApplyError::Contended => Conflict::Contended.into(),
            ApplyError::Store(error) => error.into(),
        }
    }
}

impl From<InvalidTarget> for AddressProblem {
    fn from(target: InvalidTarget) -> Self {
        match target {
            InvalidTarget::TooLong => Self::TooLong,
            InvalidTarget::NoUrl => Self::NoUrl,
            InvalidTarget::NotHttp => Self::NotHttp,
            InvalidTarget::Credentials => Self::Credentials,
            InvalidTarget::NoHost => Self::NoHost,
            InvalidTarget::RedirectToNoUrl => Self::RedirectToNoUrl,
        }
    }
}
