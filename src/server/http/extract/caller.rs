//! The caller of a request: from the session token in its headers to a person.

use crate::protocol::AppError;
use crate::server::http::middleware::client_ip::ClientAddress;
use crate::server::http::session_cookie;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;

/// The person whose session the request presents: as a bearer token, otherwise as a cookie.
pub async fn identify(state: &AppState, request: &Parts) -> Result<Caller, AppError> {
    let ClientAddress(address) = ClientAddress::of(&request.extensions);
    if let Some(token) = session_cookie::from_bearer(&request.headers) {
        let caller = Caller::of_session(state, token.digest(), address).await?;
        return Ok(Caller { is_bearer: true, ..caller });
    }
    match session_cookie::from_cookie(&request.headers, state.config.is_secure()) {
        Some(token) => Caller::of_session(state, token.digest(), address).await,
        None => Ok(Caller::anonymous(address)),
    }
}

/// Identifies the caller; a request that may change something counts against the person's rate limit.
pub async fn authenticate(state: &AppState, request: &Parts) -> Result<Caller, AppError> {
    let caller = identify(state, request).await?;
    let is_read = matches!(request.method, Method::GET | Method::HEAD);
    if let Some(user) = caller.user.as_ref().filter(|_| !is_read) {
        state.limits.person_change(user.id)?;
    }
    Ok(caller)
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = AppError;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        // Other extractors of the same handler ask as well; a change must count once.
        if let Some(caller) = parts.extensions.get::<Self>() {
            return Ok(caller.clone());
        }
        let caller = authenticate(state, parts).await?;
        parts.extensions.insert(caller.clone());
        Ok(caller)
    }
}
