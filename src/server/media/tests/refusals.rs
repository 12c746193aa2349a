//! Broken and hostile files are refused cheaply and without a panic.

use super::{attempt, picture};
use crate::protocol::{AppError, text_of};
use crate::server::media::samples::*;
use crate::server::media::*;
use image::{DynamicImage, GenericImageView};
use proptest::prelude::*;

async fn refused(bytes: Vec<u8>) -> MediaError {
    attempt(bytes).await.expect_err("no image")
}

fn status(error: MediaError) -> u16 {
    AppError::from(error).code().status()
}

#[tokio::test]
async fn too_large_images_are_refused_by_their_header() {
    let plain = jpeg(flag(16, 16));
    let mut gif = gif(&[half_transparent(4, 4)]);
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    let webp = extended_webp(&webp(flag(8, 8)), 0, (16_384, 16_384), &[]);
    let cases = [
        png_claiming(60_000, 60_000),
        png_claiming(8_001, 8_000),
        png_claiming(30_001, 1),
        png_claiming(1, 30_001),
        png_claiming(u32::MAX >> 1, u32::MAX >> 1),
        jpeg_claiming(&plain, 65_500, 65_500),
        jpeg_claiming(&plain, 30_001, 8),
        gif,
        webp,
    ];
    for (number, bytes) in cases.into_iter().enumerate() {
        let error = refused(bytes).await;
        assert_eq!(error, MediaError::TooManyPixels, "{number}");
        assert_eq!(status(error), 413);
    }
    let error = refused(vec![0; MAX_UPLOAD_BYTES + 1]).await;
    assert_eq!((error, status(error)), (MediaError::TooLarge, 413));
}

#[tokio::test]
async fn false_sizes_are_refused() {
    let mut lossy_frame_larger_than_canvas = extended_webp(&webp(flag(8, 8)), 0, (8, 8), &[]);
    let frame =
        lossy_frame_larger_than_canvas.windows(4).position(|w| w == b"VP8L").expect("a frame");
    lossy_frame_larger_than_canvas[frame..frame + 4].copy_from_slice(b"VP8 ");
    lossy_frame_larger_than_canvas[frame + 14..frame + 18]
        .copy_from_slice(&[0xFF, 0x3F, 0xFF, 0x3F]);
    let mut claims_four_gigabytes =
        extended_webp(&webp(flag(8, 8)), 0x08, (8, 8), &[(b"EXIF", &exif(1))]);
    let exif = claims_four_gigabytes.windows(4).position(|w| w == b"EXIF").expect("a part");
    claims_four_gigabytes[exif + 4..exif + 8].copy_from_slice(&[0xFF; 4]);
    let cases = [
        png_claiming(8_000, 8_000),
        png_claiming(0, 5),
        jpeg_claiming(&jpeg(flag(16, 16)), 0, 5),
        lossy_frame_larger_than_canvas,
        claims_four_gigabytes,
    ];
    for (number, bytes) in cases.into_iter().enumerate() {
        let error = refused(bytes).await;
        let is_named = matches!(error, MediaError::NotAnImage { .. } | MediaError::CutOff);
        assert!(is_named, "{number}: {error:?}");
        assert_eq!(status(error), 422);
    }
}

#[tokio::test]
async fn a_profile_that_inflates_too_far_is_dropped() {
    let black = png(image::GrayImage::new(8_200, 8_200));
    let data = black.windows(4).position(|w| w == b"IDAT").expect("pixels");
    let swelling = [&b"x\0\0"[..], &black[data + 4..]].concat();
    assert!(swelling.len() < 1024 * 1024, "67 MB of zeros in {} bytes", swelling.len());
    let prepared = attempt(with_chunk(&png(flag(20, 20)), b"iCCP", &swelling)).await;
    assert_eq!(
        prepared.expect("an image").full,
        attempt(png(flag(20, 20))).await.expect("one").full
    );
}

#[tokio::test]
async fn truncated_files_are_refused() {
    let files = [
        png(noise(90, 60)),
        jpeg(noise(90, 60)),
        jpeg_with_exif(noise(90, 60), 6),
        webp(noise(90, 60)),
        gif(&[DynamicImage::from(noise(90, 60)).into_rgba8()]),
    ];
    for (number, file) in files.into_iter().enumerate() {
        for keep in
            [1, 3, 11, 16, 30, file.len() / 4, file.len() / 2, file.len() * 3 / 4, file.len() - 40]
        {
            let error = refused(file[..keep].to_vec()).await;
            let is_named = matches!(error, MediaError::NotAnImage { .. } | MediaError::CutOff);
            assert!(is_named, "{number}, {keep}: {error:?}");
            assert_eq!(status(error), 422);
        }
    }
}

#[tokio::test]
async fn the_end_of_a_preview_is_not_the_end_of_the_photo() {
    let preview = [&b"Exif\0\0"[..], &exif(1), &jpeg(flag(16, 16))].concat();
    let whole = with_segment(&jpeg(noise(90, 60)), 0xE1, &preview);
    assert!(attempt(whole.clone()).await.is_ok());
    assert_eq!(refused(whole[..whole.len() * 3 / 4].to_vec()).await, MediaError::CutOff);
}

#[tokio::test]
async fn other_image_formats_are_named_and_other_files_are_not() {
    let svg =
        b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    let error = refused(svg.to_vec()).await;
    assert_eq!((error, status(error)), (MediaError::UnsupportedType { name: "SVG" }, 415));
    let text = text_of(&AppError::from(error).reason);
    assert!(text.contains("PNG, JPEG, WebP and GIF"), "{text}");
    for nothing in
        [&b"hello"[..], b"", b"PK\x03\x04", b"%PDF-1.7", b"\x89PNG\r\n\x1a\nno", b"\xFF\xD8\xFF"]
    {
        let error = refused(nothing.to_vec()).await;
        assert_eq!(status(error), 422, "{nothing:?}: {error:?}");
    }
}

fn outcome(bytes: Vec<u8>) -> Result<Prepared, MediaError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(attempt(bytes))
}

/// Real files, a few bytes of them changed.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let files = vec![
        png(noise(20, 15)),
        png(half_transparent(20, 15)),
        jpeg_with_exif(flag(20, 15), 6),
        webp(half_transparent(20, 15)),
        extended_webp(&webp(flag(20, 15)), 0x08, (20, 15), &[(b"EXIF", &exif(6))]),
        gif(&[half_transparent(20, 15)]),
    ];
    let change = (any::<prop::sample::Index>(), any::<u8>());
    (prop::sample::select(files), prop::collection::vec(change, 1..6)).prop_map(
        |(mut file, changes)| {
            for (at, byte) in changes {
                let at = at.index(file.len());
                file[at] = byte;
            }
            file
        },
    )
}

proptest! {
    #[test]
    fn bytes_by_chance_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(outcome(bytes).is_err());
    }

    #[test]
    fn damaged_files_are_an_image_or_an_error(file in damaged()) {
        if let Ok(prepared) = outcome(file) {
            prop_assert_eq!(picture(&prepared.full).dimensions(), (prepared.width, prepared.height));
        }
    }
}
