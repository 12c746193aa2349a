//! HTTP against a real server: the REST API, pages, pictures, server functions, and every malformed request. Never a 5xx.

mod access;
mod account_page;
mod accounts;
mod address_bans;
mod api_keys;
mod audit_page;
mod boards;
mod canaries;
mod chats;
mod comment_pictures;
mod comments;
mod compat;
mod compression;
mod contents;
mod description;
mod embed;
mod ended_accounts;
mod error_texts;
mod events;
mod frames;
mod gallery;
mod image_changes;
mod image_deletion;
mod image_pages;
mod images;
mod languages;
mod limits;
mod malformed;
mod matrix;
mod members;
mod mentions;
mod moderation;
mod moderation_flags;
mod moderation_held;
mod moderation_page;
mod moderation_undo;
mod names;
mod neighbours;
mod oidc;
mod originals;
mod origins;
mod pages;
mod picture_files;
mod pictures;
mod places;
mod previews;
mod printing;
mod reactions;
mod reading;
mod regions;
mod repetition;
mod request_heads;
mod routes;
mod rpc;
mod safe_methods;
mod session;
mod settings;
mod shares;
mod sso;
mod tenants;
mod texts;
mod themes;
mod tiles;
mod upload_forms;
mod usage;
mod usage_page;
mod versions;
mod webhooks;
mod words;

use crate::common::{Answer, Person};
use image_chat::server::config::{Config, RateLimitConfig, Switch};
use reqwest::{Method, RequestBuilder, header};
use serde_json::Value;

/// Ten attempts to sign in with one account an hour, and nothing else is limited less than by default.
fn ten_attempts(config: &mut Config) {
    config.rate_limits = Switch::On;
    config.rates = RateLimitConfig::for_tests(10, |rates| &mut rates.account_sign_ins);
}

/// Phrases of the libraries that decode requests.
const LIBRARY_PHRASES: [&str; 20] = [
    "Failed to",
    "deserialize",
    "invalid type",
    "invalid value",
    "invalid length",
    "invalid digit",
    "missing field",
    "unknown field",
    "unknown variant",
    "duplicate field",
    "data did not match",
    "expected",
    "at line",
    "column",
    "EOF",
    "struct ",
    "UUID parsing",
    "trailing characters",
    "Error parsing",
    "boundary found",
];

/// The phrase of a library that a text has.
pub fn library_phrase(text: &str) -> Option<&'static str> {
    LIBRARY_PHRASES.into_iter().find(|phrase| text.contains(phrase))
}

/// The names of errors by their status, as `docs/api.md` has them.
const CODES: [(u16, &str); 11] = [
    (400, "invalid"),
    (401, "unauthenticated"),
    (403, "forbidden"),
    (404, "not_found"),
    (405, "method_not_allowed"),
    (409, "conflict"),
    (410, "gone"),
    (413, "too_large"),
    (415, "unsupported_type"),
    (422, "not_an_image"),
    (429, "too_many"),
];

impl Answer {
    /// It is the error of this status, in the one form.
    #[track_caller]
    pub fn refused(&self, status: u16) {
        self.refused_because(status, "");
    }

    /// It is the error of this status, and a text that says what it was about is of use here.
    #[track_caller]
    pub fn refused_because(&self, status: u16, what: &str) {
        assert_eq!(self.status, status, "{what}: {}", self.text);
        assert_eq!(self.header("content-type"), "application/json", "{what}");
        let body: Value = serde_json::from_str(&self.text).expect("JSON");
        self.check_error(&body["error"], status, what);
        assert_eq!(body.as_object().map(|body| body.len()), Some(1), "{what}: {body}");
    }

    #[track_caller]
    fn check_error(&self, error: &Value, status: u16, what: &str) {
        let code = CODES.iter().find(|(known, _)| *known == status).map(|(_, code)| *code);
        assert_eq!(error["code"].as_str(), code, "{what}: {}", self.text);
        let message = error["message"].as_str().unwrap_or_default();
        assert!(!message.is_empty(), "{what}: an error says what is wrong");
        for secret in ["sqlx", "SELECT", "panicked", "/tmp/", "src/"] {
            assert!(!message.contains(secret), "{what}: {message}");
        }
        assert_eq!(library_phrase(message), None, "{what}: {message}");
    }
}

impl Answer {
    /// It sends the browser there.
    #[track_caller]
    pub fn goes_to(&self, path: &str) {
        assert_eq!((self.status, self.header("location")), (303, path), "{}", self.text);
    }

    /// It is a page with this status.
    #[track_caller]
    pub fn is_page(&self, status: u16) {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.header("content-type"), "text/html; charset=utf-8");
    }

    /// What the page says is wrong; empty when it says nothing.
    pub fn problem(&self) -> String {
        let (_, rest) = self.text.split_once("data-testid=\"error\"").unwrap_or_default();
        let (_, rest) = rest.split_once("<span>").unwrap_or_default();
        rest.split("</span>").next().unwrap_or_default().to_owned()
    }
}

impl Person {
    /// Sends a form as a page does.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        Answer::to(self.request(Method::POST, path).form(fields)).await
    }

    async fn patch(&self, path: &str, body: Value) -> Answer {
        Answer::to(self.request(Method::PATCH, path).json(&body)).await
    }

    /// A request with exactly this body.
    pub fn raw(
        &self,
        method: &str,
        path: &str,
        kind: &str,
        body: impl Into<Vec<u8>>,
    ) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let request = self.request(method, path).body(body.into());
        if kind.is_empty() { request } else { request.header(header::CONTENT_TYPE, kind) }
    }

    /// Asks for a live socket with these headers.
    pub async fn handshake(&self, headers: &[(&str, &str)]) -> Answer {
        let response = self.handshake_request(headers).send().await.expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        // After 101 there is no body that ends.
        let is_open = status == 101;
        let text = if is_open { String::new() } else { response.text().await.expect("a body") };
        Answer { status, headers, text }
    }

    /// A handshake that was not sent yet.
    pub fn handshake_request(&self, headers: &[(&str, &str)]) -> reqwest::RequestBuilder {
        let needed = [
            ("connection", "upgrade"),
            ("upgrade", "websocket"),
            ("sec-websocket-version", "13"),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ];
        let request = self.request(Method::GET, "/live");
        let all = needed.iter().chain(headers);
        all.fold(request, |request, (name, value)| request.header(*name, *value))
    }

    /// Sends exactly this as JSON.
    pub async fn send(&self, method: &str, path: &str, body: impl Into<Vec<u8>>) -> Answer {
        Answer::to(self.raw(method, path, "application/json", body)).await
    }
}
