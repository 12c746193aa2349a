//! The files of an image: decoded, resized and encoded again. Bounds of memory and time are in `pipeline`.

use crate::server::media::prepared::ORIGINAL;
use crate::server::media::sniff::Kind;
use crate::server::media::tiles::{Pyramid, cut};
use crate::server::media::{
    COMMENT_THUMB, DISPLAY, Encoded, MediaError, Prepared, PreparedForComment, THUMB, decode,
    encode, scale,
};
use bytes::Bytes;
use image::DynamicImage;

/// Makes the files from bytes whose header is checked.
pub fn produce(bytes: &Bytes, kind: Kind) -> Result<Prepared, MediaError> {
    let image = decode::pixels(bytes, kind)?;
    let (width, height) = (image.width(), image.height());
    let style = Style::of(kind, &image);
    let full = encode::named("full", style.full(&image)?);
    let smaller = scale::down(&image, DISPLAY)?;
    let shown = smaller.as_ref().unwrap_or(&image);
    let display = style.display(shown, smaller.is_none().then_some(&full))?;
    let thumb = thumb(style, shown, &full)?;
    let pyramid = Pyramid::of((width, height), shown.width());
    drop(smaller);
    let tiles = pyramid.map(|pyramid| style.tiles(image, pyramid)).transpose()?;
    let original = encode::named_with_ending(ORIGINAL, bytes.clone(), kind.ending());
    Ok(Prepared { width, height, full, display, thumb, original, tiles })
}

/// Makes the files of a picture in a comment from bytes whose header is checked.
pub fn produce_for_comment(bytes: &Bytes, kind: Kind) -> Result<PreparedForComment, MediaError> {
    let image = decode::pixels(bytes, kind)?;
    let style = Style::of(kind, &image);
    let image = scale::down(&image, DISPLAY)?.unwrap_or(image);
    let full = style.display(&image, None)?.bytes;
    let (width, height) = (image.width(), image.height());
    let smaller = scale::within(width, height, COMMENT_THUMB);
    let smaller = smaller.map(|size| scale::resized(&image, size)).transpose()?;
    let thumb = style.thumb(smaller.as_ref().unwrap_or(&image))?;
    Ok(PreparedForComment { width, height, full, thumb: thumb.into() })
}

/// Cuts the tiles of a full file that was made before there were tiles; `None` when it needs none beside a display file of
/// this width.
pub fn tiles(full: &Bytes, kind: Kind, display_width: u32) -> Result<Option<Encoded>, MediaError> {
    let image = decode::pixels(full, kind)?;
    let style = Style::of(kind, &image);
    let pyramid = Pyramid::of((image.width(), image.height()), display_width);
    pyramid.map(|pyramid| style.tiles(image, pyramid)).transpose()
}

/// `image` is the display size: the thumbnail looks the same, and costs less.
fn thumb(style: Style, image: &DynamicImage, full: &Encoded) -> Result<Encoded, MediaError> {
    let smaller = scale::down(image, THUMB)?;
    let thumb = encode::named("thumb", style.thumb(smaller.as_ref().unwrap_or(image))?);
    let keep = smaller.is_none() && full.bytes.len() <= thumb.bytes.len();
    Ok(if keep { full.clone() } else { thumb })
}

/// How an image is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// As JPEG: its source is lossy already.
    Photo,
    /// As PNG: lines and letters stay sharp, and transparency is kept.
    Drawing,
}

impl Style {
    fn of(kind: Kind, image: &DynamicImage) -> Self {
        let lossy = matches!(kind, Kind::Jpeg | Kind::WebP);
        if lossy && !image.color().has_alpha() { Self::Photo } else { Self::Drawing }
    }

    fn full(self, image: &DynamicImage) -> Result<Vec<u8>, MediaError> {
        match self {
            Self::Photo => encode::jpeg(image, encode::QUALITY_FULL),
            Self::Drawing => encode::png(image),
        }
    }

    /// `full` where it is of that size, but JPEG for a photo sent as PNG: it loads in a fifth of the time.
    fn display(self, image: &DynamicImage, full: Option<&Encoded>) -> Result<Encoded, MediaError> {
        let named = |bytes| encode::named_with_width("display", bytes, image.width());
        let encoded = match (self, full) {
            (_, Some(full)) => full.clone(),
            (Self::Photo, None) => named(encode::jpeg(image, encode::QUALITY_DISPLAY)?),
            (Self::Drawing, None) => named(encode::png(image)?),
        };
        if self == Self::Drawing && encode::is_photo(image, encoded.bytes.len()) {
            return Ok(named(encode::jpeg(image, encode::QUALITY_FULL)?));
        }
        Ok(encoded)
    }

    fn tiles(self, image: DynamicImage, pyramid: Pyramid) -> Result<Encoded, MediaError> {
        let pack = cut(image, pyramid, |tile| self.tile(tile))?;
        Ok(encode::named_with_ending("tiles", pack.into(), "pack"))
    }

    /// As the full file, but JPEG for a part of a photo sent as PNG.
    fn tile(self, tile: &DynamicImage) -> Result<Vec<u8>, MediaError> {
        let encoded = self.full(tile)?;
        let is_photo = self == Self::Drawing && encode::is_photo(tile, encoded.len());
        if is_photo { encode::jpeg(tile, encode::QUALITY_FULL) } else { Ok(encoded) }
    }

    /// Whichever is smaller: PNG for a few flat colours, JPEG for the rest.
    fn thumb(self, image: &DynamicImage) -> Result<Vec<u8>, MediaError> {
        let jpeg = encode::jpeg(image, encode::QUALITY_THUMB)?;
        match self {
            Self::Photo => Ok(jpeg),
            Self::Drawing => encode::png(image).map(|png| shorter(png, jpeg)),
        }
    }
}

fn shorter(a: Vec<u8>, b: Vec<u8>) -> Vec<u8> {
    if a.len() <= b.len() { a } else { b }
}
