//! `/account`: what it shows, and what its forms do. Nobody who is not signed in has one.

use super::super::render::{failed, head, with_form};
use super::{name_of, signed_out, words};
use crate::app::pages::{AccountPage, AccountView, Membership, SessionView, with_next};
use crate::model::DisplayName;
use crate::protocol::{AppError, Input};
use crate::server::http::extract::QueryParams;
use crate::server::http::extract::form;
use crate::server::http::extract::form::redirect_local;
use crate::server::services::accounts;
use crate::server::services::accounts::describe_user_agent;
use crate::server::services::caller::Caller;
use crate::server::services::guests::create_guest;
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::server::store::Session;
use axum::extract::{Request, State};
use axum::response::IntoResponse;
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

/// What stands in the query after something was done.
#[derive(Debug, Deserialize)]
pub struct Query {
    done: Option<Done>,
}

/// What was done.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Done {
    Name,
    Password,
    End,
    EndOthers,
    NotJoined,
}

impl Done {
    fn words(self) -> &'static str {
        match self {
            Self::Name => "Your name is saved.",
            Self::Password => "Your password is changed. You are signed out everywhere else.",
            Self::End => "That session is over.",
            Self::EndOthers => "You are signed out everywhere else.",
            Self::NotJoined => {
                "Your account is made. The invitation was used up meanwhile: please ask for another one."
            }
        }
    }
}

/// One of the page's forms.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
enum Wish {
    Name { name: String },
    Password { present: String, new: String },
    End { id: Uuid },
    EndOthers,
    SignOut,
    Delete { password: Option<String>, sure: Option<String> },
}

/// `GET /account`
pub async fn show(
    State(state): State<AppState>,
    caller: Result<Caller, AppError>,
    query: Result<QueryParams<Query>, AppError>,
    request: Request,
) -> Response {
    let done = query.ok().and_then(|QueryParams(query)| query.done);
    match caller {
        Ok(caller) if caller.is_signed_in => page(&state, request, &caller, done, None).await,
        Ok(_) => redirect_local(&with_next("/login", "/account")).into_response(),
        Err(error) => failed(state, request, &error).await,
    }
}

/// `POST /account`
pub async fn change(
    State(state): State<AppState>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let (request, wish) = form::read::<Wish>(&state, request).await;
    let (caller, wish) = match caller.and_then(|caller| Ok((caller, wish?))) {
        Ok((caller, _)) if !caller.is_signed_in => {
            return redirect_local(&with_next("/login", "/account")).into_response();
        }
        Ok(both) => both,
        Err(error) => return failed(state, request, &error).await,
    };
    match carry_out(&state, &caller, wish).await {
        Ok(response) => response,
        Err(error) => page(&state, request, &caller, None, Some(error)).await,
    }
}

async fn carry_out(state: &AppState, caller: &Caller, wish: Wish) -> Result<Response, AppError> {
    let done = match wish {
        Wish::Name { name } => {
            create_guest(state, caller, Some(DisplayName::new(&name)?)).await?;
            "name"
        }
        Wish::Password { present, new } => {
            accounts::change_password(state, caller, &present, &new).await?;
            "password"
        }
        Wish::End { id } => {
            accounts::end_session(state, caller, id).await?;
            "end"
        }
        Wish::EndOthers => {
            accounts::end_other_sessions(state, caller).await?;
            "end-others"
        }
        Wish::SignOut => {
            sessions::end(state, caller).await?;
            return Ok(signed_out(state));
        }
        Wish::Delete { sure: None, .. } => {
            return Err(AppError::invalid(Input::NotConfirmed));
        }
        Wish::Delete { password, .. } => {
            accounts::delete(state, caller, password.as_deref()).await?;
            {
                sessions::end(state, caller).await?;
                return Ok(signed_out(state));
            };
        }
    };
    Ok(redirect_local(&format!("/account?done={done}")).into_response())
}

async fn page(
    state: &AppState,
    request: Request,
    caller: &Caller,
    done: Option<Done>,
    error: Option<AppError>,
) -> Response {
    let account = match view_of(state, caller).await {
        Ok(account) => account,
        Err(error) => return failed(state.clone(), request, &error).await,
    };
    let done = done.map(|done| done.words().to_owned());
    let problem = error.as_ref().and_then(words);
    let page = move || {
        let (account, done, problem) = (account.clone(), done.clone(), problem.clone());
        view! { <AccountPage account done problem /> }
    };
    let head = head(state, "Your account", false);
    with_form(head, error.as_ref(), request, page).await
}

async fn view_of(state: &AppState, caller: &Caller) -> Result<AccountView, AppError> {
    let user = caller.user()?.id;
    let account = state.store.accounts().account_of(user).await?;
    let mut memberships = Vec::new();
    for (id, role) in state.store.invitations().memberships(user).await? {
        let known = state.access.tenant(&id).await?;
        let name = known.map_or_else(|| id.to_string(), |tenant| tenant.name.clone());
        memberships.push(Membership { tenant: id.into(), name, role });
    }
    let sessions = accounts::list_sessions(state, caller).await?;
    Ok(AccountView {
        name: name_of(caller),
        has_password: account.as_ref().is_some_and(|account| account.password.is_some()),
        email: account.map(|account| account.email.into()),
        memberships,
        sessions: sessions.into_iter().map(|session| session_view(session, caller)).collect(),
    })
}

fn session_view(session: Session, caller: &Caller) -> SessionView {
    SessionView {
        id: session.id.to_string(),
        device: describe_user_agent(session.device.as_deref()),
        address: session.address.unwrap_or_else(|| "unknown address".to_owned()),
        begun: session.created_at,
        seen: session.seen_at,
        is_own: caller.session == Some(session.token),
    }
}
