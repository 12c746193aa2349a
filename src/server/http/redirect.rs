//! Redirects within this site.

use crate::server::auth::{SESSION_DAYS, SessionToken};
use crate::server::http::session_cookie;
use crate::server::state::AppState;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};

/// 303 to a path of this site; to `/` when it is none, so that no link to one of our pages redirects elsewhere.
pub fn redirect_local(to: &str) -> Redirect {
    Redirect::to(local_path(to).unwrap_or("/"))
}

/// Redirects with the cookie of a session if one was opened.
pub fn redirect_with_session(state: &AppState, to: &str, token: Option<SessionToken>) -> Response {
    let secure = state.config.is_secure();
    let cookie = token.and_then(|token| session_cookie::store(&token, SESSION_DAYS, secure));
    (cookie.map(|cookie| [(header::SET_COOKIE, cookie)]), redirect_local(to)).into_response()
}

/// The text if it is a path of this site that no browser takes for another address.
pub fn local_path(text: &str) -> Option<&str> {
    let is_path = text.starts_with('/') && !text.starts_with("//");
    let is_plain = !text.chars().any(|c| c == '\\' || c.is_control() || c.is_whitespace());
    (is_path && is_plain).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(local_path("/t/demo?x=1#y"), Some("/t/demo?x=1#y"));
        for trick in ["", "x", "//evil.example", "/\\evil.example", "https://evil.example", "/\t/x"]
        {
            assert_eq!(local_path(trick), None, "{trick}");
        }
    }
}
