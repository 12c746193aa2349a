//! `/signup`. A caller who is signed in is redirected at once.

use super::super::context::PageContext;
use super::shared::{Next, name_of, new_account, next_of, problem_of};
use crate::app::pages::SignUpPage;
use crate::protocol::AppError;
use crate::server::auth::SessionToken;
use crate::server::http::extract::user_agent_of;
use crate::server::http::extract::{Form, QueryParams};
use crate::server::http::redirect::{local_path, redirect_local, redirect_with_session};
use crate::server::services::accounts;
use crate::server::services::caller::Caller;
use crate::server::services::guests::validate_new_name;
use crate::texts::{account, titles};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignUpForm {
    next: String,
    name: String,
    email: String,
    password: String,
}

/// `GET /signup`
pub async fn show(page: PageContext, caller: Caller, query: Option<QueryParams<Next>>) -> Response {
    let next = next_of(query);
    if caller.is_signed_in {
        return redirect_local(&next).into_response();
    }
    let form = SignUpForm { next, name: name_of(&caller), ..SignUpForm::default() };
    render(&page, &caller, form, None)
}

/// `POST /signup`
pub async fn sign_up(
    page: PageContext,
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<SignUpForm>,
) -> Response {
    match open_account(&page, &caller, &headers, &form).await {
        Ok(token) => redirect_with_session(&page.state, &form.next, Some(token)),
        Err(error) => render(&page, &caller, form, Some(error)),
    }
}

async fn open_account(
    page: &PageContext,
    caller: &Caller,
    headers: &HeaderMap,
    form: &SignUpForm,
) -> Result<SessionToken, AppError> {
    let new = new_account(&form.name, &form.email, form.password.clone())?;
    validate_new_name(&page.state, caller, &new.name).await?;
    let (_, token) = accounts::sign_up(&page.state, caller, user_agent_of(headers), new).await?;
    Ok(token)
}

fn render(
    page: &PageContext,
    caller: &Caller,
    form: SignUpForm,
    error: Option<AppError>,
) -> Response {
    let SignUpForm { next, name, email, .. } = form;
    let next = local_path(&next).unwrap_or("/").to_owned();
    let (is_guest, problem) = (!name_of(caller).is_empty(), problem_of(error.as_ref()));
    let head = page.head(account::create_account(), false).described(titles::about_sign_up());
    let view = move || view! { <SignUpPage next name email is_guest problem /> };
    page.render_form(head, error.as_ref(), view)
}
