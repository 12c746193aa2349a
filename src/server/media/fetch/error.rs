//! Why an image could not be fetched. The messages repeat no address and tell nothing about hosts that are not
//! public.

use crate::protocol::{AppError, ErrorCode};
use crate::server::media::bounds::MAX_UPLOAD_BYTES;
use crate::server::net::outbound::{TargetError, is_refused};

/// Why an image could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Not a URL that images are fetched from.
    #[error("the image's address cannot be used: {0}")]
    Invalid(&'static str),
    /// It, or a redirect of it, leads to an address that is not public.
    #[error("the image's address cannot be used: it is not on the public internet")]
    NotPublic,
    /// No such name, no connection, or a broken one.
    #[error("the image's server could not be reached")]
    Unreachable,
    /// The total time is over.
    #[error("the image's server answered too slowly")]
    TooSlow,
    /// Another status than 200.
    #[error("the image's server answered with status {0}")]
    Status(u16),
    /// More redirects than are followed.
    #[error("the image's address redirects too often")]
    TooManyRedirects,
    /// A content encoding that was not asked for.
    #[error("the image's server sent it in a form that was not asked for")]
    Encoded,
    /// More bytes than [`MAX_UPLOAD_BYTES`].
    #[error("the image is larger than {} MiB", MAX_UPLOAD_BYTES / (1024 * 1024))]
    TooLarge,
}

impl FetchError {
    /// The cause of the client's error, as far as it may be told.
    pub(super) fn from_client(error: &reqwest::Error) -> Self {
        if is_refused(error) {
            return Self::NotPublic;
        }
        if error.is_timeout() { Self::TooSlow } else { Self::Unreachable }
    }
}

impl From<TargetError> for FetchError {
    fn from(error: TargetError) -> Self {
        match error {
            TargetError::Invalid(why) => Self::Invalid(why),
            TargetError::NotPublic => Self::NotPublic,
        }
    }
}

impl From<FetchError> for AppError {
    fn from(error: FetchError) -> Self {
        let code = match error {
            FetchError::Invalid(_) | FetchError::NotPublic => ErrorCode::Invalid,
            FetchError::TooLarge => ErrorCode::TooLarge,
            FetchError::Unreachable
            | FetchError::TooSlow
            | FetchError::Status(_)
            | FetchError::TooManyRedirects
            | FetchError::Encoded => ErrorCode::NotAnImage,
        };
        Self::stated(code, error.to_string())
    }
}
