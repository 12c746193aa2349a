//! The end of an account: the person is gone, and what they wrote stays under another name. Knows no page.

use super::{close_sockets, confirm, own};
use crate::model::DisplayName;
use crate::protocol::{AppError, ErrorCode};
use crate::server::context::Caller;
use crate::server::state::AppState;

/// What stands in the place of a name.
const DELETED: &str = "Deleted person";

/// Deletes the caller's account. Everyone who looks at an image with their name on it sees the other
/// one at once.
pub async fn delete(state: &AppState, caller: &Caller, password: &str) -> Result<(), AppError> {
    let account = own(state, caller).await?;
    confirm(state, caller, &account, password).await?;
    let alone = state.store.invitations().only_administrator_of(account.user).await?;
    if let Some(tenant) = alone.first() {
        let text = format!(
            "you are the only administrator of “{tenant}”; please make someone else one first"
        );
        return Err(AppError::new(ErrorCode::Conflict, text));
    }
    let name = DisplayName::new(DELETED)?;
    let deleted = state.store.accounts().delete_account(account.user, &name).await;
    close_sockets(state, |who| who.asker.user == Some(account.user));
    state.hub.reload(&deleted?);
    Ok(())
}
