//! Signing up and in. Whoever does either gets a session of their own; the one they came with ends, so
//! that nobody who knew it is signed in too.

use crate::model::{DisplayName, Email, UserId};
use crate::protocol::{AppError, ErrorCode};
use crate::server::auth::SessionToken;
use crate::server::clock;
use crate::server::services::accounts::{close_sockets, judge, new_password};
use crate::server::services::caller::Caller;
use crate::server::services::guests::validate_visible_name;
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::server::store::{Account, User};
use uuid::Uuid;

/// Someone who wants an account, as the form says.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// As others will see them.
    pub name: DisplayName,
    /// What they will sign in with.
    pub email: Email,
    /// What only they know.
    pub password: String,
}

/// Makes an account and signs in. A guest stays who they are, and what they wrote stays theirs.
pub async fn sign_up(
    state: &AppState,
    caller: &Caller,
    device: Option<String>,
    new: NewAccount,
) -> Result<(UserId, SessionToken), AppError> {
    validate_visible_name(&new.name)?;
    state.limits.guest(caller.address)?;
    let attempt = state.limits.sign_in(new.email.as_str(), caller.address)?;
    let guest = upgradable(state, caller).await?;
    let id = guest.as_ref().map_or_else(|| UserId(Uuid::now_v7()), |guest| guest.id);
    let user = User { id, name: Some(new.name.clone()) };
    let password = new_password(&user, new.email.as_str(), &new.password).await?;
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
        // Whoever else knows a session of the guest's is not the account.
        state.store.accounts().end_sessions(id, None).await?;
        close_sockets(state, |viewer| viewer.identity.id == Some(id));
    }
    attempt.give_back();
    Ok((id, sessions::replace(state, caller, id, device).await?))
}

/// The guest who becomes the account. Whom an embedding site vouches for stays its person: what that
/// site gives them it can take away again.
async fn upgradable(state: &AppState, caller: &Caller) -> Result<Option<User>, AppError> {
    let Some(user) = caller.user.clone().filter(|_| !caller.is_signed_in) else { return Ok(None) };
    let is_vouched_for = state.store.identities().has_identity(user.id).await?;
    Ok((!is_vouched_for).then_some(user))
}

fn taken() -> AppError {
    let text = "there is an account with this e-mail address already; please sign in instead";
    AppError::new(ErrorCode::Conflict, text)
}

/// Signs in. The answer is the same, and takes as long, whether there is no such account or the
/// password is another one.
pub async fn sign_in(
    state: &AppState,
    caller: &Caller,
    device: Option<String>,
    (email, password): (&str, &str),
) -> Result<SessionToken, AppError> {
    let attempt = state.limits.sign_in(email, caller.address)?;
    let account = match Email::new(email) {
        Ok(email) => state.store.accounts().account(&email).await?,
        Err(_) => None,
    };
    let kept = account.as_ref().and_then(|account| account.password.as_deref());
    let is_right = judge(attempt, password, kept).await?;
    if !is_right {
        let account = account.as_ref().map(|account| account.user.to_string());
        tracing::warn!(account, from = %caller.address, "signing in failed");
    }
    let Some(account) = account.filter(|_| is_right) else {
        let text = "this e-mail address and this password do not belong together";
        return Err(AppError::new(ErrorCode::Unauthenticated, text));
    };
    sessions::replace(state, caller, account.user, device).await
}
