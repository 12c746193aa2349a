//! How a page becomes an answer: its document, its headers, its policy. Knows no page but the one for
//! what failed.

use crate::app::pages::{Lost, MissingPage};
use crate::app::shell::{Head, Shell};
use crate::protocol::{AppError, ErrorCode};
use crate::server::http::respond;
use crate::server::state::AppState;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// The page that says why there is no other.
pub async fn failed(state: AppState, request: Request, error: &AppError) -> Response {
    let (title, why) = match error.code {
        ErrorCode::NotFound => ("Not found", Lost::Missing),
        ErrorCode::TooMany => ("Too many requests", Lost::TooMany(error.retry_after)),
        ErrorCode::Forbidden => ("Not allowed", Lost::Refused(error.message.clone())),
        _ => ("Something failed", Lost::Failed),
    };
    let head = head(&state, title, false);
    let view = move || view! { <MissingPage why=why.clone() /> };
    let mut page = render(head, respond::status(error), request, view).await;
    page.headers_mut().extend(respond::retry_after(error).into_iter().flatten());
    page
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
    let handler = leptos_axum::render_app_async_with_context(move || protect(&ancestors), document);
    let mut response = handler(request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    let fresh = HeaderValue::from_static("private, no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, fresh);
    response
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
