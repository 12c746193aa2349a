//! `/session`: a guest identity, and its end; `/live-ticket`: its way into a live socket.

use crate::protocol::AppError;
use crate::protocol::rest::{
    ErrorBody, KnownBody, NewSession, PreferencesPatch, SessionBody, TicketBody, UserBody,
};
use crate::server::auth::SESSION_DAYS;
use crate::server::http::extract::JsonObject;
use crate::server::http::session_cookie;
use crate::server::services::accounts::preferences;
use crate::server::services::caller::Caller;
use crate::server::services::guests::{Guest, create_guest};
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::server::store::User;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};

/// Become known by a name
///
/// A guest identity, or another name for the one the cookie stands for. A new name shows on what is
/// written from then on.
#[utoipa::path(
    post,
    path = "/session",
    operation_id = "startSession",
    tag = "Session",
    request_body = NewSession,
    responses(
        (
            status = 201,
            description = "Who the caller is from now on.",
            body = SessionBody,
            headers(("set-cookie" = String, description = "The session, for those who had none: 180 days, `HttpOnly`, `SameSite=Lax`, `Secure` when the public address is https.")),
        ),
        (status = 403, description = "A site signed the caller in and gives their name; or the request comes from another site.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn create(
    State(state): State<AppState>,
    caller: Caller,
    JsonObject(request): JsonObject<NewSession>,
) -> Result<(StatusCode, HeaderMap, Json<SessionBody>), AppError> {
    let Guest { user, token } = create_guest(&state, &caller, Some(request.name)).await?;
    let secure = state.config.is_secure();
    let cookie = token.and_then(|token| session_cookie::store(&token, SESSION_DAYS, secure));
    let headers = cookie.map(|cookie| (header::SET_COOKIE, cookie)).into_iter();
    let user = UserBody { id: user.id, name: user.name };
    Ok((StatusCode::CREATED, headers.collect(), Json(SessionBody { user })))
}

/// Who am I?
#[utoipa::path(
    get,
    path = "/session",
    operation_id = "showSession",
    tag = "Session",
    responses((status = 200, description = "Who the session stands for.", body = KnownBody)),
    security(("session" = [])),
)]
pub async fn show(caller: Caller) -> Result<Json<KnownBody>, AppError> {
    let User { id, name } = caller.user()?.clone();
    let is_signed_in = caller.is_signed_in;
    Ok(Json(KnownBody { user: UserBody { id, name }, is_signed_in }))
}

/// Change what the account remembers
///
/// In the forms of all pages of the person. For people with an account.
#[utoipa::path(
    patch,
    path = "/session",
    operation_id = "changePreferences",
    tag = "Session",
    request_body = PreferencesPatch,
    responses(
        (status = 204, description = "It is remembered."),
        (status = 403, description = "The request comes from another site.", body = ErrorBody),
        (status = 409, description = "The caller has no account.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn change(
    State(state): State<AppState>,
    caller: Caller,
    JsonObject(PreferencesPatch { enter_breaks }): JsonObject<PreferencesPatch>,
) -> Result<StatusCode, AppError> {
    preferences::set_enter_breaks(&state, &caller, enter_breaks).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End the session
///
/// The caller is nobody again. Live sockets that were opened with the session are closed with 4001.
#[utoipa::path(
    delete,
    path = "/session",
    operation_id = "endSession",
    tag = "Session",
    responses((
        status = 204,
        description = "There is no session any more; also when there was none.",
        headers(("set-cookie" = String, description = "Takes the cookie away.")),
    )),
    security((), ("session" = [])),
)]
pub async fn delete(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<(StatusCode, HeaderMap), AppError> {
    sessions::end(&state, &caller).await?;
    let cookie = session_cookie::delete(state.config.is_secure());
    let headers = cookie.map(|cookie| (header::SET_COOKIE, cookie)).into_iter();
    Ok((StatusCode::NO_CONTENT, headers.collect()))
}

/// Get a ticket for a live socket
///
/// For pages whose browser sends no cookie along with a socket. Good once, for 30 seconds; offered as the
/// sub-protocol `ic.ticket.{ticket}` beside `ic.v1`. The socket belongs to the session that asked, and
/// ends with it.
#[utoipa::path(
    post,
    path = "/live-ticket",
    operation_id = "getLiveTicket",
    tag = "Session",
    responses((status = 201, description = "The ticket.", body = TicketBody)),
    security(("session" = [])),
)]
pub async fn ticket(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<(StatusCode, Json<TicketBody>), AppError> {
    let ticket = sessions::live_ticket(&state, &caller).await?;
    Ok((StatusCode::CREATED, Json(TicketBody { ticket })))
}
