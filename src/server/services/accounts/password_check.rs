//! Password checks: verification with rate limiting, and the hash of a new password.

use crate::protocol::{AppError, Forbidden};
use crate::server::auth::password;
use crate::server::auth::password::HashError;
use crate::server::limits::Attempt;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::{Account, User};

/// Compares a password with the stored hash. Only a wrong password uses up the attempt.
pub async fn verify_password(
    attempt: Attempt<'_>,
    password: &str,
    hash: Option<&str>,
) -> Result<bool, HashError> {
    let result = password::is_right(password, hash).await;
    if !matches!(result, Ok(false)) {
        attempt.refund();
    }
    result
}

/// Confirms the caller's identity by their present password; 403 when it is wrong.
pub async fn confirm_password(
    state: &AppState,
    caller: &Caller,
    account: &Account,
    password: &str,
) -> Result<(), AppError> {
    let attempt = state.limits.confirmation(caller.user()?.id)?;
    if !verify_password(attempt, password, account.password.as_deref()).await? {
        return Err(AppError::from(Forbidden::WrongPassword));
    }
    Ok(())
}

/// The hash of a new password; 400 when it is too weak for this person.
pub async fn hash_new_password(
    user: &User,
    email: &str,
    password: &str,
) -> Result<String, AppError> {
    let name = user.name.as_ref().map_or("", |name| name.as_str());
    password::check(password, &[name, email])?;
    Ok(password::hash(password).await?)
}
