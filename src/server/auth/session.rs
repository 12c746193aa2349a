//! The session cookie: 256 random bits, of which only the digest is stored.

use crate::server::store::Digest;
use axum::http::{HeaderMap, HeaderValue, header};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest as _, Sha256};

/// The cookie's name.
pub const COOKIE: &str = "image_chat_session";
/// The same where everything goes by https: browsers take a cookie of this name from this very host alone,
/// and not from another site below the same domain.
const HOST_COOKIE: &str = "__Host-image_chat_session";
/// How long a session lasts: a guest who comes back next term is still the same.
pub const SESSION_DAYS: i64 = 180;

/// The secret that a browser shows to be known again.
pub struct SessionToken(String);

impl SessionToken {
    /// A new one, from the operating system's randomness.
    pub fn new() -> Result<Self, rand::rand_core::OsError> {
        let mut bytes = [0_u8; 32];
        OsRng.try_fill_bytes(&mut bytes)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// The one in a request's cookies, if there is one; `secure`: where everything goes by https.
    pub fn from_headers(headers: &HeaderMap, secure: bool) -> Option<Self> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
        cookies
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(name, value)| (name == name_where(secure)).then(|| Self(value.to_owned())))
    }

    /// The one of `Authorization: Bearer`, which pages of other sites send in place of a cookie.
    pub fn from_bearer(headers: &HeaderMap) -> Option<Self> {
        let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| Self(token.trim().to_owned()))
    }

    /// The one that counts: that of `Authorization`, or else the cookie's.
    pub fn shown(headers: &HeaderMap, secure: bool) -> Option<Self> {
        Self::from_bearer(headers).or_else(|| Self::from_headers(headers, secure))
    }

    /// The one that came as a text.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As a text for whoever it was made for.
    pub fn into_text(self) -> String {
        self.0
    }

    /// What is stored in its place.
    pub fn digest(&self) -> Digest {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// The header that gives it to the browser.
    pub fn set_cookie(&self, secure: bool) -> Option<HeaderValue> {
        self.set_cookie_for(SESSION_DAYS, secure)
    }

    /// The header that gives it to the browser for so many days.
    pub fn set_cookie_for(&self, days: i64, secure: bool) -> Option<HeaderValue> {
        cookie(&self.0, days * 24 * 60 * 60, secure)
    }

    /// The header that takes it away again.
    pub fn unset_cookie(secure: bool) -> Option<HeaderValue> {
        cookie("", 0, secure)
    }
}

fn name_where(secure: bool) -> &'static str {
    if secure { HOST_COOKIE } else { COOKIE }
}

fn cookie(value: &str, age: i64, secure: bool) -> Option<HeaderValue> {
    let (name, secure) = (name_where(secure), if secure { "; Secure" } else { "" });
    let text = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(cookies: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookies.parse().expect("a header"));
        headers
    }

    #[test]
    fn a_cookie_comes_back_as_it_went() {
        for secure in [false, true] {
            let token = SessionToken::new().expect("randomness");
            let set = token.set_cookie(secure).expect("a header");
            let set = set.to_str().expect("text");
            assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"));
            assert_eq!(set.contains("Secure"), secure);
            let pair = set.split(';').next().expect("a pair");
            let headers = asking(&format!("a=b; {pair}; c=d"));
            let back = SessionToken::from_headers(&headers, secure).expect("a token");
            assert_eq!(back.digest(), token.digest());
        }
    }

    /// Another site below the same domain can put a cookie there that is not for this host alone.
    #[test]
    fn by_https_a_cookie_counts_that_only_this_host_can_have_set() {
        let both = asking("image_chat_session=theirs; __Host-image_chat_session=ours");
        let shown = |secure| SessionToken::from_headers(&both, secure).map(SessionToken::into_text);
        assert_eq!((shown(true), shown(false)), (Some("ours".into()), Some("theirs".into())));
        assert!(SessionToken::from_headers(&asking("image_chat_session=theirs"), true).is_none());
    }

    #[test]
    fn a_bearer_token_is_named_as_such() {
        let of = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, value.parse().expect("a header"));
            SessionToken::from_bearer(&headers).map(SessionToken::into_text)
        };
        assert_eq!(of("Bearer abc"), Some("abc".into()));
        assert_eq!(of("bearer abc"), Some("abc".into()));
        assert_eq!([of("abc"), of("Basic abc"), of("Bearerabc")], [None, None, None]);
    }

    #[test]
    fn no_cookie_is_no_token() {
        assert!(SessionToken::from_headers(&HeaderMap::new(), false).is_none());
    }
}
