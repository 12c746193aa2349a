//! What handlers read from requests; each refusal is the one error. Knows no route.

use crate::protocol::{AppError, ErrorCode};
use crate::server::context::Caller;
use crate::server::state::AppState;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use std::str::FromStr;

impl FromRequestParts<AppState> for Caller {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        Self::identify(state, parts).await
    }
}

/// The last id of the path; one that is none is not found, as a foreign one is (LP24).
pub struct Id<T>(pub T);

impl<T: FromStr> FromRequestParts<AppState> for Id<T> {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let Path(text) = path.map_err(|_| AppError::not_found("thing"))?;
        text.parse().map(Self).map_err(|_| AppError::not_found("thing"))
    }
}

/// A JSON body.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for Body<T> {
    type Rejection = AppError;
    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        match axum::Json::<T>::from_request(request, state).await {
            Ok(axum::Json(body)) => Ok(Self(body)),
            Err(rejection) => Err(unreadable(&rejection)),
        }
    }
}

/// The query.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<AppState> for Asked<T> {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(query)) => Ok(Self(query)),
            Err(rejection) => Err(AppError::invalid(rejection.body_text())),
        }
    }
}

fn unreadable(rejection: &JsonRejection) -> AppError {
    let code = match rejection.status().as_u16() {
        413 => ErrorCode::TooLarge,
        415 => ErrorCode::UnsupportedType,
        _ => ErrorCode::Invalid,
    };
    AppError::new(code, rejection.body_text())
}
