//! `/reset/{secret}`: choosing a password by a link.

use super::super::render::{failed_link, head, with_form};
use super::{redirect_with_session, words};
use crate::app::pages::ResetPage;
use crate::protocol::AppError;
use crate::server::http::extract::Id;
use crate::server::http::extract::form;
use crate::server::services::accounts;
use crate::server::services::accounts::user_agent_of;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

/// The page's form.
#[derive(Deserialize)]
struct Typed {
    password: String,
}

/// `GET`. The caller is asked for, so that the page says who is here.
pub async fn show(
    State(state): State<AppState>,
    secret: Result<Id<String>, AppError>,
    _caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let email = async {
        let account = accounts::account_of_link(&state, &secret?.0).await?;
        Ok::<_, AppError>(account.email.into())
    };
    match email.await {
        Ok(email) => page(&state, request, email, None).await,
        Err(error) => failed_link(state, request, &error).await,
    }
}

/// `POST`
pub async fn replace(
    State(state): State<AppState>,
    secret: Result<Id<String>, AppError>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let device = user_agent_of(request.headers());
    let (request, typed) = form::read::<Typed>(&state, request).await;
    let asked = async {
        let (caller, Id(secret), typed) = (caller?, secret?, typed?);
        let account = accounts::account_of_link(&state, &secret).await?;
        Ok::<_, AppError>((caller, secret, typed, account))
    };
    let (caller, secret, typed, account) = match asked.await {
        Ok(asked) => asked,
        Err(error) => return failed_link(state, request, &error).await,
    };
    let given = (secret.as_str(), typed.password.as_str());
    match accounts::replace_password(&state, &caller, device, given).await {
        Ok(token) => redirect_with_session(&state, "/account", Some(token)),
        Err(error) => page(&state, request, account.email.into(), Some(error)).await,
    }
}

async fn page(
    state: &AppState,
    request: Request,
    email: String,
    error: Option<AppError>,
) -> Response {
    let path = request.uri().path().to_owned();
    let problem = error.as_ref().and_then(words);
    let page = move || {
        let (path, email, problem) = (path.clone(), email.clone(), problem.clone());
        view! { <ResetPage path email problem /> }
    };
    let head = head(state, "Choose a password", false);
    with_form(head, error.as_ref(), request, page).await
}
