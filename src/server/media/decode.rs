//! Decodes bytes of a known format to upright pixels of eight bits per channel. The header is read and checked before
//! any pixel.

use super::bounds::{MAX_PIXELS, MAX_SIDE};
use super::error::MediaError;
use super::png_colour::{self, Conversion};
use super::sniff::Kind;
use super::{colour, container, gamma};
use crate::protocol::NotAnImage;
use bytes::Bytes;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits};
use std::io::Cursor;

/// Bytes a decoder may allocate beside the pixels. PNG inflates colour profiles and copies texts; a file of text
/// alone takes twice its size. The frame of a GIF counts too, in RGBA.
fn max_alloc(kind: Kind) -> u64 {
    match kind {
        Kind::Gif => MAX_PIXELS * 4,
        Kind::Png | Kind::Jpeg | Kind::WebP => 64 * 1024 * 1024,
    }
}

/// The content of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Width in pixels, before turning.
    pub width: u32,
    /// Height in pixels, before turning.
    pub height: u32,
    /// Peak memory of preparing the image in bytes, an upper bound.
    pub memory: u64,
}

/// Reads and checks the header alone.
pub fn header(bytes: &Bytes, kind: Kind) -> Result<Header, MediaError> {
    let decoder = decoder(&container::picture(bytes, kind), kind)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width == 0 || height == 0 {
        return Err(MediaError::NotAnImage { reason: NotAnImage::NoPixels });
    }
    if width > MAX_SIDE || height > MAX_SIDE || pixels > MAX_PIXELS {
        return Err(MediaError::TooManyPixels);
    }
    container::check(bytes, kind, (width, height))?;
    let deep =
        decoder.color_type().bits_per_pixel() / 8 > u16::from(decoder.color_type().channel_count());
    Ok(Header { width, height, memory: pixels * bytes_per_pixel(kind, deep) })
}

/// At the peak: a progressive JPEG for print holds its coefficients (2 × 4) beside the pixels (3);
/// 16 bits a channel (8) are reduced to eight (4); all others are turned or weighted (4 + 4) and halved for tiles (1).
fn bytes_per_pixel(kind: Kind, deep: bool) -> u64 {
    match kind {
        Kind::Jpeg => 11,
        _ if deep => 12,
        _ => 9,
    }
}

/// Reads the pixels: upright, in sRGB, eight bits a channel, no alpha where all pixels are opaque.
/// The header must be checked before.
pub fn pixels(bytes: &Bytes, kind: Kind) -> Result<DynamicImage, MediaError> {
    let picture = container::picture(bytes, kind);
    let mut decoder = decoder(&picture, kind)?;
    let orientation = decoder.orientation();
    let profile = decoder.icc_profile().ok().flatten();
    let Conversion { exponent, profile } = conversion(&picture, kind, profile.as_deref());
    let mut image = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    if let Some(exponent) = exponent {
        gamma::to_srgb(&mut image, exponent);
    }
    let mut image = slim(image);
    if let Some(profile) = profile {
        colour::to_srgb(&mut image, &profile);
    }
    if let Ok(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Ok(image)
}

fn conversion(bytes: &[u8], kind: Kind, profile: Option<&[u8]>) -> Conversion {
    match kind {
        Kind::Png => png_colour::conversion(bytes, profile),
        _ => Conversion { exponent: None, profile: profile.and_then(colour::rgb_profile) },
    }
}

fn decoder(bytes: &Bytes, kind: Kind) -> Result<impl ImageDecoder + use<>, MediaError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes.clone()), kind.format());
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(max_alloc(kind));
    reader.limits(limits);
    reader.into_decoder().map_err(unreadable)
}

fn unreadable(error: ImageError) -> MediaError {
    match error {
        ImageError::Limits(_) => MediaError::TooManyPixels,
        ImageError::Unsupported(_) => MediaError::NotAnImage { reason: NotAnImage::RareVariant },
        _ => MediaError::NotAnImage { reason: NotAnImage::Undecodable },
    }
}

/// The image in the smallest lossless form: eight bits per channel, alpha only where needed.
fn slim(image: DynamicImage) -> DynamicImage {
    let color = image.color();
    let alpha = color.has_alpha() && !is_opaque(&image);
    match (color.has_color(), alpha) {
        (true, true) => image.into_rgba8().into(),
        (true, false) => image.into_rgb8().into(),
        (false, true) => image.into_luma_alpha8().into(),
        (false, false) => image.into_luma8().into(),
    }
}

fn is_opaque(image: &DynamicImage) -> bool {
    match image {
        DynamicImage::ImageLumaA8(image) => image.as_raw().chunks_exact(2).all(|p| p[1] == 255),
        DynamicImage::ImageRgba8(image) => image.as_raw().chunks_exact(4).all(|p| p[3] == 255),
        DynamicImage::ImageLumaA16(image) => {
            image.as_raw().chunks_exact(2).all(|p| p[1] == u16::MAX)
        }
        DynamicImage::ImageRgba16(image) => {
            image.as_raw().chunks_exact(4).all(|p| p[3] == u16::MAX)
        }
        _ => !image.color().has_alpha(),
    }
}
