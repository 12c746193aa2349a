//! Why an image is refused.

use super::bounds::{MAX_PIXELS, MAX_SIDE, MAX_UPLOAD_BYTES};
use crate::protocol::{AppError, ErrorCode};

/// Why an image is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// More bytes than [`MAX_UPLOAD_BYTES`].
    #[error("the file is larger than {} MiB", MAX_UPLOAD_BYTES / (1024 * 1024))]
    TooLarge,
    /// More pixels than [`MAX_PIXELS`], or a side longer than [`MAX_SIDE`].
    #[error(
        "the image is too large: {} megapixels and {MAX_SIDE} pixels a side are the most",
        MAX_PIXELS / 1_000_000
    )]
    TooManyPixels,
    /// An image of a format that is not accepted.
    #[error("{name} images are not accepted; PNG, JPEG, WebP and GIF are")]
    UnsupportedType {
        /// The usual name of the format.
        name: &'static str,
    },
    /// No image, or a broken one.
    #[error("this is not an image that can be shown: {reason}")]
    NotAnImage {
        /// The reason, for people.
        reason: &'static str,
    },
    /// An image whose last pixels are not in the file.
    #[error("this image is cut off: its end is missing")]
    CutOff,
    /// No worker is free in time.
    #[error("too many images are being prepared right now; please try again in a moment")]
    Busy,
    /// Preparing it took longer than any honest image takes.
    #[error("preparing the image took too long")]
    Timeout,
}

impl From<MediaError> for AppError {
    fn from(error: MediaError) -> Self {
        let code = match error {
            MediaError::TooLarge | MediaError::TooManyPixels => ErrorCode::TooLarge,
            MediaError::UnsupportedType { .. } => ErrorCode::UnsupportedType,
            MediaError::NotAnImage { .. } | MediaError::CutOff | MediaError::Timeout => {
                ErrorCode::NotAnImage
            }
            MediaError::Busy => ErrorCode::TooMany,
        };
        Self::stated(code, error.to_string())
    }
}
