//! `/join/{secret}` and `/setup/{secret}`: becoming a member by a link. The same link, but that the
//! server itself made the latter: each is good at its own address only.

use super::super::render::{failed_link, head, with_form};
use super::sign::Typed;
use super::{name_of, redirect_with_session, words};
use crate::app::pages::{Invited, JoinPage};
use crate::protocol::{AppError, Thing};
use crate::server::auth::SessionToken;
use crate::server::http::extract::Id;
use crate::server::http::extract::form;
use crate::server::services::accounts;
use crate::server::services::accounts::user_agent_of;
use crate::server::services::caller::Caller;
use crate::server::services::tenants::members;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

/// One of the page's forms.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
enum Wish {
    Accept,
    SignUp { name: String, email: String, password: String },
}

/// `GET`
pub async fn show(
    State(state): State<AppState>,
    secret: Result<Id<String>, AppError>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    let invited = async {
        let (caller, Id(secret)) = (caller?, secret?);
        let invited = invited(&state, &caller, &secret, &path).await?;
        Ok(Invited { name: name_of(&caller), ..invited })
    };
    match invited.await {
        Ok(invited) => page(&state, request, invited, None).await,
        Err(error) => failed_link(state, request, &error).await,
    }
}

/// What the link at this address invites to, or 404.
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

/// `POST`
pub async fn join(
    State(state): State<AppState>,
    secret: Result<Id<String>, AppError>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let device = user_agent_of(request.headers());
    let (request, wish) = form::read::<Wish>(&state, request).await;
    let path = request.uri().path().to_owned();
    let asked = async {
        let (caller, Id(secret)) = (caller?, secret?);
        let invited = invited(&state, &caller, &secret, &path).await?;
        Ok((caller, secret, invited, wish?))
    };
    let (caller, secret, mut invited, wish) = match asked.await {
        Ok(asked) => asked,
        Err(error) => return failed_link(state, request, &error).await,
    };
    if let Wish::SignUp { name, email, .. } = &wish {
        (invited.name, invited.email) = (name.clone(), email.clone());
    }
    let done = carry_out(&state, &caller, &secret, device, wish).await;
    match done {
        Ok((to, token)) => redirect_with_session(&state, &to, token),
        Err(error) => page(&state, request, invited, Some(error)).await,
    }
}

async fn carry_out(
    state: &AppState,
    caller: &Caller,
    secret: &str,
    device: Option<String>,
    wish: Wish,
) -> Result<(String, Option<SessionToken>), AppError> {
    let (user, token) = match wish {
        Wish::Accept if caller.is_signed_in => (caller.user()?.id, None),
        Wish::Accept => return Err(AppError::unauthenticated()),
        Wish::SignUp { name, email, password } => {
            let new = Typed::new_account(&name, &email, password)?;
            let (user, token) = accounts::sign_up(state, caller, device, new).await?;
            (user, Some(token))
        }
    };
    let tenant = match members::accept(state, (user, caller.address), secret).await {
        Ok(tenant) => format!("/t/{tenant}"),
        // Their account is made: they are not asked for it again.
        Err(_) if token.is_some() => return Ok(("/account?done=not-joined".to_owned(), token)),
        Err(error) => return Err(error),
    };
    Ok((tenant, token))
}

async fn page(
    state: &AppState,
    request: Request,
    invited: Invited,
    error: Option<AppError>,
) -> Response {
    let title = format!("Join {}", invited.tenant);
    let problem = error.as_ref().and_then(words);
    let page = move || {
        let (invited, problem) = (invited.clone(), problem.clone());
        view! { <JoinPage invited problem /> }
    };
    let head = head(state, &title, false);
    with_form(head, error.as_ref(), request, page).await
}
