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

/// The end marker of a JPEG.
const END: [u8; 2] = [0xFF, 0xD9];

fn without_end(jpeg: &[u8]) -> &[u8] {
    jpeg.strip_suffix(&END).expect("an end marker")
}

/// Where the scans of a JPEG begin.
fn scans(jpeg: &[u8]) -> Vec<usize> {
    let starts = jpeg.windows(2).enumerate().filter(|(_, pair)| *pair == [0xFF, 0xDA]);
    starts.map(|(at, _)| at).collect()
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
            let ends = [&b""[..], &END, &[0xFF, 0xFF, 0xD9, 0], &[0; 5_000], &second];
            for behind in [&ends[..], &[without_end(&second), &png(flag(9, 9))]].concat() {
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

/// An encoder may leave out the last details; what it wrote covers the picture.
#[tokio::test]
async fn a_jpeg_with_all_its_blocks_and_fewer_details_is_shown() {
    let starts = scans(PROGRESSIVE);
    for &start in &starts[1..] {
        // Tables and other segments of a scan stand before it.
        let coarse = [&PROGRESSIVE[..start], &END].concat();
        assert_eq!(picture(&prepared(coarse).await.full).dimensions(), (48, 32), "{start}");
    }
    let without_scans = [&PROGRESSIVE[..starts[0]], &END].concat();
    assert!(attempt(without_scans).await.is_err(), "nothing of the picture");
}

/// Bytes that are too many take no pixel away.
#[tokio::test]
async fn a_jpeg_with_bytes_between_its_scan_and_its_end_is_shown() {
    let file = jpeg(noise(90, 60));
    let longer = [without_end(&file), &[0; 7], &END].concat();
    assert_eq!(prepared(longer).await.full, prepared(file).await.full);
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

/// As a cut JPEG with an end marker: the form of the file is right, and pixels are missing.
#[tokio::test]
async fn a_file_with_fewer_rows_than_its_header_promises_is_refused() {
    let mut gif = gif(&[DynamicImage::from(noise(90, 60)).into_rgba8()]);
    let frame = gif.windows(9).position(|w| w == [0x2C, 0, 0, 0, 0, 90, 0, 60, 0]);
    let frame = frame.expect("the header of the frame");
    (gif[8], gif[frame + 7]) = (120, 120);
    // Fourteen bits for the width and as many for the height, each less one, in the header of the pixels.
    let mut webp = webp(noise(90, 60));
    let mut sizes = u32::from_le_bytes(webp[21..25].try_into().expect("four bytes"));
    assert_eq!((sizes & 0x3FFF, sizes >> 14 & 0x3FFF), (89, 59));
    sizes += 60 << 14;
    webp[21..25].copy_from_slice(&sizes.to_le_bytes());
    for file in [jpeg_claiming(&jpeg(noise(90, 60)), 90, 120), png_claiming(90, 120), gif, webp] {
        let error = attempt(file).await.map(|prepared| prepared.full.file).expect_err("fewer rows");
        assert_eq!(AppError::from(error).code().status(), 422, "{error:?}");
    }
}
