//! The one error of the application: a reason with arguments. The reason gives the code, the code the HTTP status,
//! and the text is made of the reason when the error leaves the process.

mod causes;
mod code;
mod identity;
mod images;
mod input;
mod reason;
mod settings;
mod text;
mod undecodable;
mod webhooks;
mod wire;

pub use causes::{ApiKeyRefusal, Busy, Conflict, Forbidden, Gone, Thing, Unsent, Unwritable};
pub use code::ErrorCode;
pub use identity::{SsoMalformed, SsoRefusal, WeakPassword};
pub use images::{AddressProblem, ImageRefusal, NotAnImage, NotFetched};
pub use input::{Field, Input};
pub use reason::Reason;
pub use settings::{PresentSetting, SettingValue};
pub use text::{
    answered_text, outcome_text, termination_text, text_in_browser, text_of, undelivered_text,
};
pub use undecodable::{DecodeProblem, Part, Undecodable, ValueKind};
pub use webhooks::Undelivered;
pub use wire::ErrorMessage;

use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;

/// An error as data. Serialises as an [`ErrorMessage`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "ErrorMessage", from = "ErrorMessage")]
pub struct AppError {
    /// What is wrong.
    pub reason: Reason,
    /// Seconds until a retry may succeed, where known.
    pub retry_after: Option<u32>,
}

impl AppError {
    /// The name for programs, which decides the status.
    pub fn code(&self) -> ErrorCode {
        self.reason.code()
    }

    /// 400 for this input.
    pub fn invalid(input: Input) -> Self {
        Reason::Invalid(input).into()
    }

    /// 404; things of another tenant and missing things answer alike (LP24).
    pub fn not_found(thing: Thing) -> Self {
        Reason::NotFound(thing).into()
    }

    /// 401: an identity is needed.
    pub fn unauthenticated() -> Self {
        Reason::NoIdentity.into()
    }

    /// 429: the rate limit admits the next request after this wait.
    pub fn too_many(wait: Duration) -> Self {
        // Rounded up: a client that returns a moment too early would be refused again.
        let seconds = u32::try_from(wait.as_millis().div_ceil(1_000)).unwrap_or(u32::MAX).max(1);
        let reason = Reason::Busy(Busy::RateLimited { seconds });
        Self { reason, retry_after: Some(seconds) }
    }

    /// 202: the comment is held for review.
    pub fn held() -> Self {
        Reason::Held.into()
    }

    /// 500; the cause goes to the log, not to the client.
    pub fn internal() -> Self {
        Reason::Internal.into()
    }
}

impl<R: Into<Reason>> From<R> for AppError {
    fn from(reason: R) -> Self {
        Self { reason: reason.into(), retry_after: None }
    }
}

/// For logs; people read [`text_of`].
impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.reason)
    }
}

impl std::error::Error for AppError {}
