//! `/login` and `/signup`. Whoever is signed in already goes on at once.

use super::super::oidc::way_in;
use super::super::render::{failed, head, with_form};
use super::{name_of, redirect_with_session, words};
use crate::app::pages::{LoginPage, SignUpPage};
use crate::model::{DisplayName, Email};
use crate::protocol::{AppError, Input};
use crate::server::http::extract::QueryParams;
use crate::server::http::extract::form;
use crate::server::http::extract::form::own_path;
use crate::server::http::extract::form::redirect_local;
use crate::server::services::accounts;
use crate::server::services::accounts::{NewAccount, user_agent_of};
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::response::IntoResponse;
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

/// What stands in the query.
#[derive(Debug, Deserialize)]
pub struct Query {
    #[serde(default)]
    next: String,
}

/// Both forms; signing in has no name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    next: String,
    name: String,
    email: String,
    password: String,
}

impl Typed {
    /// What is checked of a new account.
    pub(super) fn new_account(
        name: &str,
        email: &str,
        password: String,
    ) -> Result<NewAccount, AppError> {
        let name = DisplayName::new(name).map_err(|error| AppError::invalid(Input::Name(error)))?;
        let email = Email::new(email).map_err(|error| AppError::invalid(Input::Email(error)))?;
        Ok(NewAccount { name, email, password })
    }
}

fn next_of(query: Result<QueryParams<Query>, AppError>) -> String {
    let next = query.map(|QueryParams(query)| query.next).unwrap_or_default();
    own_path(&next).unwrap_or("/").to_owned()
}

/// `GET /login`
pub async fn show_login(
    State(state): State<AppState>,
    caller: Result<Caller, AppError>,
    query: Result<QueryParams<Query>, AppError>,
    request: Request,
) -> Response {
    let typed = Typed { next: next_of(query), ..Typed::default() };
    match caller {
        Ok(caller) if caller.is_signed_in => redirect_local(&typed.next).into_response(),
        Ok(_) => login_page(&state, request, typed, None).await,
        Err(error) => failed(state, request, &error).await,
    }
}

/// `POST /login`
pub async fn login(
    State(state): State<AppState>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let device = user_agent_of(request.headers());
    let (request, typed) = form::read::<Typed>(&state, request).await;
    let (caller, typed) = match caller.and_then(|caller| Ok((caller, typed?))) {
        Ok(both) => both,
        Err(error) => return failed(state, request, &error).await,
    };
    let given = (typed.email.as_str(), typed.password.as_str());
    match accounts::sign_in(&state, &caller, device, given).await {
        Ok(token) => redirect_with_session(&state, &typed.next, Some(token)),
        Err(error) => login_page(&state, request, typed, Some(error)).await,
    }
}

async fn login_page(
    state: &AppState,
    request: Request,
    typed: Typed,
    error: Option<AppError>,
) -> Response {
    let (Typed { next, email, .. }, problem) = (typed, error.as_ref().and_then(words));
    let next = own_path(&next).unwrap_or("/").to_owned();
    let provider = way_in(state, &next);
    let page = move || {
        let (next, email, problem) = (next.clone(), email.clone(), problem.clone());
        view! { <LoginPage next email problem provider=provider.clone() /> }
    };
    let head = head(state, "Sign in", false);
    with_form(head, error.as_ref(), request, page).await
}

/// `GET /signup`
pub async fn show_sign_up(
    State(state): State<AppState>,
    caller: Result<Caller, AppError>,
    query: Result<QueryParams<Query>, AppError>,
    request: Request,
) -> Response {
    let next = next_of(query);
    match caller {
        Ok(caller) if caller.is_signed_in => redirect_local(&next).into_response(),
        Ok(caller) => {
            let typed = Typed { next, name: name_of(&caller), ..Typed::default() };
            sign_up_page(&state, request, (typed, &caller), None).await
        }
        Err(error) => failed(state, request, &error).await,
    }
}

/// `POST /signup`
pub async fn sign_up(
    State(state): State<AppState>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let device = user_agent_of(request.headers());
    let (request, typed) = form::read::<Typed>(&state, request).await;
    let (caller, typed) = match caller.and_then(|caller| Ok((caller, typed?))) {
        Ok(both) => both,
        Err(error) => return failed(state, request, &error).await,
    };
    let made = async {
        let new = Typed::new_account(&typed.name, &typed.email, typed.password.clone())?;
        accounts::sign_up(&state, &caller, device, new).await
    };
    match made.await {
        Ok((_, token)) => redirect_with_session(&state, &typed.next, Some(token)),
        Err(error) => sign_up_page(&state, request, (typed, &caller), Some(error)).await,
    }
}

async fn sign_up_page(
    state: &AppState,
    request: Request,
    (typed, caller): (Typed, &Caller),
    error: Option<AppError>,
) -> Response {
    let (Typed { next, name, email, .. }, problem) = (typed, error.as_ref().and_then(words));
    let next = own_path(&next).unwrap_or("/").to_owned();
    let is_guest = !name_of(caller).is_empty();
    let page = move || {
        let (next, name, email) = (next.clone(), name.clone(), email.clone());
        view! { <SignUpPage next name email is_guest problem=problem.clone() /> }
    };
    let head = head(state, "Make an account", false);
    with_form(head, error.as_ref(), request, page).await
}
