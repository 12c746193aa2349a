//! `/join/{secret}` and `/setup/{secret}`: becoming a member by a link. The server itself creates the links of `/setup/`;
//! each link works at its own path only.

use super::super::context::PageContext;
use super::shared::{after_sign_in, name_of, new_account, problem_of};
use crate::app::pages::{Invited, JoinPage};
use crate::app::ui::isolated;
use crate::model::Role;
use crate::protocol::{AppError, Thing};
use crate::server::auth::SessionToken;
use crate::server::http::extract::user_agent_of;
use crate::server::http::extract::{Form, Id};
use crate::server::http::redirect::redirect_with_session;
use crate::server::services::accounts;
use crate::server::services::caller::Caller;
use crate::server::services::guests::validate_new_name;
use crate::server::services::tenants::members;
use crate::server::state::AppState;
use crate::texts::{account, titles};
use axum::extract::{FromRequest, Request};
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

/// One of the page's forms.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
enum JoinForm {
    Accept,
    SignUp { name: String, email: String, password: String },
}

/// `GET`
pub async fn show(
    page: PageContext,
    caller: Caller,
    Id(secret): Id<String>,
) -> Result<Response, AppError> {
    let invited = invited(&page.state, &caller, &secret, &page.path).await?;
    Ok(render(&page, Invited { name: name_of(&caller), ..invited }, None))
}

/// `POST`
pub async fn join(
    page: PageContext,
    caller: Caller,
    Id(secret): Id<String>,
    request: Request,
) -> Result<Response, AppError> {
    let device = user_agent_of(request.headers());
    let mut invited = invited(&page.state, &caller, &secret, &page.path).await?;
    // Read here: an unknown link is 404 whatever the form holds.
    let Form(form) = Form::<JoinForm>::from_request(request, &page.state).await?;
    if let JoinForm::SignUp { name, email, .. } = &form {
        (invited.name, invited.email) = (name.clone(), email.clone());
    }
    Ok(match carry_out(&page.state, &caller, (&secret, invited.role), device, form).await {
        Ok((to, token)) => redirect_with_session(&page.state, &to, token),
        Err(error) => render(&page, invited, Some(error)),
    })
}

/// The invitation behind a link; 404 where it belongs to the other of the two paths.
async fn invited(
    state: &AppState,
    caller: &Caller,
    secret: &str,
    path: &str,
) -> Result<Invited, AppError> {
    let (invitation, tenant) = members::find_invitation(state, secret).await?;
    let is_setup = invitation.created_by.is_none();
    if is_setup != path.starts_with("/setup/") {
        return Err(AppError::not_found(Thing::Invitation));
    }
    Ok(Invited {
        path: path.to_owned(),
        tenant: tenant.name,
        role: invitation.role,
        is_setup,
        signed_in: caller.is_signed_in.then(|| name_of(caller)),
        name: String::new(),
        email: String::new(),
    })
}

async fn carry_out(
    state: &AppState,
    caller: &Caller,
    (secret, role): (&str, Role),
    device: Option<String>,
    form: JoinForm,
) -> Result<(String, Option<SessionToken>), AppError> {
    let (user, token) = match form {
        JoinForm::Accept if caller.is_signed_in => (caller.user()?.id, None),
        JoinForm::Accept => return Err(AppError::unauthenticated()),
        JoinForm::SignUp { name, email, password } => {
            let new = new_account(&name, &email, password)?;
            if role < Role::Moderator {
                validate_new_name(state, caller, &new.name).await?;
            }
            let (user, token) = accounts::sign_up(state, caller, device, new).await?;
            (user, Some(token))
        }
    };
    let to = match members::accept(state, (user, caller.address), secret).await {
        Ok(_) if role == Role::Administrator => after_sign_in(state, user, "/").await,
        Ok(tenant) => format!("/t/{tenant}"),
        // The account exists: its form is not shown again.
        Err(_) if token.is_some() => return Ok(("/account?done=not-joined".to_owned(), token)),
        Err(error) => return Err(error),
    };
    Ok((to, token))
}

fn render(page: &PageContext, invited: Invited, error: Option<AppError>) -> Response {
    let head = page
        .head(&account::join_tenant(&invited.tenant), false)
        .described(titles::about_invitation(&isolated(&invited.tenant)));
    let problem = problem_of(error.as_ref());
    let view = move || view! { <JoinPage invited problem /> };
    page.render_form(head, error.as_ref(), view)
}
