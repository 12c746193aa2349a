//! Accounts: signing up, in and out, passwords, sessions. What pages and the command line share. Knows no
//! page and no form.

mod deletion;
mod password_reset;
mod sign_in;
mod user_agent;

pub use deletion::delete;
pub use password_reset::{RESET_HOURS, account_of_link, new_reset_link, replace_password};
pub use sign_in::{NewAccount, sign_in, sign_up};
pub use user_agent::{device_of, spoken};

use crate::protocol::live::CloseCode;
use crate::protocol::{AppError, ErrorCode};
use crate::server::auth::password;
use crate::server::auth::password::{HashError, WeakPassword};
use crate::server::clock;
use crate::server::limits::Attempt;
use crate::server::services::caller::Caller;
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::server::store::{Account, Session, User};
use uuid::Uuid;

impl From<WeakPassword> for AppError {
    fn from(unfit: WeakPassword) -> Self {
        Self::invalid(unfit.to_string())
    }
}

/// Is this the password that was kept? An attempt that is not known to have failed is given back.
pub(super) async fn judge(
    attempt: Attempt<'_>,
    password: &str,
    kept: Option<&str>,
) -> Result<bool, HashError> {
    let judged = password::is_right(password, kept).await;
    if !matches!(judged, Ok(false)) {
        attempt.give_back();
    }
    judged
}

/// The caller's account; 401 for nobody, 403 for someone who has none.
pub async fn own(state: &AppState, caller: &Caller) -> Result<Account, AppError> {
    let account = state.store.accounts().account_of(caller.user()?.id).await?;
    account.ok_or_else(|| AppError::new(ErrorCode::Forbidden, "you have no account here"))
}

/// Is it really them? Asks for the password that they have.
async fn confirm(
    state: &AppState,
    caller: &Caller,
    account: &Account,
    password: &str,
) -> Result<(), AppError> {
    let attempt = state.limits.confirmation(caller.user()?.id)?;
    if !judge(attempt, password, account.password.as_deref()).await? {
        return Err(AppError::new(ErrorCode::Forbidden, "this is not your present password"));
    }
    Ok(())
}

/// Is this a password for this person? What it is kept as.
async fn new_password(user: &User, email: &str, password: &str) -> Result<String, AppError> {
    let name = user.name.as_ref().map_or("", |name| name.as_str());
    password::check(password, &[name, email])?;
    Ok(password::hash(password).await?)
}

/// Another password for the caller, who knows the present one. Ends all other sessions.
pub async fn change_password(
    state: &AppState,
    caller: &Caller,
    present: &str,
    new: &str,
) -> Result<(), AppError> {
    let account = own(state, caller).await?;
    confirm(state, caller, &account, present).await?;
    let new = new_password(caller.user()?, account.email.as_str(), new).await?;
    state.store.accounts().set_password(account.user, &new).await?;
    end_other_sessions(state, caller).await
}

/// The caller's sessions, the one last seen first.
pub async fn sessions(state: &AppState, caller: &Caller) -> Result<Vec<Session>, AppError> {
    Ok(state.store.accounts().sessions(caller.user()?.id, clock::now()).await?)
}

/// Ends one of the caller's sessions; its sockets are closed.
pub async fn end_session(state: &AppState, caller: &Caller, id: Uuid) -> Result<(), AppError> {
    let ended = state.store.accounts().end_session_of(caller.user()?.id, id).await?;
    if let Some(session) = ended {
        sessions::close_sockets(state, session);
    }
    Ok(())
}

/// Ends all of the caller's sessions but the one that asks.
pub async fn end_other_sessions(state: &AppState, caller: &Caller) -> Result<(), AppError> {
    let (user, own) = (caller.user()?.id, caller.session);
    state.store.accounts().end_sessions(user, own.as_ref()).await?;
    close_sockets(state, |viewer| viewer.identity.id == Some(user) && viewer.session != own);
    Ok(())
}

/// What was remembered of sessions is forgotten, and these sockets are closed at once.
fn close_sockets(state: &AppState, is_meant: impl Fn(&crate::server::realtime::Viewer) -> bool) {
    state.access.invalidate();
    state.engine.connections().close(CloseCode::SignInAgain, is_meant);
}
