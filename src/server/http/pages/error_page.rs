//! The page of an error.

use super::context::PageContext;
use crate::app::pages::{ErrorPage, PageError};
use crate::protocol::{AppError, ErrorCode, text_of};
use crate::server::http::error_body;
use crate::server::http::extract::identify;
use crate::server::languages::on_thread;
use crate::server::state::AppState;
use crate::texts::{self, pages};
use axum::http::request::Parts;
use axum::response::Response;
use leptos::prelude::*;

/// The page of an error of this request. `is_link`: its path holds the secret of a link.
pub async fn draw(state: &AppState, request: &Parts, error: &AppError, is_link: bool) -> Response {
    // A rate-limited client causes no look-up.
    let caller = match error.code() {
        ErrorCode::TooMany => None,
        _ => identify(state, request).await.ok(),
    };
    let language = caller.as_ref().and_then(|caller| caller.language);
    let page = PageContext::new(state, request, caller);
    on_thread(language.unwrap_or_else(texts::locale), || draw_for(&page, error, is_link))
}

fn draw_for(page: &PageContext, error: &AppError, is_link: bool) -> Response {
    let (title, why) = content(error, is_link);
    let head = page.head(title, false).described(pages::about_an_error());
    let view = move || view! { <ErrorPage why /> };
    let mut response = page.render(head, error_body::status(error), view);
    response.headers_mut().extend(error_body::retry_after(error).into_iter().flatten());
    response
}

fn content(error: &AppError, is_link: bool) -> (&'static str, PageError) {
    match error.code() {
        ErrorCode::NotFound if is_link => (pages::link_expired(), PageError::LinkExpired),
        ErrorCode::NotFound => (pages::not_found(), PageError::Missing),
        ErrorCode::TooMany => (pages::too_many_requests(), PageError::TooMany(error.retry_after)),
        ErrorCode::Overloaded => (pages::busy_right_now(), PageError::Busy(text_of(&error.reason))),
        ErrorCode::Unwritable => (pages::not_saved(), PageError::Unsaved(text_of(&error.reason))),
        ErrorCode::Forbidden => (pages::not_allowed(), PageError::Refused(text_of(&error.reason))),
        _ if error_body::status(error).is_client_error() => {
            (pages::this_did_not_work(), PageError::Wrong(text_of(&error.reason)))
        }
        _ => (pages::something_failed(), PageError::Failed),
    }
}
