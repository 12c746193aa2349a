//! The language of an answer: chosen by the person for their account, or on a page and kept in a cookie, or else preferred
//! by the browser. Knows no text.

use crate::server::http::session_cookie::{from_cookie, value_of};
use crate::server::languages::{accepted, within};
use crate::server::services::accounts::preferences;
use crate::server::state::AppState;
use crate::texts::{self, Locale};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::Response;

/// The cookie with the chosen language.
pub const COOKIE: &str = "image_chat_language";
/// Where the address tells the language: the page for an iframe and the markup of the widget.
const BY_ADDRESS: [&str; 2] = ["/embed", "/embed/widget"];
/// The parameter of these.
const PARAMETER: &str = "locale=";
/// The calls of the widget: its script tells the language, whatever page it is on.
const OF_WIDGET: &str = "/embed/";
/// All of the widget.
const WIDGET: &str = "/embed";
/// What pages depend on.
const VARY: &str = "accept-language, cookie";

/// Carries the request out in its language, as far as the request itself tells it: without a look-up, also where one is
/// refused.
pub async fn choose(request: Request, next: Next) -> Response {
    let locale = locale_of(&request);
    let mut response = within(locale, next.run(request)).await;
    let content_type = response.headers().get(header::CONTENT_TYPE);
    if content_type.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        response.headers_mut().append(header::VARY, HeaderValue::from_static(VARY));
    }
    response
}

/// Carries the request out in the language of the account, if one was chosen. Below the rate limits: it looks the session up.
pub async fn of_account(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_of_widget = request.uri().path().starts_with(WIDGET);
    let token = || from_cookie(request.headers(), state.config.is_secure());
    let chosen = match (!is_of_widget).then(token).flatten() {
        // An error of the store is for the handler to tell.
        Some(token) => preferences::language(&state, &token.digest()).await.unwrap_or_default(),
        None => None,
    };
    within(chosen.unwrap_or_else(texts::locale), next.run(request)).await
}

fn locale_of(request: &Request) -> Locale {
    let (path, headers) = (request.uri().path(), request.headers());
    let by_address = || BY_ADDRESS.contains(&path).then(|| named(request.uri())).flatten();
    let chosen = || {
        let value = value_of(headers, COOKIE).filter(|_| !path.starts_with(OF_WIDGET))?;
        Locale::of_tag(&value)
    };
    let preferred = || {
        let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        accepted(header)
    };
    by_address().or_else(chosen).or_else(preferred).unwrap_or_default()
}

fn named(uri: &Uri) -> Option<Locale> {
    let value = uri.query()?.split('&').find_map(|pair| pair.strip_prefix(PARAMETER))?;
    Locale::of_tag(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn locale(uri: &str, cookie: &str, accept: &str) -> Locale {
        let request = Request::builder()
            .uri(uri)
            .header(header::COOKIE, cookie)
            .header(header::ACCEPT_LANGUAGE, accept);
        locale_of(&request.body(Body::empty()).expect("a request"))
    }

    #[test]
    fn the_choice_comes_before_the_browsers_preference() {
        let german = "a=b; image_chat_language=de";
        assert_eq!(locale("/", german, "fr"), Locale::De);
        assert_eq!(locale("/", "image_chat_language=tlh", "fr;q=0.5"), Locale::Fr);
        assert_eq!(locale("/", "a=b", "tlh"), Locale::En);
    }

    #[test]
    fn a_widget_has_the_language_that_its_page_asks_for() {
        let german = "image_chat_language=de";
        assert_eq!(locale("/embed?tenantId=x&locale=es_es", german, "fr"), Locale::Es);
        assert_eq!(locale("/embed/widget?locale=ja", german, "fr"), Locale::Ja);
        assert_eq!(locale("/embed/demo/room", german, "fr"), Locale::Fr);
        assert_eq!(locale("/?locale=es", german, "fr"), Locale::De, "nowhere else");
    }
}
