//! The caller's sessions: list, end one, end all others.

use crate::protocol::AppError;
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::server::store::Session;
use uuid::Uuid;

/// The caller's sessions, the most recently used first.
pub async fn list_sessions(state: &AppState, caller: &Caller) -> Result<Vec<Session>, AppError> {
    Ok(state.store.accounts().sessions(caller.user()?.id, clock::now()).await?)
}

/// Ends one of the caller's sessions and closes its sockets.
pub async fn end_session(state: &AppState, caller: &Caller, id: Uuid) -> Result<(), AppError> {
    let ended = state.store.accounts().end_session_of(caller.user()?.id, id).await?;
    if let Some(session) = ended {
        sessions::close_sockets(state, session);
    }
    Ok(())
}

/// Ends all of the caller's sessions except the current one.
pub async fn end_other_sessions(state: &AppState, caller: &Caller) -> Result<(), AppError> {
    let (user, own) = (caller.user()?.id, caller.session);
    state.store.accounts().end_sessions(user, own.as_ref()).await?;
    sessions::close_other_sockets(state, user, own);
    Ok(())
}
