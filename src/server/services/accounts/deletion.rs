//! The end of an account: the person is gone, and what they wrote stays under another name. Knows no page.

use crate::model::{DisplayName, UserId};
use crate::protocol::{AppError, ErrorCode};
use crate::server::clock;
use crate::server::services::accounts::{close_sockets, confirm};
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::tenants::members::role_name;
use crate::server::state::AppState;
use crate::server::store::StoreError;

/// What stands in the place of a name.
const DELETED: &str = "Deleted person";
/// How often images are looked for on which the name stands; more would be a fault.
const MAX_ROUNDS: usize = 8;

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
    let name = DisplayName::new(DELETED)?;
    let memberships = state.store.invitations().memberships(user).await?;
    if !state.store.accounts().leave(user, &name).await? {
        return Err(only_administrator(state, user).await?);
    }
    close_sockets(state, |viewer| viewer.identity.id == Some(user));
    for (tenant, role) in memberships {
        let (who, what) = ((user, caller.address), ("member.leave", &*user.to_string()));
        let detail = format!("was {}, deleted their account", role_name(role));
        audit::record_by(state, &tenant, who, what, detail).await?;
    }
    anonymise(state, user, &name).await?;
    state.store.accounts().delete_account(user, &name).await?;
    close_sockets(state, |viewer| viewer.identity.id == Some(user));
    // What was under way at the beginning is stored by now.
    Ok(anonymise(state, user, &name).await?)
}

async fn only_administrator(state: &AppState, user: UserId) -> Result<AppError, StoreError> {
    let alone = state.store.invitations().only_administrator_of(user).await?;
    let of = alone.first().map_or_else(String::new, |tenant| format!(" of “{tenant}”"));
    let text = format!("you are the only administrator{of}; please make someone else one first");
    Ok(AppError::new(ErrorCode::Conflict, text))
}

/// Until the name stands nowhere: until its board is loaded anew, a room goes on with the one that was
/// there.
async fn anonymise(state: &AppState, user: UserId, name: &DisplayName) -> Result<(), StoreError> {
    let accounts = state.store.accounts();
    for _ in 0..MAX_ROUNDS {
        let images = accounts.shown_on(user, name).await?;
        for &image in &images {
            accounts.anonymise(image, user, name, clock::now()).await?;
            state.engine.reload(&[image]);
        }
        if images.is_empty() {
            break;
        }
    }
    Ok(())
}
