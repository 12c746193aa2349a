//! Links with which a password is chosen: a forgotten one anew, or the first one. Only the digest of a
//! link's secret is kept. Knows not how a link reaches its person: the command line prints it.

use crate::model::{Timestamp, UserId};
use crate::protocol::{AppError, ErrorCode};
use crate::server::auth::SessionToken;
use crate::server::clock;
use crate::server::services::accounts::{close_sockets, new_password};
use crate::server::services::caller::Caller;
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::server::store::{Account, Store, StoreError};

/// A link is good for so long.
pub const RESET_HOURS: i64 = 24;

/// A new link's secret for this person; earlier ones are void. `None` when the system gives no
/// randomness.
pub async fn new_reset_link(store: &dyn Store, user: UserId) -> Result<Option<String>, StoreError> {
    let Ok(token) = SessionToken::new() else { return Ok(None) };
    let until = Timestamp(clock::now().0 + RESET_HOURS * 60 * 60 * 1_000);
    store.accounts().create_reset(&token.digest(), user, until).await?;
    Ok(Some(token.into_text()))
}

/// Whose password this link replaces, or 404.
pub async fn account_of_link(state: &AppState, secret: &str) -> Result<Account, AppError> {
    let digest = SessionToken::from_text(secret).digest();
    let account = state.store.accounts().reset_of(&digest, clock::now()).await?;
    account.ok_or_else(|| AppError::not_found("link"))
}

/// Replaces a password by a link and signs in. All sessions end.
pub async fn replace_password(
    state: &AppState,
    caller: &Caller,
    device: Option<String>,
    (secret, password): (&str, &str),
) -> Result<SessionToken, AppError> {
    let Account { user, email, .. } = account_of_link(state, secret).await?;
    let known = state.store.people().user(user).await?.ok_or_else(AppError::internal)?;
    let password = new_password(&known, email.as_str(), password).await?;
    let digest = SessionToken::from_text(secret).digest();
    if !state.store.accounts().replace_password(&digest, user, &password).await? {
        return Err(AppError::new(ErrorCode::Gone, "this link was used already"));
    }
    close_sockets(state, |viewer| viewer.identity.id == Some(user));
    sessions::replace(state, caller, user, device).await
}
