//! The caller of a request: from the session token or the API key in its headers to a person.

use super::resource::Resource;
use crate::protocol::{AppError, ErrorCode};
use crate::server::auth::is_api_key;
use crate::server::http::middleware::client_ip::ClientAddress;
use crate::server::http::session_cookie;
use crate::server::services::caller::Caller;
use crate::server::services::{api_keys, images};
use crate::server::state::AppState;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::Method;
use axum::http::request::Parts;

/// Marks the requests of routes that accept API keys. Elsewhere a key is nobody's session.
#[derive(Clone, Copy, Debug)]
pub struct AcceptsApiKeys;

/// The person whose session or API key the request presents: as a bearer token, otherwise as a cookie.
pub async fn identify(state: &AppState, request: &Parts) -> Result<Caller, AppError> {
    let ClientAddress(address) = ClientAddress::of(&request.extensions);
    if let Some(token) = session_cookie::from_bearer(&request.headers) {
        if is_api_key(&token) && request.extensions.get::<AcceptsApiKeys>().is_some() {
            let caller = api_keys::authenticate(state, &token, address).await?;
            return within_tenant(state, request, caller).await;
        }
        let caller = Caller::of_session(state, token.digest(), address).await?;
        return Ok(Caller { is_bearer: true, ..caller });
    }
    match session_cookie::from_cookie(&request.headers, state.config.is_secure()) {
        Some(token) => Caller::of_session(state, token.digest(), address).await,
        None => Ok(Caller::anonymous(address)),
    }
}

/// An API key stands for someone in its own tenant alone. In another one its caller is a stranger, and what strangers
/// do not see is missing (LP24), also for a change that a stranger would be asked to sign in for.
async fn within_tenant(
    state: &AppState,
    request: &Parts,
    caller: Caller,
) -> Result<Caller, AppError> {
    // Nesting below `/api/v1` has shortened the request's own path.
    let uri = request.extensions.get::<OriginalUri>().map_or(&request.uri, |original| &original.0);
    let Some(resource) = Resource::of(uri.path()) else { return Ok(caller) };
    let Some(tenant) = resource.tenant(state).await? else { return Ok(caller) };
    if caller.api_key.as_ref().is_none_or(|key| key.tenant == tenant) {
        return Ok(caller);
    }
    let stranger = Caller::anonymous(caller.address);
    let seen = match resource.locate(state).await? {
        Some(location) => images::enter(state, &stranger, location.image).await,
        None => images::enter_tenant(state, &stranger, &tenant).await,
    };
    match seen {
        Ok(_) => Ok(stranger),
        Err(error) if error.code() == ErrorCode::NotFound => {
            Err(AppError::not_found(resource.thing()))
        }
        Err(error) => Err(error),
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
