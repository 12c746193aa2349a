//! Ids in paths.

use crate::protocol::{AppError, Thing};
use crate::server::state::AppState;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use std::str::FromStr;

/// The id of a path. A malformed one is "not found", as a foreign one is (LP24).
pub struct Id<T>(pub T);

impl<T: FromStr> FromRequestParts<AppState> for Id<T> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let Ids(text) = Ids::<String>::from_request_parts(parts, state).await?;
        text.parse().map(Self).map_err(|_| AppError::not_found(Thing::Thing))
    }
}

/// Several ids of a path, as a tuple.
pub struct Ids<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<AppState> for Ids<T> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let path = Path::<T>::from_request_parts(parts, state).await;
        path.map(|Path(ids)| Self(ids)).map_err(|_| AppError::not_found(Thing::Thing))
    }
}
