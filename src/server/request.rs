//! What a server function can know of the request it runs in. Knows none of the functions.

use super::context::Caller;
use super::state::AppState;
use crate::protocol::AppError;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// The running server and who asks.
pub async fn caller() -> Result<(AppState, Caller), AppError> {
    let state = use_context::<AppState>().ok_or_else(AppError::internal)?;
    let parts = use_context::<Parts>().ok_or_else(AppError::internal)?;
    let caller = Caller::identify_counted(&state, &parts).await?;
    Ok((state, caller))
}

/// Gives the browser a cookie along with the answer.
pub fn answer_with_cookie(cookie: Option<HeaderValue>) {
    if let Some((options, cookie)) = use_context::<ResponseOptions>().zip(cookie) {
        options.append_header(header::SET_COOKIE, cookie);
    }
}
