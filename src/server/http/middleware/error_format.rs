//! The format of errors by route: pages answer with a page, server functions with a bare error, the
//! calls of `compat` in the form of their documentation. Every other route
//! answers with the JSON of [`error_body`].

use crate::protocol::AppError;
use crate::server::http::error_body;
use crate::server::http::pages::error_page;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

/// Draws the page of an error.
pub async fn page(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let mut response = next.run(Request::from_parts(parts.clone(), body)).await;
    let Some(error) = response.extensions_mut().remove::<AppError>() else { return response };
    let is_link = response.extensions().get::<SecretLink>().is_some();
    error_page::draw(&state, &parts, &error, is_link).await
}

/// Writes a bare error.
pub async fn bare(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    match response.extensions().get::<AppError>() {
        Some(error) => error_body::bare(error),
        None => response,
    }
}

/// Writes an error as the documentation of `compat` has it.
pub async fn compat(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    match response.extensions().get::<AppError>() {
        Some(error) => error_body::compat(error),
        None => response,
    }
}

/// The route's path holds the secret of a link.
#[derive(Clone, Copy)]
struct SecretLink;

/// On routes whose path holds the secret of a link: "not found" becomes "this link is over".
pub async fn of_secret_link(mut response: Response) -> Response {
    response.extensions_mut().insert(SecretLink);
    response
}
