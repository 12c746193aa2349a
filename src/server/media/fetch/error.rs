//! Why an image could not be fetched. Holds no address and tells nothing about hosts that are not public.

use crate::protocol::{AddressProblem, AppError, ImageRefusal, Input, NotFetched};
use crate::server::media::bounds::MAX_UPLOAD_MIB;
use crate::server::net::outbound::{InvalidTarget, TargetError, is_refused};

/// Why an image could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// Not a URL that images are fetched from.
    Invalid(InvalidTarget),
    /// It, or a redirect of it, leads to an address that is not public.
    NotPublic,
    /// No such name, no connection, or a broken one.
    Unreachable,
    /// The total time is over.
    TooSlow,
    /// Another status than 200.
    Status(u16),
    /// More redirects than are followed.
    TooManyRedirects,
    /// A content encoding that was not asked for.
    Encoded,
    /// More bytes than [`MAX_UPLOAD_MIB`].
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
        let why = match error {
            FetchError::Invalid(why) => return Self::invalid(Input::ImageUrl { why: why.into() }),
            FetchError::NotPublic => {
                return Self::invalid(Input::ImageUrl { why: AddressProblem::NotPublic });
            }
            FetchError::Unreachable => NotFetched::Unreachable,
            FetchError::TooSlow => NotFetched::TooSlow,
            FetchError::Status(status) => NotFetched::Status(status),
            FetchError::TooManyRedirects => NotFetched::TooManyRedirects,
            FetchError::Encoded => NotFetched::Encoded,
            FetchError::TooLarge => NotFetched::TooLarge { max_mib: MAX_UPLOAD_MIB },
        };
        ImageRefusal::NotFetched(why).into()
    }
}
