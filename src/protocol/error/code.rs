//! The name of an error for programs, and the one table from name to HTTP status.

use serde::{Deserialize, Serialize};
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
    /// The server has too much to do at present.
    Overloaded,
    /// Nothing can be stored at present, for want of space for instance; reading works.
    Unwritable,
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
            Self::Overloaded | Self::Unwritable | Self::Stopping | Self::Unreachable => 503,
        }
    }
}
