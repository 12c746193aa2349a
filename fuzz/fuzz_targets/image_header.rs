//! Headers of images: each input is refused by name or has a size within the bounds, before a pixel is read.
#![no_main]

use bytes::Bytes;
use image_chat::server::media::{ImageFile, MAX_PIXELS, MAX_SIDE};
use libfuzzer_sys::fuzz_target;

/// Bytes that preparing takes for each pixel at its peak.
const MOST_BYTES_A_PIXEL: u64 = 12;

fuzz_target!(|bytes: &[u8]| {
    let file = ImageFile::new(Bytes::copy_from_slice(bytes));
    let Ok(header) = file.and_then(|file| file.header()) else { return };
    let (width, height) = (header.width, header.height);
    assert!(width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE);
    let pixels = u64::from(width) * u64::from(height);
    assert!(pixels <= MAX_PIXELS && header.memory <= pixels * MOST_BYTES_A_PIXEL);
});
