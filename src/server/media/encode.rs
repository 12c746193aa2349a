//! Encodes pixels to files, without metadata.

use super::error::MediaError;
use super::prepared::{Encoded, PNG};
use crate::protocol::NotAnImage;
use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// JPEG quality, of 100, for the full size: no visible difference when zoomed in.
pub const QUALITY_FULL: u8 = 88;
/// JPEG quality, of 100, for the display size.
pub const QUALITY_DISPLAY: u8 = 85;
/// JPEG quality, of 100, for a thumbnail.
pub const QUALITY_THUMB: u8 = 78;
/// zlib's level: a few percent larger than the default one, in a quarter of the time.
const PNG_LEVEL: CompressionType = CompressionType::Level(3);
/// Below this size in bytes, no other format loads noticeably faster.
const SMALL_BYTES: usize = 64 * 1024;
/// The background of transparent pixels where alpha is dropped: the grey on which black and white both have a contrast
/// of 4.5 to 1. The pages put the same grey under transparent pictures (`style/tokens.css`).
pub const BACKGROUND: u8 = 0x75;
/// Digits of the content's SHA-256 in a file's name. 64 bits tell the few files of one image apart.
const NAME_DIGITS: usize = 16;

/// A JPEG of the image, with transparent parts on a neutral background.
pub fn jpeg(image: &DynamicImage, quality: u8) -> Result<Vec<u8>, MediaError> {
    let flat;
    let image = if image.color().has_alpha() {
        flat = flattened(image).into();
        &flat
    } else {
        image
    };
    let mut out = Vec::new();
    write(image, JpegEncoder::new_with_quality(&mut out, quality))?;
    Ok(out)
}

/// A PNG of the image: filtered, which suits photos, or not, which suits flat colours; the smaller one.
pub fn png(image: &DynamicImage) -> Result<Vec<u8>, MediaError> {
    let filtered = png_with(image, FilterType::Adaptive)?;
    if is_photo(image, filtered.len()) {
        return Ok(filtered);
    }
    let plain = png_with(image, FilterType::NoFilter)?;
    Ok(if plain.len() < filtered.len() { plain } else { filtered })
}

fn png_with(image: &DynamicImage, filter: FilterType) -> Result<Vec<u8>, MediaError> {
    let mut out = Vec::new();
    write(image, PngEncoder::new_with_quality(&mut out, PNG_LEVEL, filter))?;
    Ok(out)
}

/// Is the image an opaque photo, by its PNG having more than a byte per pixel? Screenshots and drawings have a tenth
/// to a half, photos one and a half to two. Small files are fine as they are.
pub fn is_photo(image: &DynamicImage, png_bytes: usize) -> bool {
    let pixels = u64::from(image.width()) * u64::from(image.height());
    !image.color().has_alpha() && png_bytes > SMALL_BYTES && png_bytes as u64 > pixels
}

/// The bytes with a name of `role` and a digest of the content, such as `thumb-0123456789abcdef.png`.
pub fn named(role: &str, bytes: impl Into<Bytes>) -> Encoded {
    let bytes = bytes.into();
    let ending = ending(&bytes);
    named_with_ending(role, bytes, ending)
}

/// The same for bytes of a format that this module does not encode.
pub fn named_with_ending(role: &str, bytes: Bytes, ending: &str) -> Encoded {
    Encoded { file: format!("{role}-{}.{ending}", digest(&bytes)), bytes }
}

/// The same with the picture's width in pixels, such as `display-0123456789abcdef-2560.jpg`.
pub fn named_with_width(role: &str, bytes: impl Into<Bytes>, width: u32) -> Encoded {
    let bytes = bytes.into();
    Encoded { file: format!("{role}-{}-{width}.{}", digest(&bytes), ending(&bytes)), bytes }
}

fn ending(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(PNG) { "png" } else { "jpg" }
}

fn digest(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in &Sha256::digest(bytes)[..NAME_DIGITS / 2] {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

fn write(image: &DynamicImage, encoder: impl ImageEncoder) -> Result<(), MediaError> {
    let color = ExtendedColorType::from(image.color());
    encoder
        .write_image(image.as_bytes(), image.width(), image.height(), color)
        .map_err(|_| MediaError::NotAnImage { reason: NotAnImage::Unstorable })
}

fn flattened(image: &DynamicImage) -> RgbImage {
    let mut flat = RgbImage::new(image.width(), image.height());
    for (to, from) in flat.pixels_mut().zip(image.to_rgba8().pixels()) {
        let [r, g, b, alpha] = from.0;
        *to = Rgb([r, g, b].map(|channel| over_background(channel, alpha)));
    }
    flat
}

fn over_background(channel: u8, alpha: u8) -> u8 {
    let (channel, alpha) = (u32::from(channel), u32::from(alpha));
    let sum = channel * alpha + u32::from(BACKGROUND) * (255 - alpha) + 127;
    u8::try_from(sum / 255).unwrap_or(u8::MAX)
}
