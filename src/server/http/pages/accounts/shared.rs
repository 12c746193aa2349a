//! What the pages of accounts share.

use crate::app::pages::with_next;
use crate::app::room::sentence;
use crate::model::{DisplayName, Email, UserId};
use crate::protocol::{AppError, Input, text_of};
use crate::server::http::extract::QueryParams;
use crate::server::http::redirect::local_path;
use crate::server::services::accounts::NewAccount;
use crate::server::services::caller::Caller;
use crate::server::services::tenants::before_first_steps;
use crate::server::state::AppState;
use serde::Deserialize;

/// The query of pages that lead on to another one.
#[derive(Debug, Deserialize)]
pub struct Next {
    next: Option<String>,
}

/// The local path of `next`; `/` without one.
pub fn next_of(query: Option<QueryParams<Next>>) -> String {
    let next = query.and_then(|QueryParams(query)| query.next).unwrap_or_default();
    local_path(&next).unwrap_or("/").to_owned()
}

/// Where a person goes who has just signed in: to `next`, and administrators by way of the first steps of their tenant,
/// until these are done. The page of the account asks for them itself.
pub async fn after_sign_in(state: &AppState, user: UserId, next: &str) -> String {
    let next = local_path(next).unwrap_or("/");
    if next.starts_with("/account") {
        return next.to_owned();
    }
    match before_first_steps(state, user).await {
        Ok(Some(tenant)) => {
            format!("{}#first-steps", with_next(&format!("/t/{tenant}/settings"), next))
        }
        Ok(None) => next.to_owned(),
        // The person has a session, whatever else fails.
        Err(error) => {
            tracing::warn!(%error, "cannot find out whether the first steps are done");
            next.to_owned()
        }
    }
}

/// Checks the fields of a new account.
pub fn new_account(name: &str, email: &str, password: String) -> Result<NewAccount, AppError> {
    let name = DisplayName::new(name).map_err(|error| AppError::invalid(Input::Name(error)))?;
    let email = Email::new(email).map_err(|error| AppError::invalid(Input::Email(error)))?;
    Ok(NewAccount { name, email, password })
}

/// The error of a form as a sentence.
pub fn problem_of(error: Option<&AppError>) -> Option<String> {
    error.map(|error| sentence(&text_of(&error.reason)))
}

/// The caller's name; empty without one.
pub fn name_of(caller: &Caller) -> String {
    let name = caller.user.as_ref().and_then(|user| user.name.clone());
    name.map(String::from).unwrap_or_default()
}
