//! Sessions: open, replace, end. Returns tokens; the HTTP layer makes cookies of them.

use super::caller::Caller;
use crate::model::{Timestamp, UserId};
use crate::protocol::AppError;
use crate::protocol::live::CloseCode;
use crate::server::auth::{SESSION_DAYS, SessionToken};
use crate::server::clock;
use crate::server::state::AppState;
use crate::server::store::{Digest, NewSession};
use std::net::IpAddr;
use uuid::Uuid;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// Opens a session of [`SESSION_DAYS`]. `device` is the browser's user agent.
pub async fn open(
    state: &AppState,
    user: UserId,
    address: IpAddr,
    device: Option<String>,
) -> Result<SessionToken, AppError> {
    open_for(state, user, (address, device), SESSION_DAYS).await
}

/// Opens a session that lasts this many days.
pub async fn open_for(
    state: &AppState,
    user: UserId,
    (address, device): (IpAddr, Option<String>),
    days: i64,
) -> Result<SessionToken, AppError> {
    let now = clock::now();
    let token = SessionToken::new().map_err(|_| AppError::internal())?;
    let session = NewSession {
        id: Uuid::now_v7(),
        token: token.digest(),
        user,
        device,
        address: Some(address.to_string()),
        created_at: now,
        expires_at: Timestamp(now.0 + days * DAY_MS),
    };
    state.store.people().create_session(&session).await?;
    Ok(token)
}

/// Opens a session at sign-in and ends the one the caller came with, so that nobody who knew its token is signed in
/// as well.
pub async fn replace(
    state: &AppState,
    caller: &Caller,
    user: UserId,
    device: Option<String>,
) -> Result<SessionToken, AppError> {
    let token = open(state, user, caller.address, device).await?;
    end(state, caller).await?;
    tracing::info!(account = %user, from = %caller.address, "signed in");
    Ok(token)
}

/// Ends the caller's session and closes the sockets that were opened with it (LP23).
pub async fn end(state: &AppState, caller: &Caller) -> Result<(), AppError> {
    if let Some(session) = caller.session {
        state.store.people().end_session(&session).await?;
        close_sockets(state, session);
    }
    Ok(())
}

/// Closes the sockets of an ended session; a socket that is being opened at the moment cannot subscribe.
pub fn close_sockets(state: &AppState, session: Digest) {
    state.access.forget_session(&session);
    let connections = state.engine.connections();
    connections.close(CloseCode::SignInAgain, |viewer| viewer.session == Some(session));
}
