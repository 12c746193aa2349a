//! Forms of pages, which work without JavaScript: reading what was sent, going on somewhere else.
//! Knows no page.

use crate::protocol::{AppError, ErrorCode};
use crate::server::state::AppState;
use axum::body::Body;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, Request};
use axum::response::Redirect;
use serde::de::DeserializeOwned;

/// What a form held.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for Form<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        match axum::extract::Form::<T>::from_request(request, state).await {
            Ok(axum::extract::Form(form)) => Ok(Self(form)),
            Err(rejection) => Err(unreadable(&rejection)),
        }
    }
}

fn unreadable(rejection: &FormRejection) -> AppError {
    let code = match rejection.status().as_u16() {
        413 => ErrorCode::TooLarge,
        415 => ErrorCode::UnsupportedType,
        _ => ErrorCode::Invalid,
    };
    AppError::stated(code, rejection.body_text())
}

/// Reads the form in a request, and leaves the request for the page that answers.
pub async fn read<T: DeserializeOwned>(
    state: &AppState,
    request: Request,
) -> (Request, Result<T, AppError>) {
    let (parts, body) = request.into_parts();
    let rest = Request::from_parts(parts.clone(), Body::empty());
    let form = Form::<T>::from_request(Request::from_parts(parts, body), state).await;
    (rest, form.map(|Form(form)| form))
}

/// 303 to an address of this site, or to `/` when it is not one: nobody is sent elsewhere by a link
/// to a page of ours.
pub fn redirect_local(to: &str) -> Redirect {
    Redirect::to(own_path(to).unwrap_or("/"))
}

/// The text, when it is a path of this site and nothing that a browser takes for another one.
pub fn own_path(text: &str) -> Option<&str> {
    let is_path = text.starts_with('/') && !text.starts_with("//");
    let is_plain = !text.chars().any(|c| c == '\\' || c.is_control() || c.is_whitespace());
    (is_path && is_plain).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(own_path("/t/demo?x=1#y"), Some("/t/demo?x=1#y"));
        for trick in ["", "x", "//evil.example", "/\\evil.example", "https://evil.example", "/\t/x"]
        {
            assert_eq!(own_path(trick), None, "{trick}");
        }
    }
}
