//! Sign-up and sign-in. Both replace the caller's session, against session fixation.

use super::password_check::{hash_new_password, verify_password};
use crate::model::{DisplayName, Email, UserId};
use crate::protocol::{AppError, Conflict, Reason};
use crate::server::auth::SessionToken;
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::services::guests::validate_visible_name;
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::server::store::{Account, User};
use uuid::Uuid;

/// A sign-up form.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The name that others see.
    pub name: DisplayName,
    /// The address to sign in with.
    pub email: Email,
    /// In clear text; only its hash is stored.
    pub password: String,
}

/// Creates an account and signs in. A guest keeps their id, so their comments stay theirs.
pub async fn sign_up(
    state: &AppState,
    caller: &Caller,
    user_agent: Option<String>,
    new: NewAccount,
) -> Result<(UserId, SessionToken), AppError> {
    validate_visible_name(&new.name)?;
    state.limits.guest(caller.address)?;
    let attempt = state.limits.sign_in(new.email.as_str(), caller.address)?;
    let guest = upgradable(state, caller).await?;
    let id = guest.as_ref().map_or_else(|| UserId(Uuid::now_v7()), |guest| guest.id);
    let user = User { id, name: Some(new.name.clone()) };
    let password = hash_new_password(&user, new.email.as_str(), &new.password).await?;
    if state.store.accounts().account(&new.email).await?.is_some() {
        return Err(taken());
    }
    match &guest {
        Some(_) => state.store.people().rename_user(id, &new.name).await?,
        None => state.store.people().create_user(&user, clock::now()).await?,
    }
    let account = Account { user: id, email: new.email, password: Some(password) };
    if !state.store.accounts().create_account(&account, clock::now()).await? {
        return Err(taken());
    }
    if guest.is_some() {
        // Another holder of one of the guest's session tokens does not get the account.
        state.store.accounts().end_sessions(id, None).await?;
        sessions::close_all_sockets(state, id);
    }
    attempt.refund();
    Ok((id, sessions::replace(state, caller, id, user_agent).await?))
}

/// The guest to turn into an account. A person identified by an embedding site stays separate, since that site can
/// revoke what it grants.
async fn upgradable(state: &AppState, caller: &Caller) -> Result<Option<User>, AppError> {
    let Some(user) = caller.user.clone().filter(|_| !caller.is_signed_in) else { return Ok(None) };
    let has_identity = state.store.identities().has_identity(user.id).await?;
    Ok((!has_identity).then_some(user))
}

fn taken() -> AppError {
    AppError::from(Conflict::EmailTaken)
}

/// Signs in. An unknown address and a wrong password give the same answer in the same time.
pub async fn sign_in(
    state: &AppState,
    caller: &Caller,
    user_agent: Option<String>,
    (email, password): (&str, &str),
) -> Result<(UserId, SessionToken), AppError> {
    let attempt = state.limits.sign_in(email, caller.address)?;
    let account = match Email::new(email) {
        Ok(email) => state.store.accounts().account(&email).await?,
        Err(_) => None,
    };
    let hash = account.as_ref().and_then(|account| account.password.as_deref());
    let is_right = verify_password(attempt, password, hash).await?;
    if !is_right {
        let account = account.as_ref().map(|account| account.user.to_string());
        tracing::warn!(account, from = %caller.address, "signing in failed");
    }
    let Some(account) = account.filter(|_| is_right) else {
        return Err(AppError::from(Reason::WrongCredentials));
    };
    Ok((account.user, sessions::replace(state, caller, account.user, user_agent).await?))
}
