//! The session token in HTTP headers: the session cookie and `Authorization: Bearer`.

use crate::server::auth::{SESSION_DAYS, SessionToken};
use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, CookieBuilder, SameSite, time::Duration};

/// The cookie's name over plain HTTP.
pub const COOKIE: &str = "image_chat_session";
/// The cookie's name over HTTPS: browsers accept a `__Host-` cookie from this very host only, not from another site
/// below the same domain.
const HOST_COOKIE: &str = "__Host-image_chat_session";

/// The cookie of a page that is framed by another site: kept for this host within that site alone, which browsers
/// allow where they block other cookies of framed sites. Only over HTTPS, or on this machine.
const FRAMED_COOKIE: &str = "__Host-image_chat_framed";

/// The token of the session cookie, or else of the one for framed pages. `secure`: the public address is https.
pub fn from_cookie(headers: &HeaderMap, secure: bool) -> Option<SessionToken> {
    let value = value_of(headers, name_of(secure)).or_else(|| value_of(headers, FRAMED_COOKIE));
    value.map(|token| SessionToken::from_text(&token))
}

/// The value of the first cookie with this name.
pub fn value_of(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}

/// The token of `Authorization: Bearer`, which pages of other sites send instead of a cookie.
pub fn from_bearer(headers: &HeaderMap) -> Option<SessionToken> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| SessionToken::from_text(token.trim()))
}

/// The token that counts: the bearer token, otherwise the cookie's.
pub fn presented(headers: &HeaderMap, secure: bool) -> Option<SessionToken> {
    from_bearer(headers).or_else(|| from_cookie(headers, secure))
}

/// The `Set-Cookie` header that stores a token for this many days.
pub fn store(token: &SessionToken, days: i64, secure: bool) -> Option<HeaderValue> {
    header_of(
        host_cookie(name_of(secure), token.as_str(), "/", secure).max_age(Duration::days(days)),
    )
}

/// The `Set-Cookie` header that stores a token for this many days for pages that another site frames. Requests of
/// other sites may carry it; what they may change is decided by their `Origin`.
pub fn store_framed(token: &SessionToken, days: i64) -> Option<HeaderValue> {
    let cookie =
        host_cookie(FRAMED_COOKIE, token.as_str(), "/", true).max_age(Duration::days(days));
    header_of(cookie.same_site(SameSite::None).partitioned(true))
}

/// The `Set-Cookie` header that stores a guest's token for a page, whose query says `framed` within a page of another
/// site.
pub fn store_for_page(
    token: &SessionToken,
    query: Option<&str>,
    secure: bool,
) -> Option<HeaderValue> {
    match query {
        Some("framed") => store_framed(token, SESSION_DAYS),
        _ => store(token, SESSION_DAYS, secure),
    }
}

/// The `Set-Cookie` header that deletes the session cookie.
pub fn delete(secure: bool) -> Option<HeaderValue> {
    header_of(host_cookie(name_of(secure), "", "/", secure).max_age(Duration::ZERO))
}

/// A cookie that scripts cannot read and that cross-site requests do not carry.
pub fn host_cookie<'a>(
    name: &'a str,
    value: &'a str,
    path: &'a str,
    secure: bool,
) -> CookieBuilder<'a> {
    Cookie::build((name, value)).path(path).http_only(true).same_site(SameSite::Lax).secure(secure)
}

/// A cookie as the value of `Set-Cookie`.
pub fn header_of(cookie: CookieBuilder<'_>) -> Option<HeaderValue> {
    HeaderValue::from_str(&cookie.build().to_string()).ok()
}

fn name_of(secure: bool) -> &'static str {
    if secure { HOST_COOKIE } else { COOKIE }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request_with(cookies: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookies.parse().expect("a header"));
        headers
    }

    #[test]
    fn a_stored_cookie_is_read_back() {
        for secure in [false, true] {
            let token = SessionToken::new().expect("randomness");
            let set = store(&token, 180, secure).expect("a header");
            let set = set.to_str().expect("text");
            assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"));
            assert!(set.contains("Path=/") && set.contains("Max-Age=15552000"), "{set}");
            assert_eq!(set.contains("Secure"), secure);
            let pair = set.split(';').next().expect("a pair");
            let headers = request_with(&format!("a=b; {pair}; c=d"));
            let back = from_cookie(&headers, secure).expect("a token");
            assert_eq!(back.digest(), token.digest());
        }
    }

    /// Another site below the same domain can set a cookie that is not bound to this host.
    #[test]
    fn over_https_only_the_host_bound_cookie_counts() {
        let both = request_with("image_chat_session=theirs; __Host-image_chat_session=ours");
        let read = |secure| from_cookie(&both, secure).map(SessionToken::into_text);
        assert_eq!((read(true), read(false)), (Some("ours".into()), Some("theirs".into())));
        assert!(from_cookie(&request_with("image_chat_session=theirs"), true).is_none());
    }

    #[test]
    fn a_framed_page_has_a_cookie_of_its_own() {
        let token = SessionToken::new().expect("randomness");
        let set = store_framed(&token, 180).expect("a header");
        let set = set.to_str().expect("text");
        for part in ["HttpOnly", "SameSite=None", "Secure", "Partitioned", "Path=/"] {
            assert!(set.contains(part), "{set}");
        }
        let framed = request_with(&format!("__Host-image_chat_framed={}", token.as_str()));
        assert_eq!(from_cookie(&framed, true).expect("a token").digest(), token.digest());
        let both = request_with("__Host-image_chat_framed=framed; __Host-image_chat_session=own");
        assert_eq!(from_cookie(&both, true).map(SessionToken::into_text), Some("own".into()));
    }

    #[test]
    fn a_bearer_token_needs_the_scheme() {
        let of = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, value.parse().expect("a header"));
            from_bearer(&headers).map(SessionToken::into_text)
        };
        assert_eq!(of("Bearer abc"), Some("abc".into()));
        assert_eq!(of("bearer abc"), Some("abc".into()));
        assert_eq!([of("abc"), of("Basic abc"), of("Bearerabc")], [None, None, None]);
    }

    #[test]
    fn without_a_cookie_there_is_no_token() {
        assert!(from_cookie(&HeaderMap::new(), false).is_none());
    }
}
