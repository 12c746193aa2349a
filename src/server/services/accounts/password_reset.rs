//! Password reset links, also used for a first password. Only the digest of the secret is stored. The command line
//! prints the links; no mail is sent.

use super::password_check::hash_new_password;
use crate::model::{Timestamp, UserId};
use crate::protocol::{AppError, Gone, Thing};
use crate::server::auth::SessionToken;
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::server::store::{Account, Store, StoreError};

/// Lifetime of a link in hours.
pub const RESET_HOURS: i64 = 24;

/// Creates a link, returns its secret and voids earlier links. `None` without system randomness.
pub async fn new_reset_link(store: &dyn Store, user: UserId) -> Result<Option<String>, StoreError> {
    let Ok(token) = SessionToken::new() else { return Ok(None) };
    let until = Timestamp(clock::now().0 + RESET_HOURS * 60 * 60 * 1_000);
    store.accounts().create_reset(&token.digest(), user, until).await?;
    Ok(Some(token.into_text()))
}

/// The account that a link belongs to, or 404.
pub async fn account_of_link(state: &AppState, secret: &str) -> Result<Account, AppError> {
    let digest = SessionToken::from_text(secret).digest();
    let account = state.store.accounts().reset_of(&digest, clock::now()).await?;
    account.ok_or_else(|| AppError::not_found(Thing::Link))
}

/// Sets a password by a reset link, ends all sessions and signs in.
pub async fn replace_password(
    state: &AppState,
    caller: &Caller,
    user_agent: Option<String>,
    (secret, password): (&str, &str),
) -> Result<SessionToken, AppError> {
    let Account { user, email, .. } = account_of_link(state, secret).await?;
    let known = state.store.people().user(user).await?.ok_or_else(AppError::internal)?;
    let password = hash_new_password(&known, email.as_str(), password).await?;
    let digest = SessionToken::from_text(secret).digest();
    if !state.store.accounts().replace_password(&digest, user, &password).await? {
        return Err(AppError::from(Gone::ResetLink));
    }
    sessions::close_all_sockets(state, user);
    sessions::replace(state, caller, user, user_agent).await
}
