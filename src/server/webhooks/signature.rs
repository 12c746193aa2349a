//! The headers that sign a webhook: those of Standard Webhooks, and those that FastComments documents.

use super::secret::key_of;
use crate::model::Timestamp;
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use sha2::Sha256;
use std::fmt::Write;
use uuid::Uuid;

/// What is signed, and with what.
#[derive(Clone, Copy)]
pub struct Signed<'a> {
    /// The message, equal in every attempt.
    pub id: Uuid,
    /// The moment of the attempt.
    pub at: Timestamp,
    /// The bytes of the body.
    pub body: &'a str,
    /// The secrets that sign, the newest first.
    pub secrets: &'a [&'a str],
    /// Adds the headers that FastComments documents.
    pub has_fastcomments_names: bool,
}

/// All headers of the request.
pub fn headers(signed: Signed<'_>) -> HeaderMap {
    let Signed { id, at, body, secrets, has_fastcomments_names } = signed;
    let (id, seconds) = (format!("msg_{id}"), (at.0 / 1_000).to_string());
    let content = format!("{id}.{seconds}.{body}");
    let of = |secret: &&str| format!("v1,{}", STANDARD.encode(mac(&key_of(secret), &content)));
    let signatures = secrets.iter().map(of).collect::<Vec<_>>().join(" ");
    let mut all = vec![
        (CONTENT_TYPE, "application/json".to_owned()),
        (HeaderName::from_static("webhook-id"), id),
        (HeaderName::from_static("webhook-timestamp"), seconds.clone()),
        (HeaderName::from_static("webhook-signature"), signatures),
    ];
    if let (true, Some(secret)) = (has_fastcomments_names, secrets.first()) {
        let signature = hex(&mac(secret.as_bytes(), &format!("{seconds}.{body}")));
        all.push((HeaderName::from_static("x-fastcomments-timestamp"), seconds));
        let name = HeaderName::from_static("x-fastcomments-signature");
        all.push((name, format!("sha256={signature}")));
    }
    // All of it is letters, digits and punctuation, which every header takes.
    let valid = |(name, value): (_, String)| Some((name, HeaderValue::try_from(value).ok()?));
    all.into_iter().filter_map(valid).collect()
}

fn mac(key: &[u8], content: &str) -> Vec<u8> {
    // HMAC takes keys of every length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    mac.update(content.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing into a String does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    fn signed<'a>(secrets: &'a [&'a str], has_fastcomments_names: bool) -> HeaderMap {
        let (id, at) = (Uuid::from_u128(7), Timestamp(1_674_087_231_999));
        headers(Signed { id, at, body: "{\"a\":1}", secrets, has_fastcomments_names })
    }

    fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
        headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    /// Computed with Python's `hmac`.
    #[test]
    fn the_signature_is_that_of_standard_webhooks() {
        let headers = signed(&[SECRET], false);
        assert_eq!(text(&headers, "webhook-id"), "msg_00000000-0000-0000-0000-000000000007");
        assert_eq!(text(&headers, "webhook-timestamp"), "1674087231");
        assert_eq!(
            text(&headers, "webhook-signature"),
            "v1,5Jr9itFB0u0AOaDZqsWF0hzmXLkKiP/PSCQw/knyb4s="
        );
        assert!(!headers.contains_key("x-fastcomments-signature"));
    }

    #[test]
    fn both_secrets_sign_and_fastcomments_gets_its_own_names() {
        let other = new_secret_of_a_test();
        let headers = signed(&[&other, SECRET], true);
        let signatures: Vec<_> = text(&headers, "webhook-signature").split(' ').collect();
        assert_eq!(signatures.len(), 2);
        assert_eq!(signatures[1], "v1,5Jr9itFB0u0AOaDZqsWF0hzmXLkKiP/PSCQw/knyb4s=");
        let one = signed(&[SECRET], true);
        assert_eq!(text(&one, "x-fastcomments-timestamp"), "1674087231");
        assert_eq!(
            text(&one, "x-fastcomments-signature"),
            "sha256=5a51e33e5a99d0e976c0b4e870781bc44195674f3fd25c29597ce430bd81e081"
        );
    }

    fn new_secret_of_a_test() -> String {
        crate::server::webhooks::new_secret().expect("randomness")
    }
}
