//! `/session`: a guest identity.

use crate::protocol::AppError;
use crate::protocol::rest::{NewSession, SessionBody, UserBody};
use crate::server::context::{Caller, introduce};
use crate::server::http::extract::Body;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};

/// `POST /session`: makes the caller known by a name.
pub async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Body(request): Body<NewSession>,
) -> Result<(StatusCode, HeaderMap, Json<SessionBody>), AppError> {
    let introduced = introduce(&state, &caller, Some(request.name)).await?;
    let headers = introduced.cookie.map(|cookie| (header::SET_COOKIE, cookie)).into_iter();
    let user = UserBody { id: introduced.user.id, name: introduced.user.name };
    Ok((StatusCode::CREATED, headers.collect(), Json(SessionBody { user })))
}
