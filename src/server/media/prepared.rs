//! A prepared image and its files: the pictures that are shown, and the file as it was sent.

use bytes::Bytes;

/// The first bytes of a PNG.
pub const PNG: &[u8] = b"\x89PNG";
/// What the name of an original begins with.
pub const ORIGINAL: &str = "original";

/// What the names of the files of pictures in comments begin with. Who may see them depends on the comments: they are
/// not shown by their names.
pub const COMMENT: &str = "comment";

/// A picture of a comment, ready to be stored and shown: upright, sRGB, without metadata. What was sent is not kept.
#[derive(Clone, Debug)]
pub struct PreparedForComment {
    /// Width in pixels, after turning and scaling.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// In at most the size [`super::DISPLAY`].
    pub full: Bytes,
    /// In at most the size [`super::COMMENT_THUMB`].
    pub thumb: Bytes,
}

/// An image ready to be stored and shown: its pictures are upright, sRGB, without metadata.
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
    /// The bytes as they were sent, with everything that is in them: never shown, and not for everyone. Shares their
    /// memory.
    pub original: Encoded,
    /// The tiles of a large image in one file, see [`super::PackIndex`].
    pub tiles: Option<Encoded>,
}

impl Prepared {
    /// All files.
    pub fn into_files(self) -> impl Iterator<Item = Encoded> {
        [self.original, self.full, self.display, self.thumb].into_iter().chain(self.tiles)
    }
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

/// The content type of a picture that is shown, by the ending of its file's name; `None` for names that are not of
/// [`Encoded::file`]'s form, for an original, and for a picture of a comment.
pub fn content_type(file: &str) -> Option<&'static str> {
    let is_shown = !file.starts_with(ORIGINAL) && !file.starts_with(COMMENT);
    encoded_type(file).filter(|_| is_shown)
}

/// The content type of a picture of a comment by its file's name; `None` for other files.
pub fn comment_picture_type(file: &str) -> Option<&'static str> {
    encoded_type(file).filter(|_| file.starts_with(COMMENT))
}

fn encoded_type(file: &str) -> Option<&'static str> {
    match file.rsplit_once('.')?.1 {
        "jpg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        _ => None,
    }
}

/// The content type of a tile, which this server has encoded.
pub fn tile_type(tile: &[u8]) -> &'static str {
    if tile.starts_with(PNG) { "image/png" } else { "image/jpeg" }
}

/// The content type of an original by the ending of its name, which its content has decided; `None` for other files.
pub fn original_type(file: &str) -> Option<&'static str> {
    let (_, ending) = file.strip_prefix(ORIGINAL)?.rsplit_once('.')?;
    match ending {
        "jpg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        "webp" => Some("image/webp"),
        "gif" => Some("image/gif"),
        _ => None,
    }
}
