//! Images for tests: small, and broken in known ways.

use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ExtendedColorType, Frame, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};

/// Metadata that must not survive: it is where cameras write the location.
pub const SECRET: &[u8] = b"SECRET-PLACE 52.5163N 13.3777E";

/// Left half red, right half blue, the top quarter of both green: rotation and mirroring are visible.
pub fn flag(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 4) {
        (_, true) => Rgb([0, 200, 0]),
        (true, false) => Rgb([220, 0, 0]),
        (false, false) => Rgb([0, 0, 220]),
    })
}

/// As [`flag`], the left half transparent.
pub fn half_transparent(width: u32, height: u32) -> RgbaImage {
    let flag = flag(width, height);
    RgbaImage::from_fn(width, height, |x, y| {
        let [r, g, b] = flag.get_pixel(x, y).0;
        Rgba([r, g, b, if x < width / 2 { 0 } else { 255 }])
    })
}

/// Each pixel is different, so that nothing compresses.
pub fn noise(width: u32, height: u32) -> RgbImage {
    let mut state = 1_u32;
    RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, r, g, b] = state.to_le_bytes();
        Rgb([r, g, b])
    })
}

fn encoded(
    image: &DynamicImage,
    with: impl FnOnce(&mut Vec<u8>, &[u8], u32, u32, ExtendedColorType),
) -> Vec<u8> {
    let mut out = Vec::new();
    with(&mut out, image.as_bytes(), image.width(), image.height(), image.color().into());
    out
}

pub fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    encoded(&image.into(), |out, bytes, w, h, color| {
        PngEncoder::new(out).write_image(bytes, w, h, color).expect("a PNG");
    })
}

pub fn jpeg(image: impl Into<DynamicImage>) -> Vec<u8> {
    encoded(&image.into(), |out, bytes, w, h, color| {
        JpegEncoder::new_with_quality(out, 95).write_image(bytes, w, h, color).expect("a JPEG");
    })
}

pub fn webp(image: impl Into<DynamicImage>) -> Vec<u8> {
    encoded(&image.into(), |out, bytes, w, h, color| {
        WebPEncoder::new_lossless(out).write_image(bytes, w, h, color).expect("a WebP");
    })
}

pub fn gif(frames: &[RgbaImage]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = GifEncoder::new(&mut out);
    let frames = frames.iter().cloned().map(Frame::new);
    encoder.encode_frames(frames).expect("a GIF");
    drop(encoder);
    out
}

/// The Exif block of a camera: orientation, and [`SECRET`] as the description.
pub fn exif(orientation: u16) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0]);
    exif.extend(u32::from(orientation).to_le_bytes());
    exif.extend([0x0E, 0x01, 2, 0]);
    exif.extend((SECRET.len() as u32).to_le_bytes());
    exif.extend(38_u32.to_le_bytes());
    exif.extend([0; 4]);
    exif.extend(SECRET);
    exif
}

/// The JPEG with a segment after its first marker.
pub fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, content, &jpeg[2..]].concat()
}

pub fn jpeg_with_exif(image: impl Into<DynamicImage>, orientation: u16) -> Vec<u8> {
    let content = [&b"Exif\0\0"[..], &exif(orientation)].concat();
    with_segment(&jpeg(image), 0xE1, &content)
}

/// The PNG with a chunk after its header.
pub fn with_chunk(png: &[u8], name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let header_end = 8 + 25;
    [&png[..header_end], &chunk(name, content), &png[header_end..]].concat()
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let body = [&name[..], content].concat();
    let length = (content.len() as u32).to_be_bytes();
    [&length[..], &body, &crc(&body).to_be_bytes()].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    let byte = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc));
    !bytes.iter().fold(u32::MAX, byte)
}

/// A PNG that claims this size and holds one grey pixel.
pub fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = [&size[..], &[8, 0, 0, 0, 0]].concat();
    let pixels = [0x78, 0x01, 0x01, 2, 0, 0xFD, 0xFF, 0, 0, 0, 0x02, 0, 1];
    let parts = [chunk(b"IHDR", &header), chunk(b"IDAT", &pixels), chunk(b"IEND", &[])];
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat()].concat()
}

/// The JPEG with this size claimed in its frame header.
pub fn jpeg_claiming(jpeg: &[u8], width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = jpeg.to_vec();
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame header");
    jpeg[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

/// An extended WebP of a lossless one, with these chunks after the image.
pub fn extended_webp(
    webp: &[u8],
    flags: u8,
    size: (u32, u32),
    parts: &[(&[u8; 4], &[u8])],
) -> Vec<u8> {
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let header = [vec![flags, 0, 0, 0], side(size.0), side(size.1)].concat();
    let mut body = [b"WEBP".to_vec(), riff(b"VP8X", &header), webp[12..].to_vec()].concat();
    for (name, content) in parts {
        body.extend(riff(name, content));
    }
    riff(b"RIFF", &body)
}

fn riff(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u32).to_le_bytes();
    let pad = vec![0; content.len() % 2];
    [&name[..], &length, content, &pad].concat()
}
