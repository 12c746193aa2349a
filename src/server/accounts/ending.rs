//! The end of an account: the person is gone, and what they wrote stays under another name. Knows no page.

use super::{close_sockets, confirm};
use crate::model::DisplayName;
use crate::protocol::{AppError, ErrorCode};
use crate::server::context::Caller;
use crate::server::state::AppState;

/// What stands in the place of a name.
const DELETED: &str = "Deleted person";

/// Deletes the caller's account. Everyone who looks at an image with their name on it sees the other
/// one at once. Who has a password gives it; for whom a provider vouches, being signed in is all there is.
pub async fn delete(
    state: &AppState,
    caller: &Caller,
    password: Option<&str>,
) -> Result<(), AppError> {
    let user = caller.user()?.id;
    let account = state.store.accounts().account_of(user).await?;
    if let Some(account) = account.filter(|account| account.password.is_some()) {
        confirm(state, caller, &account, password.unwrap_or_default()).await?;
    }
    let alone = state.store.invitations().only_administrator_of(user).await?;
    if let Some(tenant) = alone.first() {
        let text = format!(
            "you are the only administrator of “{tenant}”; please make someone else one first"
        );
        return Err(AppError::new(ErrorCode::Conflict, text));
    }
    let name = DisplayName::new(DELETED)?;
    let deleted = state.store.accounts().delete_account(user, &name).await;
    close_sockets(state, |who| who.asker.user == Some(user));
    state.hub.reload(&deleted?);
    Ok(())
}
