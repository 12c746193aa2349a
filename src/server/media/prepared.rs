//! A prepared image and its files.

use bytes::Bytes;

/// An image ready to be stored and shown: upright, sRGB, without metadata.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// Width of the full size in pixels, after turning.
    pub width: u32,
    /// Height of the full size in pixels, after turning.
    pub height: u32,
    /// In its own size.
    pub full: Encoded,
    /// In the size [`super::DISPLAY`]; the file of `full` where that is small enough, unless it is a photo sent as PNG.
    pub display: Encoded,
    /// In the size [`super::THUMB`]; the file of `full` where nothing is smaller.
    pub thumb: Encoded,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The content.
    pub bytes: Bytes,
    /// The name, such as `full-0123456789abcdef.jpg`, or `display-0123456789abcdef-2560.jpg` with the width in pixels.
    /// The digits are a digest of the content, so the content of a name never changes.
    pub file: String,
}

/// The content type of a file by the ending of its name; `None` for names that are not of [`Encoded::file`]'s
/// form.
pub fn content_type(file: &str) -> Option<&'static str> {
    match file.rsplit_once('.')?.1 {
        "jpg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        _ => None,
    }
}
