//! Why an image is refused.

use super::bounds::{MAX_PIXELS, MAX_SIDE, MAX_UPLOAD_MIB};
use crate::protocol::{AppError, Busy, ImageRefusal, NotAnImage};

/// Why an image is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaError {
    /// More bytes than [`MAX_UPLOAD_MIB`].
    TooLarge,
    /// More pixels than [`MAX_PIXELS`], or a side longer than [`MAX_SIDE`].
    TooManyPixels,
    /// An image of a format that is not accepted.
    UnsupportedType {
        /// The usual name of the format.
        name: &'static str,
    },
    /// No image, or a broken one.
    NotAnImage {
        /// The reason.
        reason: NotAnImage,
    },
    /// An image whose last pixels are not in the file.
    CutOff,
    /// No worker is free in time.
    Busy,
    /// Preparing it took longer than any honest image takes.
    Timeout,
}

impl From<MediaError> for AppError {
    fn from(error: MediaError) -> Self {
        let refusal = match error {
            MediaError::TooLarge => ImageRefusal::FileTooLarge { max_mib: MAX_UPLOAD_MIB },
            MediaError::TooManyPixels => ImageRefusal::TooManyPixels {
                max_megapixels: MAX_PIXELS / 1_000_000,
                max_side: MAX_SIDE,
            },
            MediaError::UnsupportedType { name } => ImageRefusal::Format { name },
            MediaError::NotAnImage { reason } => ImageRefusal::NotAnImage(reason),
            MediaError::CutOff => ImageRefusal::CutOff,
            MediaError::Timeout => ImageRefusal::TooSlow,
            MediaError::Busy => return Busy::Preparations.into(),
        };
        refusal.into()
    }
}
