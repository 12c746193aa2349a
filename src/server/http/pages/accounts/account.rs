//! `/account`, for callers who are signed in.

use super::super::context::PageContext;
use super::shared::{name_of, problem_of};
use crate::app::pages::{AccountPage, AccountView, Membership, SessionView, with_next};
use crate::model::DisplayName;
use crate::protocol::{AppError, Input};
use crate::server::http::extract::{Form, QueryParams};
use crate::server::http::redirect::redirect_local;
use crate::server::http::session_cookie;
use crate::server::services::accounts;
use crate::server::services::accounts::UserAgent;
use crate::server::services::caller::Caller;
use crate::server::services::guests::create_guest;
use crate::server::services::sessions;
use crate::server::services::tenants::before_first_steps;
use crate::server::state::AppState;
use crate::server::store::Session;
use crate::texts::{account, news, titles};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

/// The query after a form was carried out.
#[derive(Debug, Deserialize)]
pub struct Query {
    done: Option<Done>,
}

/// The form that was carried out.
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
            Self::Name => news::name_saved(),
            Self::Password => news::password_changed(),
            Self::End => news::session_ended(),
            Self::EndOthers => news::signed_out_elsewhere(),
            Self::NotJoined => news::account_created_not_joined(),
        }
    }
}

/// One of the page's forms.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum AccountForm {
    Name { name: String },
    Password { present: String, new: String },
    End { id: Uuid },
    EndOthers,
    SignOut,
    Delete { password: Option<String>, sure: Option<String> },
}

/// `GET /account`
pub async fn show(
    page: PageContext,
    caller: Caller,
    query: Option<QueryParams<Query>>,
) -> Result<Response, AppError> {
    if !caller.is_signed_in {
        return Ok(to_login());
    }
    let done = query.and_then(|QueryParams(query)| query.done);
    render(&page, &caller, done, None).await
}

/// `POST /account`
pub async fn change(
    page: PageContext,
    caller: Caller,
    Form(form): Form<AccountForm>,
) -> Result<Response, AppError> {
    if !caller.is_signed_in {
        return Ok(to_login());
    }
    let name = match &form {
        AccountForm::Name { name } => Some(name.clone()),
        _ => None,
    };
    match carry_out(&page.state, &caller, form).await {
        Ok(response) => Ok(response),
        Err(error) => render(&page, &caller, None, Some((error, name))).await,
    }
}

fn to_login() -> Response {
    redirect_local(&with_next("/login", "/account")).into_response()
}

async fn carry_out(
    state: &AppState,
    caller: &Caller,
    form: AccountForm,
) -> Result<Response, AppError> {
    let done = match form {
        AccountForm::Name { name } => {
            create_guest(state, caller, Some(DisplayName::new(&name)?)).await?;
            "name"
        }
        AccountForm::Password { present, new } => {
            accounts::change_password(state, caller, &present, &new).await?;
            "password"
        }
        AccountForm::End { id } => {
            accounts::end_session(state, caller, id).await?;
            "end"
        }
        AccountForm::EndOthers => {
            accounts::end_other_sessions(state, caller).await?;
            "end-others"
        }
        AccountForm::SignOut => {
            sessions::end(state, caller).await?;
            return Ok(signed_out(state));
        }
        AccountForm::Delete { sure: None, .. } => {
            return Err(AppError::invalid(Input::NotConfirmed));
        }
        AccountForm::Delete { password, .. } => {
            accounts::delete(state, caller, password.as_deref()).await?;
            sessions::end(state, caller).await?;
            return Ok(signed_out(state));
        }
    };
    Ok(redirect_local(&format!("/account?done={done}")).into_response())
}

/// Redirects to `/` after the session ended; the browser deletes the cookie and what it stored, such as drafts.
fn signed_out(state: &AppState) -> Response {
    let cookie = session_cookie::delete(state.config.is_secure());
    let clear =
        (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"storage\""));
    let headers = cookie.map(|cookie| (header::SET_COOKIE, cookie)).into_iter().chain([clear]);
    (headers.collect::<HeaderMap>(), redirect_local("/")).into_response()
}

async fn render(
    page: &PageContext,
    caller: &Caller,
    done: Option<Done>,
    refused: Option<(AppError, Option<String>)>,
) -> Result<Response, AppError> {
    let mut account = view_of(&page.state, caller).await?;
    let done = done.map(|done| done.words().to_owned());
    let (error, name) = refused.unzip();
    // A name that was refused can be corrected.
    account.name = name.flatten().unwrap_or(account.name);
    let problem = problem_of(error.as_ref());
    let head = page.head(account::your_account(), false).described(titles::about_your_account());
    let view = move || view! { <AccountPage account done problem /> };
    Ok(page.render_form(head, error.as_ref(), view))
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
    let before_first_steps = before_first_steps(state, user).await?;
    Ok(AccountView {
        before_first_steps,
        language: caller.language,
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
        device: device_in_words(UserAgent::of(session.device.as_deref().unwrap_or_default())),
        address: session.address.unwrap_or_else(|| account::unknown_address().to_owned()),
        begun: session.created_at,
        seen: session.seen_at,
        is_own: caller.session == Some(session.token),
    }
}

fn device_in_words(UserAgent { browser, system }: UserAgent) -> String {
    match (browser, system) {
        (Some(browser), Some(system)) => account::device_on(browser, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => account::unknown_device().to_owned(),
    }
}
