//! Files that end otherwise than their format wants: shown where browsers show them, refused where pixels are missing.

use super::{attempt, picture, prepared};
use crate::protocol::{AppError, text_of};
use crate::server::media::samples::*;
use crate::server::media::*;
use image::{DynamicImage, GenericImageView};

/// 48 × 32 pixels in ten scans, with colours at half the resolution.
const PROGRESSIVE: &[u8] = include_bytes!("progressive.jpg");

fn jpegs() -> Vec<Vec<u8>> {
    let grey = DynamicImage::from(noise(90, 61)).into_luma8();
    let with_exif = jpeg_with_exif(noise(90, 60), 6);
    vec![jpeg(noise(90, 60)), jpeg(flag(17, 33)), jpeg(grey), with_exif, PROGRESSIVE.to_vec()]
}

fn without_end(jpeg: &[u8]) -> &[u8] {
    jpeg.strip_suffix(&[0xFF, 0xD9]).expect("an end marker")
}

#[tokio::test]
async fn a_webp_with_bytes_behind_its_end_is_shown() {
    let still = webp(flag(500, 100));
    let transparent = webp(half_transparent(500, 100));
    let extended = extended_webp(&still, 0x08, (500, 100), &[(b"EXIF", &exif(1))]);
    for (number, file) in [still, transparent, extended].into_iter().enumerate() {
        let expected = prepared(file.clone()).await;
        for behind in [&b"\0"[..], b"\r\n", SECRET, &png(flag(9, 9)), &[0xFF; 40]] {
            let longer = prepared([&file[..], behind].concat()).await;
            assert_eq!(longer.full, expected.full, "{number}, {} bytes", behind.len());
        }
    }
}

#[tokio::test]
async fn a_complete_jpeg_without_its_end_marker_is_shown() {
    for (number, file) in jpegs().into_iter().enumerate() {
        let expected = prepared(file.clone()).await;
        let bare = without_end(&file);
        let behind = [&b""[..], &[0xFF], &jpeg(noise(20, 20)), &PROGRESSIVE[..300]];
        for (end, behind) in behind.into_iter().enumerate() {
            let shown = prepared([bare, behind].concat()).await;
            assert_eq!(shown.full, expected.full, "{number}, {end}");
        }
    }
}

#[tokio::test]
async fn a_jpeg_cut_in_its_scan_is_refused_whatever_follows() {
    let second = jpeg(noise(20, 20));
    for (number, file) in jpegs().into_iter().enumerate() {
        let bare = without_end(&file);
        let cuts = [bare.len() * 9 / 10, bare.len() - 20, bare.len() - 3];
        for cut in cuts {
            for behind in [&b""[..], &[0; 5_000], &second, without_end(&second), &png(flag(9, 9))] {
                let outcome = attempt([&bare[..cut], behind].concat()).await;
                let error =
                    outcome.map(|prepared| prepared.full.file).expect_err("pixels are missing");
                assert_eq!(error, MediaError::CutOff, "{number}, {cut} of {}", bare.len());
            }
        }
    }
    let error = AppError::from(MediaError::CutOff);
    assert_eq!((error.code().status(), text_of(&error.reason).contains("cut off")), (422, true));
}

#[tokio::test]
async fn a_second_picture_behind_a_whole_one_does_not_count() {
    for file in jpegs() {
        let both = [&file[..], &jpeg(noise(20, 20))].concat();
        assert_eq!(prepared(both).await.full, prepared(file).await.full);
    }
}

/// Their last bytes hold no pixel.
#[tokio::test]
async fn a_png_and_a_gif_without_their_last_part_are_shown() {
    let png = png(noise(90, 60));
    let gif = gif(&[DynamicImage::from(noise(90, 60)).into_rgba8()]);
    for file in [&png[..png.len() - 12], &gif[..gif.len() - 1]] {
        let shown = prepared(file.to_vec()).await;
        assert_eq!(picture(&shown.full).dimensions(), (90, 60));
    }
}
