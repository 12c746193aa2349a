//! The cookie with the theme that a reader chose. A script may read it: `js/choices.js` does on pages that the browser kept.

use crate::protocol::Theme;
use crate::server::http::session_cookie::{header_of, host_cookie, value_of};
use axum::http::{HeaderMap, HeaderValue};
use cookie::time::Duration;

const COOKIE: &str = "image_chat_theme";
/// How long the choice is kept.
const KEPT: Duration = Duration::days(365);

/// The theme of a request.
pub fn read(headers: &HeaderMap) -> Theme {
    value_of(headers, COOKIE).map_or(Theme::System, |name| Theme::of_name(&name))
}

/// The `Set-Cookie` header that keeps a theme; that of the system needs no cookie.
pub fn store(theme: Theme, secure: bool) -> Option<HeaderValue> {
    let kept = if theme == Theme::System { Duration::ZERO } else { KEPT };
    let cookie = host_cookie(COOKIE, theme.name(), "/", secure).http_only(false);
    header_of(cookie.max_age(kept))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header;

    #[test]
    fn a_cookie_that_says_anything_else_is_the_systems_theme() {
        for (cookie, theme) in [
            ("image_chat_theme=dark", Theme::Dark),
            ("a=b; image_chat_theme=light", Theme::Light),
            ("image_chat_theme=pink", Theme::System),
            ("image_chat_theme=", Theme::System),
            ("a=dark", Theme::System),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, cookie.parse().expect("a header"));
            assert_eq!(read(&headers), theme, "{cookie}");
        }
    }
}
