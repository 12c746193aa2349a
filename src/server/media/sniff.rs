//! The format of a file by its first bytes, regardless of its name and declared type.

use super::error::MediaError;
use crate::protocol::NotAnImage;
use image::ImageFormat;

/// An accepted format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// PNG; of an animated one the default image.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP; of an animated one the first frame.
    WebP,
    /// GIF; the first frame.
    Gif,
}

impl Kind {
    /// The decoder's format.
    pub fn format(self) -> ImageFormat {
        match self {
            Self::Png => ImageFormat::Png,
            Self::Jpeg => ImageFormat::Jpeg,
            Self::WebP => ImageFormat::WebP,
            Self::Gif => ImageFormat::Gif,
        }
    }

    /// The usual ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
            Self::Gif => "gif",
        }
    }
}

/// The format of a file, or why it is refused.
pub fn kind(bytes: &[u8]) -> Result<Kind, MediaError> {
    if bytes.is_empty() {
        return Err(MediaError::NotAnImage { reason: NotAnImage::Empty });
    }
    match image::guess_format(bytes) {
        Ok(ImageFormat::Png) => Ok(Kind::Png),
        Ok(ImageFormat::Jpeg) => Ok(Kind::Jpeg),
        Ok(ImageFormat::WebP) => Ok(Kind::WebP),
        Ok(ImageFormat::Gif) => Ok(Kind::Gif),
        _ => Err(refused(bytes)),
    }
}

fn refused(bytes: &[u8]) -> MediaError {
    match other_format(bytes) {
        Some(name) => MediaError::UnsupportedType { name },
        None => MediaError::NotAnImage { reason: NotAnImage::UnknownFormat },
    }
}

/// Common image formats that are not accepted, by their first bytes.
const OTHERS: &[(&[u8], &str)] = &[
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"\0\0\x01\0", "ICO"),
    (b"\0\0\x02\0", "CUR"),
    (b"8BPS", "Photoshop"),
    (b"gimp xcf", "GIMP"),
    (b"\xFF\x0A", "JPEG XL"),
    (b"\0\0\0\x0CJXL \r\n\x87\n", "JPEG XL"),
    (b"\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000"),
    (b"\xFF\x4F\xFF\x51", "JPEG 2000"),
    (b"II\xBC", "JPEG XR"),
    (b"DDS ", "DDS"),
    (b"#?RADIANCE", "Radiance HDR"),
    (b"\x76\x2F\x31\x01", "OpenEXR"),
    (b"qoif", "QOI"),
    (b"farbfeld", "farbfeld"),
];

/// The brands of ISO base media files that are images.
const BRANDS: &[(&[u8], &str)] = &[
    (b"avif", "AVIF"),
    (b"avis", "AVIF"),
    (b"heic", "HEIC"),
    (b"heix", "HEIC"),
    (b"heim", "HEIC"),
    (b"heis", "HEIC"),
    (b"hevc", "HEIC"),
    (b"hevx", "HEIC"),
    (b"mif1", "HEIF"),
    (b"msf1", "HEIF"),
];

fn other_format(bytes: &[u8]) -> Option<&'static str> {
    let listed = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, name)| name);
    listed
        .or_else(|| iso_media(bytes))
        .or_else(|| is_bmp(bytes).then_some("BMP"))
        .or_else(|| is_svg(bytes).then_some("SVG"))
}

fn iso_media(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(8..12).filter(|_| bytes.get(4..8) == Some(b"ftyp"))?;
    BRANDS.iter().find(|&&(known, _)| known == brand).map(|&(_, name)| name)
}

/// Two letters alone would match many texts; the reserved zeros tell a BMP apart.
fn is_bmp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4])
}

/// Bytes of a text searched for `<svg`: comments and a DOCTYPE may precede it.
const SVG_PROLOGUE: usize = 4_096;

/// A text that begins with markup and soon opens an `svg` element, and no web page that shows one.
fn is_svg(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(SVG_PROLOGUE)]);
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    let opens = |at: usize| start[at + 4..].starts_with([' ', '\t', '\r', '\n', '>', '/', ':']);
    let begins = |tag: &str| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag));
    let is_page = begins("<!doctype html") || begins("<html");
    start.starts_with('<') && !is_page && start.match_indices("<svg").any(|(at, _)| opens(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_formats_are_recognised_by_content() {
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n..."), Ok(Kind::Png));
        assert_eq!(kind(b"\xFF\xD8\xFF\xE0"), Ok(Kind::Jpeg));
        assert_eq!(kind(b"RIFF\x10\0\0\0WEBPVP8 "), Ok(Kind::WebP));
        assert_eq!(kind(b"GIF89a\x01\0"), Ok(Kind::Gif));
        assert_eq!(kind(b"GIF87a\x01\0"), Ok(Kind::Gif));
    }

    #[test]
    fn other_image_formats_are_named() {
        let cases: &[(&[u8], &str)] = &[
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
            (b"\xEF\xBB\xBF \n<?xml version='1.0'?><!-- x --><svg>", "SVG"),
            (b"II*\0....", "TIFF"),
            (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0", "BMP"),
            (b"\0\0\0\x20ftypavif", "AVIF"),
            (b"\0\0\0\x18ftypheic", "HEIC"),
            (b"8BPS\0\x01", "Photoshop"),
            (b"\0\0\x01\0\x01\0", "ICO"),
        ];
        for (bytes, name) in cases {
            assert_eq!(kind(bytes), Err(MediaError::UnsupportedType { name }), "{name}");
        }
    }

    #[test]
    fn other_files_are_not_taken_for_images() {
        let cases: &[&[u8]] = &[
            b"",
            b"hello",
            b"BMW is a car, and no bitmap",
            b"P1 is a priority",
            b"%PDF-1.7",
            b"<html><svgfoo></html>",
            b"<!DOCTYPE html><body><svg></svg></body>",
            b"<HTML><svg></svg></HTML>",
            b"RIFF\x10\0\0\0WAVEfmt ",
            b"\0\0\0\x18ftypmp42",
            b"\x1f\x8b\x08",
        ];
        for bytes in cases {
            assert!(matches!(kind(bytes), Err(MediaError::NotAnImage { .. })), "{bytes:?}");
        }
    }
}
