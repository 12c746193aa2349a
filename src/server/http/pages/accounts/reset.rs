//! `/reset/{secret}`: choosing a password by a link.

use super::super::context::PageContext;
use super::shared::problem_of;
use crate::app::pages::ResetPage;
use crate::protocol::AppError;
use crate::server::http::extract::user_agent_of;
use crate::server::http::extract::{Form, Id};
use crate::server::http::redirect::redirect_with_session;
use crate::server::services::accounts;
use crate::server::services::caller::Caller;
use crate::texts::{account, titles};
use axum::http::HeaderMap;
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

/// The form.
#[derive(Deserialize)]
pub struct ResetForm {
    password: String,
}

/// `GET`
pub async fn show(page: PageContext, Id(secret): Id<String>) -> Result<Response, AppError> {
    let account = accounts::account_of_link(&page.state, &secret).await?;
    Ok(render(&page, account.email.into(), None))
}

/// `POST`
pub async fn replace(
    page: PageContext,
    caller: Caller,
    Id(secret): Id<String>,
    headers: HeaderMap,
    Form(form): Form<ResetForm>,
) -> Result<Response, AppError> {
    let account = accounts::account_of_link(&page.state, &secret).await?;
    let given = (secret.as_str(), form.password.as_str());
    let device = user_agent_of(&headers);
    Ok(match accounts::replace_password(&page.state, &caller, device, given).await {
        Ok(token) => redirect_with_session(&page.state, "/account", Some(token)),
        Err(error) => render(&page, account.email.into(), Some(error)),
    })
}

fn render(page: &PageContext, email: String, error: Option<AppError>) -> Response {
    let head = page
        .head(account::choose_a_password(), false)
        .described(titles::about_choosing_a_password());
    let (path, problem) = (page.path.clone(), problem_of(error.as_ref()));
    let view = move || view! { <ResetPage path email problem /> };
    page.render_form(head, error.as_ref(), view)
}
