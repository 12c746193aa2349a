//! Why an image is refused, cannot be fetched, or has an address that cannot be used.

use super::ErrorCode;

/// Why an image is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageRefusal {
    /// The file has too many bytes.
    FileTooLarge {
        /// The most, in MiB.
        max_mib: usize,
    },
    /// It has too many pixels, or too many on one side.
    TooManyPixels {
        /// The most, in millions.
        max_megapixels: u64,
        /// The most on one side.
        max_side: u32,
    },
    /// An image of a format that is not accepted.
    Format {
        /// The usual name of the format.
        name: &'static str,
    },
    /// No image, or a broken one.
    NotAnImage(NotAnImage),
    /// Its last pixels are not in the file.
    CutOff,
    /// Preparing it took longer than any honest image takes.
    TooSlow,
    /// It could not be fetched from its address.
    NotFetched(NotFetched),
}

/// Why a file is not an image that can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnImage {
    /// The file is empty.
    Empty,
    /// The content is of no known image format.
    UnknownFormat,
    /// A part says that it is larger than the file.
    PartTooLarge,
    /// It has no pixels.
    NoPixels,
    /// It uses a variant of its format that cannot be decoded.
    RareVariant,
    /// It cannot be decoded.
    Undecodable,
    /// Preparing it failed.
    Damaged,
    /// It cannot be made smaller.
    Unscalable,
    /// It cannot be encoded.
    Unstorable,
}

/// Why an image could not be fetched; tells nothing about hosts that are not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFetched {
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
    /// More bytes than are accepted.
    TooLarge {
        /// The most, in MiB.
        max_mib: usize,
    },
}

/// Why nothing is requested from an address that someone named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    /// It is too long.
    TooLong,
    /// It is no URL.
    NoUrl,
    /// Its scheme is another than `http` and `https`.
    NotHttp,
    /// It has a user name or a password.
    Credentials,
    /// It has no host.
    NoHost,
    /// It redirects to something that is no URL.
    RedirectToNoUrl,
    /// It, or a redirect of it, leads to an address that is not public.
    NotPublic,
}

impl ImageRefusal {
    /// The name for programs.
    pub(super) fn code(self) -> ErrorCode {
        match self {
            Self::FileTooLarge { .. }
            | Self::TooManyPixels { .. }
            | Self::NotFetched(NotFetched::TooLarge { .. }) => ErrorCode::TooLarge,
            Self::Format { .. } => ErrorCode::UnsupportedType,
            Self::NotAnImage(_) | Self::CutOff | Self::TooSlow | Self::NotFetched(_) => {
                ErrorCode::NotAnImage
            }
        }
    }
}
