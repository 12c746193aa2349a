//! What an account remembers about the pages of its person.

use crate::protocol::{AppError, Conflict};
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::Digest;
use crate::texts::Locale;

/// Does Enter break the line in the caller's forms? `None` without an account.
pub async fn enter_breaks(state: &AppState, caller: &Caller) -> Result<Option<bool>, AppError> {
    match caller.user.as_ref().filter(|_| caller.is_signed_in) {
        Some(user) => Ok(state.store.accounts().enter_breaks(user.id).await?),
        None => Ok(None),
    }
}

/// Remembers that; refused without an account.
pub async fn set_enter_breaks(
    state: &AppState,
    caller: &Caller,
    breaks: bool,
) -> Result<(), AppError> {
    let user = caller.user()?.id;
    let is_set = state.store.accounts().set_enter_breaks(user, breaks).await?;
    is_set.then_some(()).ok_or_else(|| Conflict::NoAccount.into())
}

/// The language of a person who is signed in with this session.
pub async fn language(state: &AppState, session: &Digest) -> Result<Option<Locale>, AppError> {
    let owner = state.access.owner(session).await?.filter(|owner| owner.is_signed_in);
    Ok(owner.and_then(|owner| owner.language))
}

/// Remembers the language of a caller who is signed in; other callers have it in their browser alone. `None`: that of each
/// browser.
pub async fn set_language(
    state: &AppState,
    caller: &Caller,
    language: Option<Locale>,
) -> Result<(), AppError> {
    let Some(user) = caller.user.as_ref().filter(|_| caller.is_signed_in) else { return Ok(()) };
    state.store.people().set_language(user.id, language).await?;
    if let Some(session) = &caller.session {
        state.access.forget_session(session);
    }
    Ok(())
}
