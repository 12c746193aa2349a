//! How a page becomes an answer: its document, its headers, its policy. Knows no page but the one for
//! what failed.

use crate::app::pages::{ErrorPage, PageError, Visitor, with_next};
use crate::app::shell::{Head, Shell};
use crate::protocol::{AppError, ErrorCode, text_of};
use crate::server::http::error_json;
use crate::server::http::extract::identify;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// Pages on which one is about to sign in, or can.
const SIGNING_IN: [&str; 5] = ["/login", "/signup", "/join/", "/setup/", "/reset/"];

/// The page that says why there is no other.
pub async fn failed(state: AppState, request: Request, error: &AppError) -> Response {
    let (title, why) = match error.code() {
        ErrorCode::NotFound => ("Not found", PageError::Missing),
        ErrorCode::TooMany => ("Too many requests", PageError::TooMany(error.retry_after)),
        ErrorCode::Forbidden => ("Not allowed", PageError::Refused(text_of(&error.reason))),
        _ if error_json::status(error).is_client_error() => {
            ("This did not work", PageError::Wrong(text_of(&error.reason)))
        }
        _ => ("Something failed", PageError::Failed),
    };
    lost(state, request, error, (title, why)).await
}

/// The same where a link with a secret leads nowhere any more.
pub async fn failed_link(state: AppState, request: Request, error: &AppError) -> Response {
    match error.code() {
        ErrorCode::NotFound => {
            lost(state, request, error, ("This link is over", PageError::LinkExpired)).await
        }
        _ => failed(state, request, error).await,
    }
}

async fn lost(
    state: AppState,
    request: Request,
    error: &AppError,
    (title, why): (&str, PageError),
) -> Response {
    // Nothing is looked up for those who ask too often.
    let request = match error.code() {
        ErrorCode::TooMany => request,
        _ => known(&state, request).await,
    };
    let head = head(&state, title, false);
    let view = move || view! { <ErrorPage why=why.clone() /> };
    let mut page = render(head, error_json::status(error), request, view).await;
    page.headers_mut().extend(error_json::retry_after(error).into_iter().flatten());
    page
}

/// Sees to it that the page can say who is here, also where nobody asked before.
async fn known(state: &AppState, request: Request) -> Request {
    let (mut parts, body) = request.into_parts();
    if parts.extensions.get::<Caller>().is_none()
        && let Ok(caller) = identify(state, &parts).await
    {
        parts.extensions.insert(caller);
    }
    Request::from_parts(parts, body)
}

/// What a page needs to know of a request that was read already: who sent it.
pub fn asked_by(caller: &Caller) -> Request {
    let mut request = Request::default();
    request.extensions_mut().insert(caller.clone());
    request
}

/// A page with a form on it; shown again when what was sent came to nothing, which it then says itself.
pub async fn with_form<V, F>(
    head: Head,
    error: Option<&AppError>,
    request: Request,
    page: F,
) -> Response
where
    V: IntoView + 'static,
    F: Fn() -> V + Clone + Send + Sync + 'static,
{
    let status = error.map_or(StatusCode::OK, error_json::status);
    let mut response = render(head, status, request, page).await;
    response.headers_mut().extend(error.and_then(error_json::retry_after).into_iter().flatten());
    response
}

/// The head of a page. One that something happens on loads the browser part.
pub fn head(state: &AppState, title: &str, is_interactive: bool) -> Head {
    let options = is_interactive.then(|| state.assets.options.clone());
    Head { title: title.to_owned(), style: state.assets.style.clone(), places: None, options }
}

/// A page as an answer, which no other site frames. `page` may be called more than once.
pub async fn render<V, F>(
    head: Head,
    status: StatusCode,
    request: Request,
    page: F,
) -> Response<Body>
where
    V: IntoView + 'static,
    F: Fn() -> V + Clone + Send + Sync + 'static,
{
    render_for(&[], head, status, request, page).await
}

/// A page as an answer, which these other sites may frame.
pub async fn render_for<V, F>(
    sites: &[String],
    head: Head,
    status: StatusCode,
    request: Request,
    page: F,
) -> Response<Body>
where
    V: IntoView + 'static,
    F: Fn() -> V + Clone + Send + Sync + 'static,
{
    let ancestors = ancestors(sites);
    let document = move || {
        let page = page.clone();
        view! { <Shell head=head.clone()>{page()}</Shell> }
    };
    let visitor = visitor(&request);
    let context = move || {
        protect(&ancestors);
        provide_context(visitor.clone());
    };
    let handler = leptos_axum::render_app_async_with_context(context, document);
    let mut response = handler(request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    let fresh = HeaderValue::from_static("private, no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, fresh);
    response
}

/// Whom a page is for, as far as it shows; nothing where nobody asked.
fn visitor(request: &Request) -> Visitor {
    let Some(caller) = request.extensions().get::<Caller>() else { return Visitor::default() };
    if caller.is_signed_in {
        let name = caller.user.as_ref().and_then(|user| user.name.clone()).map(String::from);
        let signed_in = Some(name.unwrap_or_else(|| "Your account".to_owned()));
        return Visitor { signed_in, sign_in: None };
    }
    let path = request.uri().path();
    let signs_in = SIGNING_IN.iter().any(|page| path.starts_with(page));
    // Other addresses may hold the secret of a link, which is not to be in another address.
    let comes_back = path == "/" || path.starts_with("/i/") || path.starts_with("/t/");
    let next = if comes_back { path } else { "/" };
    Visitor { signed_in: None, sign_in: (!signs_in).then(|| with_next("/login", next)) }
}

/// Sites as the policy names them. What is no plain origin is left out: it could say other things there.
fn ancestors(sites: &[String]) -> String {
    let is_plain = |site: &&String| {
        let schemes = site.starts_with("https://") || site.starts_with("http://");
        schemes && site.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:/[]_".contains(&b))
    };
    sites.iter().filter(is_plain).map(|site| format!(" {site}")).collect()
}

/// What a page may load and run, and who may frame it; a nonce for the little that stands in the page
/// itself.
fn protect(ancestors: &str) {
    let Some((nonce, options)) = use_nonce().zip(use_context::<ResponseOptions>()) else { return };
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'self'{ancestors}"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

#[cfg(test)]
mod tests {
    use super::ancestors;

    #[test]
    fn only_origins_stand_in_the_policy() {
        let sites =
            ["https://a.example", "http://b.example:8080", "https://c; script-src *", "*", "d"];
        let sites = sites.map(String::from);
        assert_eq!(ancestors(&sites), " https://a.example http://b.example:8080");
        assert_eq!(ancestors(&[]), "");
    }
}
