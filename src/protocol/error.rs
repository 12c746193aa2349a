//! The one error of the application, and the one table from error to status.
//! Knows no HTTP library: a status is a number.

use crate::model::{Barrier, Refusal, TextError};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;
use utoipa::ToSchema;

// Adding one means adding its line to `ErrorCode::status`.
/// What went wrong, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The request does not say what it should, or not in the right form.
    Invalid,
    /// The request needs someone to be known.
    Unauthenticated,
    /// That person may not do this.
    Forbidden,
    /// There is no such thing, or none that this person may see.
    NotFound,
    /// There is nothing of this kind to be done at this address.
    MethodNotAllowed,
    /// It contradicts something that was done before.
    Conflict,
    /// It was there and is not any more.
    Gone,
    /// The request is larger than allowed.
    TooLarge,
    /// The request's content type is not one that is understood here.
    UnsupportedType,
    /// The file is not an image that can be shown.
    NotAnImage,
    /// Nothing came in for too long.
    Timeout,
    /// A moderator looks at it first: it is kept, and not an error.
    Held,
    /// Too many requests.
    TooMany,
    /// The server is about to stop.
    Stopping,
    /// The server cannot be reached. Made in the browser alone.
    Unreachable,
    /// The server failed. Never because of what a client sent.
    Internal,
}

impl ErrorCode {
    /// The HTTP status, for REST and server functions alike.
    pub fn status(self) -> u16 {
        match self {
            Self::Held => 202,
            Self::Invalid => 400,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Timeout => 408,
            Self::Conflict => 409,
            Self::Gone => 410,
            Self::TooLarge => 413,
            Self::UnsupportedType => 415,
            Self::NotAnImage => 422,
            Self::TooMany => 429,
            Self::Internal => 500,
            Self::Stopping | Self::Unreachable => 503,
        }
    }
}

/// An error with a name for programs and a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AppError {
    /// The name.
    pub code: ErrorCode,
    /// The sentence; never holds a secret, a path or a query.
    #[schema(examples("there is no such image"))]
    pub message: String,
    /// Seconds until the same has a chance, where that is known.
    #[serde(default, rename = "retryAfter", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 1, examples(5))]
    pub retry_after: Option<u32>,
}

impl AppError {
    /// An error with this name and sentence.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), retry_after: None }
    }

    /// 400 with this sentence.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Invalid, message)
    }

    /// 404 for a thing of this kind; foreign and missing things answer alike (LP24).
    pub fn not_found(what: &str) -> Self {
        Self::new(ErrorCode::NotFound, format!("there is no such {what}"))
    }

    /// 401: someone has to be known first.
    pub fn unauthenticated() -> Self {
        Self::new(ErrorCode::Unauthenticated, "a name or a sign-in is needed first")
    }

    /// 429: it was too much, and is not any more after this wait.
    pub fn too_many(wait: Duration) -> Self {
        // Rounded up: whoever comes a moment too early would be sent away again.
        let whole = u32::try_from(wait.as_millis().div_ceil(1_000)).unwrap_or(u32::MAX).max(1);
        let seconds = if whole == 1 { "second" } else { "seconds" };
        let message = format!("too many requests at once; please try again in {whole} {seconds}");
        Self { retry_after: Some(whole), ..Self::new(ErrorCode::TooMany, message) }
    }

    /// 202: the comment is kept and waits.
    pub fn held() -> Self {
        Self::new(ErrorCode::Held, "your comment waits for a moderator")
    }

    /// 500; the cause goes to the log, not to the client.
    pub fn internal() -> Self {
        Self::new(ErrorCode::Internal, "something failed on the server; please try again")
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for AppError {}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        let code = match refusal {
            Refusal::NoSuchChat | Refusal::NoSuchComment => ErrorCode::NotFound,
            Refusal::NotTheAuthor | Refusal::NotYours | Refusal::ModeratorsOnly => {
                ErrorCode::Forbidden
            }
            Refusal::TooLong { .. } | Refusal::TooDeep => ErrorCode::Invalid,
            Refusal::Full | Refusal::Locked => ErrorCode::Conflict,
        };
        Self::new(code, refusal.to_string())
    }
}

impl From<Barrier> for AppError {
    fn from(barrier: Barrier) -> Self {
        let code = match barrier {
            Barrier::SignIn => ErrorCode::Unauthenticated,
            Barrier::Closed => ErrorCode::Conflict,
            Barrier::MembersOnly | Barrier::ReadOnly | Barrier::ViewOnly => ErrorCode::Forbidden,
        };
        Self::new(code, barrier.to_string())
    }
}

impl From<TextError> for AppError {
    fn from(error: TextError) -> Self {
        Self::invalid(error.to_string())
    }
}
