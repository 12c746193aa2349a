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

/// A page as an answer. `page` may be called more than once.
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
    let document = move || {
        let page = page.clone();
        view! { <Shell head=head.clone()>{page()}</Shell> }
    };
    let handler = leptos_axum::render_app_async_with_context(protect, document);
    let mut response = handler(request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    let fresh = HeaderValue::from_static("private, no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, fresh);
    response
}

/// What a page may load and run; a nonce for the little that stands in the page itself.
fn protect() {
    let Some((nonce, options)) = use_nonce().zip(use_context::<ResponseOptions>()) else { return };
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}
