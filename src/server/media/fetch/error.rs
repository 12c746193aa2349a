//! Why an image could not be brought, in words for the person who gave the link. Knows no address:
//! none is repeated, and nothing is told about what is not public.

use super::super::MAX_UPLOAD_BYTES;
use super::guard::NotPublic;
use crate::protocol::{AppError, ErrorCode};
use std::error::Error;

/// Why an image could not be brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Not an address that images are fetched from.
    #[error("the image's address cannot be used: {0}")]
    Invalid(&'static str),
    /// It, or where it redirects, leads to an address that is not public.
    #[error("the image's address cannot be used: it is not on the public internet")]
    NotPublic,
    /// No such name, no connection, or one that broke.
    #[error("the image's server could not be reached")]
    Unreachable,
    /// It did not come in time.
    #[error("the image's server answered too slowly")]
    TooSlow,
    /// Another status than 200.
    #[error("the image's server answered with status {0}")]
    Status(u16),
    /// It redirects on and on.
    #[error("the image's address redirects too often")]
    TooManyRedirects,
    /// It came compressed though that was not asked for.
    #[error("the image's server sent it in a form that was not asked for")]
    Encoded,
    /// More bytes than [`MAX_UPLOAD_BYTES`].
    #[error("the image is larger than {} MiB", MAX_UPLOAD_BYTES / (1024 * 1024))]
    TooLarge,
    /// Too many images are being fetched at this moment.
    #[error("too many images are being fetched right now; please try again in a moment")]
    Busy,
}

impl FetchError {
    /// What the client's error comes from, as far as it may be told.
    pub(super) fn from_client(error: &reqwest::Error) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = Some(error);
        while let Some(error) = cause {
            if error.is::<NotPublic>() {
                return Self::NotPublic;
            }
            cause = error.source();
        }
        if error.is_timeout() { Self::TooSlow } else { Self::Unreachable }
    }
}

impl From<FetchError> for AppError {
    fn from(error: FetchError) -> Self {
        let code = match error {
            FetchError::Invalid(_) | FetchError::NotPublic => ErrorCode::Invalid,
            FetchError::TooLarge => ErrorCode::TooLarge,
            FetchError::Busy => ErrorCode::TooMany,
            FetchError::Unreachable
            | FetchError::TooSlow
            | FetchError::Status(_)
            | FetchError::TooManyRedirects
            | FetchError::Encoded => ErrorCode::NotAnImage,
        };
        Self::stated(code, error.to_string())
    }
}
