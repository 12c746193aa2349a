//! Sessions: open, replace, end. Returns tokens; the HTTP layer makes cookies of them.

use super::caller::Caller;
use crate::model::{Timestamp, UserId};
use crate::protocol::live::CloseCode;
use crate::protocol::{AppError, Busy};
use crate::server::auth::{SESSION_DAYS, SessionToken, issue_ticket};
use crate::server::clock;
use crate::server::state::AppState;
use crate::server::store::{Digest, NewSession};
use std::net::IpAddr;
use uuid::Uuid;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// Opens a session of [`SESSION_DAYS`].
pub async fn open(
    state: &AppState,
    user: UserId,
    address: IpAddr,
    user_agent: Option<String>,
) -> Result<SessionToken, AppError> {
    open_for(state, user, (address, user_agent), SESSION_DAYS).await
}

/// Opens a session of a given number of days.
pub async fn open_for(
    state: &AppState,
    user: UserId,
    (address, user_agent): (IpAddr, Option<String>),
    days: i64,
) -> Result<SessionToken, AppError> {
    let now = clock::now();
    let token = SessionToken::new().map_err(|_| AppError::internal())?;
    let session = NewSession {
        id: Uuid::now_v7(),
        token: token.digest(),
        user,
        device: user_agent,
        address: Some(address.to_string()),
        created_at: now,
        expires_at: Timestamp(now.0 + days * DAY_MS),
    };
    state.store.people().create_session(&session).await?;
    Ok(token)
}

/// Opens a session at sign-in and ends the caller's previous one: another holder of the old token is not signed in
/// (session fixation).
pub async fn replace(
    state: &AppState,
    caller: &Caller,
    user: UserId,
    user_agent: Option<String>,
) -> Result<SessionToken, AppError> {
    let token = open(state, user, caller.address, user_agent).await?;
    end(state, caller).await?;
    tracing::info!(account = %user, from = %caller.address, "signed in");
    Ok(token)
}

/// A ticket for a live socket of the caller's session.
pub async fn live_ticket(state: &AppState, caller: &Caller) -> Result<String, AppError> {
    let session = caller.session.ok_or_else(AppError::unauthenticated)?;
    let too_many = || AppError::from(Busy::Tickets);
    issue_ticket(&*state.store, session, clock::now()).await?.ok_or_else(too_many)
}

/// Ends the caller's session and closes the sockets that were opened with it (LP23).
pub async fn end(state: &AppState, caller: &Caller) -> Result<(), AppError> {
    if let Some(session) = caller.session {
        state.store.people().end_session(&session).await?;
        close_sockets(state, session);
    }
    Ok(())
}

/// Closes the sockets of an ended session; a socket in its handshake can no longer subscribe.
pub fn close_sockets(state: &AppState, session: Digest) {
    state.access.forget_session(&session);
    let connections = state.engine.connections();
    connections.close(CloseCode::SignInAgain, |viewer| viewer.session == Some(session));
}

/// Closes all sockets of a person.
pub fn close_all_sockets(state: &AppState, user: UserId) {
    state.access.invalidate();
    let connections = state.engine.connections();
    connections.close(CloseCode::SignInAgain, |viewer| viewer.identity.id == Some(user));
}

/// Closes all sockets of a person except those of one session.
pub fn close_other_sockets(state: &AppState, user: UserId, kept: Option<Digest>) {
    state.access.invalidate();
    let connections = state.engine.connections();
    connections.close(CloseCode::SignInAgain, |viewer| {
        viewer.identity.id == Some(user) && viewer.session != kept
    });
}
