//! Deletion of an account: the person's comments stay under a placeholder name.

use super::password_check::confirm_password;
use crate::model::{DisplayName, UserId};
use crate::protocol::{AppError, Conflict};
use crate::server::clock;
use crate::server::names::DELETED_PERSON;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::sessions;
use crate::server::services::tenants::members::role_name;
use crate::server::state::AppState;
use crate::server::store::StoreError;

/// Limit of anonymisation rounds; reaching it would be a bug.
const MAX_ROUNDS: usize = 8;

/// Deletes the caller's account. Open pages show the placeholder at once. An account with a password asks for it; one
/// of an identity provider has nothing to ask for beyond the session.
pub async fn delete(
    state: &AppState,
    caller: &Caller,
    password: Option<&str>,
) -> Result<(), AppError> {
    let user = caller.user()?.id;
    let account = state.store.accounts().account_of(user).await?;
    if let Some(account) = account.filter(|account| account.password.is_some()) {
        confirm_password(state, caller, &account, password.unwrap_or_default()).await?;
    }
    let name = DisplayName::new(DELETED_PERSON)?;
    let memberships = state.store.invitations().memberships(user).await?;
    if !state.store.accounts().leave(user, &name).await? {
        return Err(only_administrator(state, user).await?);
    }
    sessions::close_all_sockets(state, user);
    for (tenant, role) in memberships {
        let (who, what) = ((user, caller.address), ("member.leave", &*user.to_string()));
        let detail = format!("was {}, deleted their account", role_name(role));
        audit::record_by(state, &tenant, who, what, detail).await?;
    }
    anonymise(state, user, &name).await?;
    state.store.accounts().delete_account(user, &name).await?;
    sessions::close_all_sockets(state, user);
    // Operations that were in flight at the first pass are stored by now.
    Ok(anonymise(state, user, &name).await?)
}

async fn only_administrator(state: &AppState, user: UserId) -> Result<AppError, StoreError> {
    let alone = state.store.invitations().only_administrator_of(user).await?;
    Ok(Conflict::OnlyAdministrator { of: alone.first().map(ToString::to_string) }.into())
}

/// Repeats until no image shows the name: a room writes from its loaded board until the reload.
async fn anonymise(state: &AppState, user: UserId, name: &DisplayName) -> Result<(), StoreError> {
    let accounts = state.store.accounts();
    for _ in 0..MAX_ROUNDS {
        let images = accounts.shown_on(user, name).await?;
        for &image in &images {
            accounts.anonymise(image, user, name, clock::now()).await?;
            state.engine.reload(&[image]).await?;
        }
        if images.is_empty() {
            break;
        }
    }
    Ok(())
}
