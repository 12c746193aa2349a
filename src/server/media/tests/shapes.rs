//! Tall, wide and thin images, and transparent ones.

use super::{picture, prepared};
use crate::server::media::samples::*;
use image::{GenericImageView, Rgba, RgbaImage};

#[tokio::test]
async fn a_tall_capture_is_shown_from_its_own_file() {
    let capture = prepared(png(flag(300, 6_000))).await;
    assert_eq!(capture.display, capture.full);
    assert_eq!(picture(&capture.thumb).dimensions(), (170, 3_394));
}

/// The bound by area is tested with `scale`: such images take seconds to make.
#[tokio::test]
async fn what_is_too_wide_has_a_display_file_that_tells_its_width() {
    for (file, ending) in
        [(jpeg(flag(6_000, 100)), "-2560.jpg"), (png(flag(2_561, 9)), "-2560.png")]
    {
        let prepared = prepared(file).await;
        assert!(prepared.display.file.ends_with(ending), "{}", prepared.display.file);
        assert_eq!(picture(&prepared.display).width(), 2_560);
    }
}

#[tokio::test]
async fn a_line_of_pixels_has_all_its_files() {
    for (width, height) in [(1, 30_000), (30_000, 1)] {
        let prepared = prepared(png(flag(width, height))).await;
        assert_eq!((prepared.width, prepared.height), (width, height));
        for encoded in [&prepared.full, &prepared.display, &prepared.thumb] {
            let (w, h) = picture(encoded).dimensions();
            assert!(w.min(h) == 1 && w.max(h) >= 480, "{}: {w} × {h}", encoded.file);
        }
    }
}

/// WCAG's contrast of two greys.
fn contrast(a: u8, b: u8) -> f64 {
    let luminance = |grey: u8| {
        let share = f64::from(grey) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    (a / b).max(b / a)
}

#[tokio::test]
async fn black_and_white_on_nothing_show_in_a_thumbnail_without_transparency() {
    // Noise in the alpha, so that the thumbnail is a JPEG.
    let alpha = noise(480, 480);
    let image = RgbaImage::from_fn(480, 480, |x, y| match x {
        0..160 => Rgba([0, 0, 0, 255]),
        160..320 => Rgba([alpha.get_pixel(x, y).0[0]; 4]),
        _ => Rgba([0, 0, 0, 0]),
    });
    let thumb = prepared(png(image)).await.thumb;
    assert!(thumb.file.ends_with(".jpg"), "{}", thumb.file);
    let ground = picture(&thumb).get_pixel(470, 200).0[0];
    assert!(contrast(ground, 0) >= 4.5 && contrast(ground, 255) >= 4.5, "{ground}");
}
