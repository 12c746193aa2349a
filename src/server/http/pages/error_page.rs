//! The page of an error.

use super::context::PageContext;
use crate::app::pages::{ErrorPage, PageError};
use crate::protocol::{AppError, ErrorCode, text_of};
use crate::server::http::error_body;
use crate::server::http::extract::identify;
use crate::server::state::AppState;
use axum::http::request::Parts;
use axum::response::Response;
use leptos::prelude::*;

/// What search engines are told of an error, if any asks.
const DESCRIPTION: &str =
    "This page of Image Chat cannot be shown; it says why, and leads back to the images.";

/// The page of an error of this request. `is_link`: its path holds the secret of a link.
pub async fn draw(state: &AppState, request: &Parts, error: &AppError, is_link: bool) -> Response {
    // A rate-limited client causes no look-up.
    let caller = match error.code() {
        ErrorCode::TooMany => None,
        _ => identify(state, request).await.ok(),
    };
    let page = PageContext::new(state, request, caller);
    let (title, why) = content(error, is_link);
    let head = page.head(title, false).described(DESCRIPTION);
    let view = move || view! { <ErrorPage why /> };
    let mut response = page.render(head, error_body::status(error), view);
    response.headers_mut().extend(error_body::retry_after(error).into_iter().flatten());
    response
}

fn content(error: &AppError, is_link: bool) -> (&'static str, PageError) {
    match error.code() {
        ErrorCode::NotFound if is_link => ("This link has expired", PageError::LinkExpired),
        ErrorCode::NotFound => ("Not found", PageError::Missing),
        ErrorCode::TooMany => ("Too many requests", PageError::TooMany(error.retry_after)),
        ErrorCode::Overloaded => ("Busy right now", PageError::Busy(text_of(&error.reason))),
        ErrorCode::Unwritable => ("Not saved", PageError::Unsaved(text_of(&error.reason))),
        ErrorCode::Forbidden => ("Not allowed", PageError::Refused(text_of(&error.reason))),
        _ if error_body::status(error).is_client_error() => {
            ("This did not work", PageError::Wrong(text_of(&error.reason)))
        }
        _ => ("Something failed", PageError::Failed),
    }
}
