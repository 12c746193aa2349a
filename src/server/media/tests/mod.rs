//! The files of an image show what their sender saw, and hold nothing else.

mod colours;
mod ends;
mod refusals;
mod shapes;
mod tiles;

use super::samples::*;
use super::*;
use bytes::Bytes;
use image::{DynamicImage, GenericImageView, ImageFormat, Luma, Rgba, RgbaImage};

/// Each test has a pipeline of its own, whose workers are free.
async fn attempt(bytes: Vec<u8>) -> Result<Prepared, MediaError> {
    ImagePipeline::default().prepare(ImageFile::new(Bytes::from(bytes))?, ()).await
}

async fn prepared(bytes: Vec<u8>) -> Prepared {
    attempt(bytes).await.expect("an image")
}

fn picture(encoded: &Encoded) -> DynamicImage {
    let format = if encoded.file.ends_with(".png") { ImageFormat::Png } else { ImageFormat::Jpeg };
    image::load_from_memory_with_format(&encoded.bytes, format).expect("a picture")
}

/// Within the error of a JPEG.
fn is_near(a: [u8; 4], b: [u8; 4]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 40)
}

const RED: [u8; 4] = [220, 0, 0, 255];
const GREEN: [u8; 4] = [0, 200, 0, 255];
const BLUE: [u8; 4] = [0, 0, 220, 255];

/// The colours near the four corners: upper left, upper right, lower left, lower right.
fn assert_corners(encoded: &Encoded, expected: [[u8; 4]; 4]) {
    let picture = picture(encoded);
    let (w, h) = (picture.width(), picture.height());
    let places =
        [(w / 10, h / 10), (w * 9 / 10, h / 10), (w / 10, h * 9 / 10), (w * 9 / 10, h * 9 / 10)];
    for ((x, y), expected) in places.into_iter().zip(expected) {
        let got = picture.get_pixel(x, y).0;
        assert!(
            is_near(got, expected),
            "{}: {got:?} at {x},{y} of {w}×{h}, not {expected:?}",
            encoded.file
        );
    }
}

#[tokio::test]
async fn each_format_is_prepared_in_three_sizes() {
    let cases = [
        (png(flag(2_600, 260)), "png"),
        (jpeg(flag(2_600, 260)), "jpg"),
        (webp(flag(2_600, 260)), "jpg"),
        (gif(&[DynamicImage::from(flag(2_600, 260)).into_rgba8()]), "png"),
    ];
    for (bytes, ending) in cases {
        let prepared = prepared(bytes).await;
        assert_eq!((prepared.width, prepared.height), (2_600, 260));
        let sizes = [
            (&prepared.full, 2_600, 260),
            (&prepared.display, 2_560, 256),
            (&prepared.thumb, 2_400, 240),
        ];
        for (encoded, width, height) in sizes {
            assert_eq!(picture(encoded).dimensions(), (width, height), "{}", encoded.file);
            assert_corners(encoded, [GREEN, GREEN, RED, BLUE]);
            assert!(crate::server::blobs::is_file_name(&encoded.file), "{}", encoded.file);
            assert!(content_type(&encoded.file).is_some());
        }
        assert!(prepared.full.file.starts_with("full-") && prepared.full.file.ends_with(ending));
        assert!(
            prepared.display.file.starts_with("display-")
                && prepared.display.file.ends_with(ending)
        );
    }
}

#[tokio::test]
async fn names_depend_on_the_content_alone() {
    let (a, b) = (prepared(png(flag(50, 50))).await, prepared(png(flag(50, 50))).await);
    assert_eq!(a.full, b.full);
    let with_text = with_chunk(&png(flag(50, 50)), b"tEXt", b"Comment\0hello");
    assert_eq!(prepared(with_text).await.full, a.full, "metadata does not count");
    assert_ne!(prepared(png(flag(50, 51))).await.full.file, a.full.file);
}

#[tokio::test]
async fn small_images_are_stored_once() {
    for bytes in [png(flag(500, 400)), jpeg(flag(2_560, 400))] {
        let prepared = prepared(bytes).await;
        assert_eq!(prepared.display, prepared.full);
        assert_ne!(prepared.thumb, prepared.full);
    }
    let tiny = prepared(png(flag(1, 1))).await;
    assert_eq!((tiny.width, tiny.height), (1, 1));
    assert_eq!(picture(&tiny.thumb).dimensions(), (1, 1));
    assert_eq!((&tiny.display, &tiny.thumb), (&tiny.full, &tiny.full));
}

#[tokio::test]
async fn each_orientation_is_turned_upright() {
    // As the camera stored it: green above, red left below, blue right below.
    let upright: [[[u8; 4]; 4]; 9] = [
        [GREEN, GREEN, RED, BLUE],
        [GREEN, GREEN, RED, BLUE],
        [GREEN, GREEN, BLUE, RED],
        [BLUE, RED, GREEN, GREEN],
        [RED, BLUE, GREEN, GREEN],
        [GREEN, RED, GREEN, BLUE],
        [RED, GREEN, BLUE, GREEN],
        [BLUE, GREEN, RED, GREEN],
        [GREEN, BLUE, GREEN, RED],
    ];
    for (orientation, corners) in (0..).zip(upright) {
        let prepared = prepared(jpeg_with_exif(flag(500, 200), orientation)).await;
        let turned = orientation >= 5;
        let size = if turned { (200, 500) } else { (500, 200) };
        assert_eq!((prepared.width, prepared.height), size, "{orientation}");
        assert_eq!(picture(&prepared.full).dimensions(), size, "{orientation}");
        for encoded in [&prepared.full, &prepared.display, &prepared.thumb] {
            assert_corners(encoded, corners);
        }
    }
}

#[tokio::test]
async fn png_and_webp_are_turned_too() {
    let png = with_chunk(&png(flag(80, 40)), b"eXIf", &exif(6));
    let webp = extended_webp(&webp(flag(80, 40)), 0x08, (80, 40), &[(b"EXIF", &exif(6))]);
    for bytes in [png, webp] {
        let prepared = prepared(bytes).await;
        assert_eq!((prepared.width, prepared.height), (40, 80));
        assert_corners(&prepared.full, [RED, GREEN, BLUE, GREEN]);
    }
}

#[tokio::test]
async fn no_metadata_survives() {
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat();
    let plain = jpeg(flag(500, 100));
    let sources = [
        jpeg_with_exif(flag(500, 100), 6),
        with_segment(&plain, 0xE1, &xmp),
        with_segment(&plain, 0xED, SECRET),
        with_segment(&plain, 0xFE, SECRET),
        [&plain[..], SECRET].concat(),
        with_chunk(&png(flag(500, 100)), b"eXIf", &exif(1)),
        with_chunk(&png(flag(500, 100)), b"tEXt", &[b"Comment\0", SECRET].concat()),
        [png(flag(500, 100)), SECRET.to_vec()].concat(),
        extended_webp(
            &webp(flag(500, 100)),
            0x0C,
            (500, 100),
            &[(b"EXIF", &exif(1)), (b"XMP ", SECRET)],
        ),
        [gif(&[half_transparent(500, 100)]), SECRET.to_vec()].concat(),
    ];
    for (number, source) in sources.into_iter().enumerate() {
        assert!(has(&source, SECRET), "{number}: the secret is in the source");
        let prepared = prepared(source).await;
        for Encoded { bytes, file } in [&prepared.full, &prepared.display, &prepared.thumb] {
            for trace in [SECRET, b"Exif", b"eXIf", b"adobe", b"II*\0", b"tEXt"] {
                assert!(
                    !has(bytes, trace),
                    "{number}: {:?} in {file}",
                    String::from_utf8_lossy(trace)
                );
            }
        }
    }
}

fn has(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[tokio::test]
async fn transparency_is_kept() {
    for bytes in [
        png(half_transparent(500, 100)),
        webp(half_transparent(500, 100)),
        gif(&[half_transparent(500, 100)]),
    ] {
        let prepared = prepared(bytes).await;
        assert!(prepared.full.file.ends_with(".png"));
        let full = picture(&prepared.full);
        assert_eq!(full.get_pixel(100, 80).0[3], 0);
        assert_eq!(full.get_pixel(400, 80).0, BLUE);
    }
}

#[tokio::test]
async fn opaque_alpha_is_dropped() {
    let opaque = RgbaImage::from_pixel(40, 40, Rgba([9, 8, 7, 255]));
    let prepared = prepared(png(opaque)).await;
    assert_eq!(picture(&prepared.full).color(), image::ColorType::Rgb8);
}

#[tokio::test]
async fn sixteen_bit_and_grey_images_are_accepted() {
    let deep =
        image::ImageBuffer::from_fn(30, 20, |x, _| image::Rgb([x as u16 * 2_000, 0, u16::MAX]));
    let shown = prepared(png(DynamicImage::ImageRgb16(deep))).await;
    assert!(is_near(picture(&shown.full).get_pixel(29, 0).0, [226, 0, 255, 255]));
    let grey = image::GrayImage::from_pixel(3_000, 20, Luma([99]));
    let shown = prepared(jpeg(grey)).await;
    assert_eq!(picture(&shown.full).color(), image::ColorType::L8);
    assert_eq!(picture(&shown.display).color(), image::ColorType::L8);
}

#[tokio::test]
async fn the_first_frame_of_an_animation_is_used() {
    let red = RgbaImage::from_pixel(60, 60, Rgba(RED));
    let blue = RgbaImage::from_pixel(60, 60, Rgba(BLUE));
    let prepared = prepared(gif(&[red, blue.clone(), blue])).await;
    assert_corners(&prepared.full, [RED; 4]);
}

#[tokio::test]
async fn each_size_has_the_format_that_suits_it() {
    let flat = prepared(png(flag(500, 300))).await;
    assert!(flat.thumb.file.ends_with(".png"), "flat colours");
    let noisy = prepared(png(noise(500, 300))).await;
    assert!(noisy.full.file.ends_with(".png"), "nothing is lost");
    for encoded in [&noisy.display, &noisy.thumb] {
        assert!(encoded.file.ends_with(".jpg"), "a photo: {}", encoded.file);
        assert!(encoded.bytes.len() < noisy.full.bytes.len());
    }
    assert_eq!(picture(&noisy.display).dimensions(), (500, 300));
}

#[test]
fn only_two_endings_are_served() {
    assert_eq!(content_type("full-00.jpg"), Some("image/jpeg"));
    assert_eq!(content_type("full-00.png"), Some("image/png"));
    for other in ["", "jpg", "a.svg", "a.html", "a.jpg.html", "a.JPG", "a."] {
        assert_eq!(content_type(other), None, "{other}");
    }
}

#[tokio::test]
async fn the_bytes_as_they_were_sent_are_a_file_that_is_not_shown() {
    let sent = [
        (jpeg_with_exif(flag(20, 10), 6), "image/jpeg"),
        (png(flag(20, 10)), "image/png"),
        (webp(flag(20, 10)), "image/webp"),
        (gif(&[half_transparent(20, 10)]), "image/gif"),
    ];
    for (bytes, kind) in sent {
        let Encoded { bytes: kept, file } = prepared(bytes.clone()).await.original;
        assert!(kept == bytes, "{kind}");
        assert!(crate::server::blobs::is_file_name(&file), "{file}");
        assert_eq!((original_type(&file), content_type(&file)), (Some(kind), None), "{file}");
    }
    assert_eq!(original_type("full-00.jpg"), None);
}
