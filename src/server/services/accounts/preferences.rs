//! What an account remembers about the pages of its person.

use crate::protocol::{AppError, Conflict};
use crate::server::services::caller::Caller;
use crate::server::state::AppState;

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
