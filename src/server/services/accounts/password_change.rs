//! Change of a known password.

use super::own_sessions::end_other_sessions;
use super::password_check::{confirm_password, hash_new_password};
use crate::protocol::{AppError, Forbidden};
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::Account;

/// Changes the caller's password after a check of the present one. Ends all other sessions.
pub async fn change_password(
    state: &AppState,
    caller: &Caller,
    present: &str,
    new: &str,
) -> Result<(), AppError> {
    let account = account_of_caller(state, caller).await?;
    confirm_password(state, caller, &account, present).await?;
    let hash = hash_new_password(caller.user()?, account.email.as_str(), new).await?;
    state.store.accounts().set_password(account.user, &hash).await?;
    end_other_sessions(state, caller).await
}

/// The caller's account; 401 without a session, 403 for a guest.
async fn account_of_caller(state: &AppState, caller: &Caller) -> Result<Account, AppError> {
    let account = state.store.accounts().account_of(caller.user()?.id).await?;
    account.ok_or_else(|| AppError::from(Forbidden::NoAccount))
}
