//! `/session`: a guest identity, and its end; `/live-ticket`: its way into a live socket.

use crate::protocol::rest::{NewSession, SessionBody, TicketBody, UserBody};
use crate::protocol::{AppError, ErrorCode};
use crate::server::context::{Caller, introduce, sign_out};
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

/// `DELETE /session`: this browser is nobody again; its live sockets are closed with 4001.
pub async fn delete(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<(StatusCode, HeaderMap), AppError> {
    let cookie = sign_out(&state, &caller).await?;
    let headers = cookie.map(|cookie| (header::SET_COOKIE, cookie)).into_iter();
    Ok((StatusCode::NO_CONTENT, headers.collect()))
}

/// `POST /live-ticket`: a single-use ticket for a live socket, good for 30 seconds.
pub async fn ticket(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<(StatusCode, Json<TicketBody>), AppError> {
    let session = caller.session.ok_or_else(AppError::unauthenticated)?;
    let too_many = || AppError::new(ErrorCode::TooMany, "too many tickets wait to be used");
    let ticket = state.tickets.issue(session, std::time::Instant::now()).ok_or_else(too_many)?;
    Ok((StatusCode::CREATED, Json(TicketBody { ticket })))
}
