//! `/auth/oidc` and `/auth/oidc/callback`: to the OpenID Connect provider and back.

use super::super::accounts::after_sign_in;
use super::super::context::{PageContext, PublicPage};
use crate::app::pages::{OidcFailed, with_next};
use crate::model::UserId;
use crate::protocol::{AppError, Thing};
use crate::server::auth::SESSION_DAYS;
use crate::server::auth::oidc::{Oidc, OidcPerson, OidcProblem, Returned, StartedLogin};
use crate::server::http::extract::QueryParams;
use crate::server::http::extract::user_agent_of;
use crate::server::http::redirect::{local_path, redirect_local};
use crate::server::http::session_cookie;
use crate::server::services::caller::Caller;
use crate::server::services::identity::oidc_login;
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::texts::{news, titles};
use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use cookie::time::Duration;
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;

/// Binds a login to the browser in which it began.
const COOKIE: &str = "image_chat_oidc";
/// The same over HTTPS: no other site below the same domain can set it.
const HOST_COOKIE: &str = "__Host-image_chat_oidc";
/// Its lifetime in seconds, which is that of a pending login.
const COOKIE_SECONDS: i64 = 10 * 60;
/// The path at which a login begins.
const START: &str = "/auth/oidc";

/// The provider's name and the path to it, for the button of a page.
pub fn oidc_button(state: &AppState, next: &str) -> Option<(String, String)> {
    let oidc = state.oidc.as_ref()?;
    Some((oidc.name().to_owned(), with_next(START, next)))
}

/// The routes of this page.
pub fn routes() -> Router<AppState> {
    Router::new().route(START, get(start)).route("/auth/oidc/callback", get(callback))
}

/// The query: the path to come back to.
#[derive(Debug, Deserialize)]
struct Next {
    next: Option<String>,
}

async fn start(
    PublicPage(page): PublicPage,
    query: Option<QueryParams<Next>>,
) -> Result<Response, AppError> {
    let oidc = provider(&page.state)?;
    let next = query.and_then(|QueryParams(query)| query.next);
    let next = next.as_deref().and_then(local_path).unwrap_or("/").to_owned();
    Ok(match oidc.begin(next).await {
        Ok(StartedLogin { url, shown }) => {
            let cookie = cookie(&shown, COOKIE_SECONDS, page.state.config.is_secure());
            (cookie, Redirect::to(url.as_str())).into_response()
        }
        Err(problem) => problem_page(&page, &oidc, problem),
    })
}

async fn callback(
    page: PageContext,
    caller: Caller,
    returned: Option<QueryParams<Returned>>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let oidc = provider(&page.state)?;
    let returned = returned.map(|QueryParams(returned)| returned).unwrap_or_default();
    let shown = shown(&headers, page.state.config.is_secure());
    Ok(match oidc.finish(returned, shown.as_deref()).await {
        Ok((person, next)) => {
            let (user, cookies) = sign_in(&page.state, &caller, &person, &headers).await?;
            let to = after_sign_in(&page.state, user, &next).await;
            (cookies, redirect_local(&to)).into_response()
        }
        Err(problem) => problem_page(&page, &oidc, problem),
    })
}

fn provider(state: &AppState) -> Result<Arc<Oidc>, AppError> {
    state.oidc.clone().ok_or_else(|| AppError::not_found(Thing::Page))
}

async fn sign_in(
    state: &AppState,
    caller: &Caller,
    person: &OidcPerson,
    headers: &HeaderMap,
) -> Result<(UserId, HeaderMap), AppError> {
    let user = oidc_login::resolve_user(state, person, caller.address).await?;
    let session = sessions::replace(state, caller, user, user_agent_of(headers)).await?;
    let secure = state.config.is_secure();
    let mut cookies = cookie("", 0, secure);
    let session = session_cookie::store(&session, SESSION_DAYS, secure);
    cookies.extend(session.map(|session| (header::SET_COOKIE, session)));
    Ok((user, cookies))
}

fn problem_page(page: &PageContext, oidc: &Oidc, problem: OidcProblem) -> Response {
    let (status, text) = explain(problem);
    let (name, reason) = (oidc.name().to_owned(), problem.to_string());
    let head = page.head(titles::not_signed_in(), false).described(text);
    let view = move || view! { <OidcFailed name text reason href=START /> };
    let mut response = page.render(head, status, view);
    for (name, value) in cookie("", 0, page.state.config.is_secure()).drain() {
        name.map(|name| response.headers_mut().append(name, value));
    }
    response
}

fn explain(problem: OidcProblem) -> (StatusCode, &'static str) {
    match problem {
        OidcProblem::Denied => (StatusCode::FORBIDDEN, news::sign_in_denied()),
        OidcProblem::UnknownState => (StatusCode::BAD_REQUEST, news::sign_in_took_too_long()),
        OidcProblem::OtherBrowser => (StatusCode::BAD_REQUEST, news::sign_in_of_another_browser()),
        OidcProblem::Unreachable => (StatusCode::BAD_GATEWAY, news::provider_unreachable()),
        OidcProblem::Refused => (StatusCode::BAD_GATEWAY, news::provider_refused()),
        OidcProblem::BadToken => (StatusCode::BAD_GATEWAY, news::provider_not_trusted()),
    }
}

fn cookie(value: &str, seconds: i64, secure: bool) -> HeaderMap {
    // Browsers accept a cookie with the prefix `__Host-` for the path `/` only.
    let (name, path) = if secure { (HOST_COOKIE, "/") } else { (COOKIE, START) };
    let cookie = session_cookie::host_cookie(name, value, path, secure);
    let value = session_cookie::header_of(cookie.max_age(Duration::seconds(seconds)));
    value.map(|value| (header::SET_COOKIE, value)).into_iter().collect()
}

fn shown(headers: &HeaderMap, secure: bool) -> Option<String> {
    session_cookie::value_of(headers, if secure { HOST_COOKIE } else { COOKIE })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use cookie::Cookie;

    #[test]
    fn by_https_the_cookie_is_one_that_only_this_host_can_have_set() {
        let set = |secure| {
            let cookies = cookie("shown", COOKIE_SECONDS, secure);
            let text = cookies[header::SET_COOKIE].to_str().expect("text");
            Cookie::parse(text.to_owned()).expect("a cookie")
        };
        for (secure, name, path) in [(true, HOST_COOKIE, "/"), (false, COOKIE, START)] {
            let set = set(secure);
            assert_eq!((set.name(), set.value()), (name, "shown"));
            assert_eq!((set.path(), set.domain()), (Some(path), None), "{set}");
            assert_eq!(set.secure().unwrap_or_default(), secure, "{set}");
        }
        let mut headers = HeaderMap::new();
        let both = "image_chat_oidc=theirs; __Host-image_chat_oidc=ours";
        headers.insert(header::COOKIE, HeaderValue::from_static(both));
        assert_eq!(shown(&headers, true).as_deref(), Some("ours"));
        assert_eq!(shown(&headers, false).as_deref(), Some("theirs"));
    }
}
