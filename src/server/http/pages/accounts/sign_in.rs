//! `/login`. A caller who is signed in is redirected at once.

use super::super::context::PageContext;
use super::super::identity::oidc::oidc_button;
use super::shared::{Next, after_sign_in, next_of, problem_of};
use crate::app::pages::LoginPage;
use crate::protocol::AppError;
use crate::server::http::extract::user_agent_of;
use crate::server::http::extract::{Form, QueryParams};
use crate::server::http::redirect::{local_path, redirect_local, redirect_with_session};
use crate::server::services::accounts;
use crate::server::services::caller::Caller;
use crate::texts::{account, titles};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LoginForm {
    next: String,
    email: String,
    password: String,
}

/// `GET /login`
pub async fn show(page: PageContext, caller: Caller, query: Option<QueryParams<Next>>) -> Response {
    let next = next_of(query);
    if caller.is_signed_in {
        return redirect_local(&next).into_response();
    }
    render(&page, LoginForm { next, ..LoginForm::default() }, None)
}

/// `POST /login`
pub async fn sign_in(
    page: PageContext,
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<LoginForm>,
) -> Response {
    let given = (form.email.as_str(), form.password.as_str());
    match accounts::sign_in(&page.state, &caller, user_agent_of(&headers), given).await {
        Ok((user, token)) => {
            let to = after_sign_in(&page.state, user, &form.next).await;
            redirect_with_session(&page.state, &to, Some(token))
        }
        Err(error) => render(&page, form, Some(error)),
    }
}

fn render(page: &PageContext, form: LoginForm, error: Option<AppError>) -> Response {
    let next = local_path(&form.next).unwrap_or("/").to_owned();
    let provider = oidc_button(&page.state, &next);
    let (email, problem) = (form.email, problem_of(error.as_ref()));
    let head = page.head(account::sign_in(), false).described(titles::about_sign_in());
    let view = move || view! { <LoginPage next email problem provider /> };
    page.render_form(head, error.as_ref(), view)
}
