//! What comes is shown as its senders see it; what is hostile is refused before it costs anything.

use super::samples::*;
use super::*;
use crate::protocol::AppError;
use image::{DynamicImage, GenericImageView, ImageFormat, Luma, Rgba, RgbaImage};
use proptest::prelude::*;

async fn prepared(bytes: Vec<u8>) -> Prepared {
    prepare(bytes.into()).await.expect("an image")
}

async fn refused(bytes: Vec<u8>) -> MediaError {
    prepare(bytes.into()).await.expect_err("no image")
}

fn status(error: MediaError) -> u16 {
    AppError::from(error).code.status()
}

fn picture(encoded: &Encoded) -> DynamicImage {
    let format = if encoded.file.ends_with(".png") { ImageFormat::Png } else { ImageFormat::Jpeg };
    image::load_from_memory_with_format(&encoded.bytes, format).expect("a picture")
}

/// Near enough for a JPEG.
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
    let places = [(w / 10, h / 10), (w * 9 / 10, h / 10), (w / 10, h * 9 / 10), (w * 9 / 10, h * 9 / 10)];
    for ((x, y), expected) in places.into_iter().zip(expected) {
        let got = picture.get_pixel(x, y).0;
        assert!(is_near(got, expected), "{}: {got:?} at {x},{y} of {w}×{h}, not {expected:?}", encoded.file);
    }
}

#[tokio::test]
async fn every_format_comes_in_three_sizes() {
    let cases = [
        (png(flag(2_600, 260)), "png"),
        (jpeg(flag(2_600, 260)), "jpg"),
        (webp(flag(2_600, 260)), "jpg"),
        (gif(&[DynamicImage::from(flag(2_600, 260)).into_rgba8()]), "png"),
    ];
    for (bytes, ending) in cases {
        let prepared = prepared(bytes).await;
        assert_eq!((prepared.width, prepared.height), (2_600, 260));
        let sizes = [(&prepared.full, 2_600, 260), (&prepared.display, 2_560, 256), (&prepared.thumb, 480, 48)];
        for (encoded, width, height) in sizes {
            assert_eq!(picture(encoded).dimensions(), (width, height), "{}", encoded.file);
            assert_corners(encoded, [GREEN, GREEN, RED, BLUE]);
            assert!(crate::server::blobs::is_file_name(&encoded.file), "{}", encoded.file);
            assert!(content_type(&encoded.file).is_some());
        }
        assert!(prepared.full.file.starts_with("full-") && prepared.full.file.ends_with(ending));
        assert!(prepared.display.file.starts_with("display-") && prepared.display.file.ends_with(ending));
    }
}

#[tokio::test]
async fn names_come_from_the_content_alone() {
    let (a, b) = (prepared(png(flag(50, 50))).await, prepared(png(flag(50, 50))).await);
    assert_eq!(a.full, b.full);
    let with_text = with_chunk(&png(flag(50, 50)), b"tEXt", b"Comment\0hello");
    assert_eq!(prepared(with_text).await.full, a.full, "what is left out does not count");
    assert_ne!(prepared(png(flag(50, 51))).await.full.file, a.full.file);
}

#[tokio::test]
async fn small_pictures_are_stored_once() {
    for bytes in [png(flag(500, 300)), jpeg(flag(2_560, 40))] {
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
async fn every_way_to_hold_a_camera_comes_out_upright() {
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
async fn nothing_but_pixels_gets_through() {
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
        extended_webp(&webp(flag(500, 100)), 0x0C, (500, 100), &[(b"EXIF", &exif(1)), (b"XMP ", SECRET)]),
        [gif(&[half_transparent(500, 100)]), SECRET.to_vec()].concat(),
    ];
    for (number, source) in sources.into_iter().enumerate() {
        assert!(has(&source, SECRET), "{number}: the secret is in the source");
        let prepared = prepared(source).await;
        for Encoded { bytes, file } in [&prepared.full, &prepared.display, &prepared.thumb] {
            for trace in [SECRET, b"Exif", b"eXIf", b"adobe", b"II*\0", b"tEXt"] {
                assert!(!has(bytes, trace), "{number}: {:?} in {file}", String::from_utf8_lossy(trace));
            }
        }
    }
}

fn has(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[tokio::test]
async fn what_is_transparent_stays_so() {
    for bytes in [png(half_transparent(500, 100)), webp(half_transparent(500, 100)), gif(&[half_transparent(500, 100)])] {
        let prepared = prepared(bytes).await;
        assert!(prepared.full.file.ends_with(".png"));
        let full = picture(&prepared.full);
        assert_eq!(full.get_pixel(100, 80).0[3], 0);
        assert_eq!(full.get_pixel(400, 80).0, BLUE);
    }
}

#[tokio::test]
async fn alpha_that_hides_nothing_is_left_out() {
    let opaque = RgbaImage::from_pixel(40, 40, Rgba([9, 8, 7, 255]));
    let prepared = prepared(png(opaque)).await;
    assert_eq!(picture(&prepared.full).color(), image::ColorType::Rgb8);
}

#[tokio::test]
async fn deep_and_grey_pictures_are_taken() {
    let deep = image::ImageBuffer::from_fn(30, 20, |x, _| image::Rgb([x as u16 * 2_000, 0, u16::MAX]));
    let shown = prepared(png(DynamicImage::ImageRgb16(deep))).await;
    assert!(is_near(picture(&shown.full).get_pixel(29, 0).0, [226, 0, 255, 255]));
    let grey = image::GrayImage::from_pixel(3_000, 20, Luma([99]));
    let shown = prepared(jpeg(grey)).await;
    assert_eq!(picture(&shown.full).color(), image::ColorType::L8);
    assert_eq!(picture(&shown.display).color(), image::ColorType::L8);
}

#[tokio::test]
async fn of_an_animation_the_first_frame_is_taken() {
    let red = RgbaImage::from_pixel(60, 60, Rgba(RED));
    let blue = RgbaImage::from_pixel(60, 60, Rgba(BLUE));
    let prepared = prepared(gif(&[red, blue.clone(), blue])).await;
    assert_corners(&prepared.full, [RED; 4]);
}

#[tokio::test]
async fn a_thumbnail_is_in_whichever_form_is_smaller() {
    assert!(prepared(png(flag(500, 300))).await.thumb.file.ends_with(".png"), "flat colours");
    let noisy = prepared(png(noise(500, 300))).await;
    assert!(noisy.thumb.file.ends_with(".jpg") && noisy.full.file.ends_with(".png"));
}

#[tokio::test]
async fn what_is_too_large_is_refused_by_its_header() {
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
async fn sizes_that_lie_are_refused() {
    let mut lossy_frame_larger_than_canvas = extended_webp(&webp(flag(8, 8)), 0, (8, 8), &[]);
    let frame = lossy_frame_larger_than_canvas.windows(4).position(|w| w == b"VP8L").expect("a frame");
    lossy_frame_larger_than_canvas[frame..frame + 4].copy_from_slice(b"VP8 ");
    lossy_frame_larger_than_canvas[frame + 14..frame + 18].copy_from_slice(&[0xFF, 0x3F, 0xFF, 0x3F]);
    let mut claims_four_gigabytes = extended_webp(&webp(flag(8, 8)), 0x08, (8, 8), &[(b"EXIF", &exif(1))]);
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
        assert!(matches!(error, MediaError::NotAnImage { .. }), "{number}: {error:?}");
        assert_eq!(status(error), 422);
    }
}

#[tokio::test]
async fn what_is_cut_off_is_refused() {
    let files = [
        png(noise(90, 60)),
        jpeg(noise(90, 60)),
        jpeg_with_exif(noise(90, 60), 6),
        webp(noise(90, 60)),
        gif(&[DynamicImage::from(noise(90, 60)).into_rgba8()]),
    ];
    for (number, file) in files.into_iter().enumerate() {
        for keep in [1, 3, 11, 16, 30, file.len() / 4, file.len() / 2, file.len() * 3 / 4, file.len() - 40] {
            let error = refused(file[..keep].to_vec()).await;
            assert!(matches!(error, MediaError::NotAnImage { .. }), "{number}, {keep}: {error:?}");
        }
    }
}

#[tokio::test]
async fn a_preview_within_a_photo_does_not_stand_for_its_end() {
    let preview = [&b"Exif\0\0"[..], &exif(1), &jpeg(flag(16, 16))].concat();
    let whole = with_segment(&jpeg(noise(90, 60)), 0xE1, &preview);
    assert!(prepare(whole.clone().into()).await.is_ok());
    assert!(matches!(refused(whole[..whole.len() / 2].to_vec()).await, MediaError::NotAnImage { .. }));
}

#[tokio::test]
async fn other_types_are_told_from_what_is_no_image() {
    let svg = b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    let error = refused(svg.to_vec()).await;
    assert_eq!((error, status(error)), (MediaError::UnsupportedType { name: "SVG" }, 415));
    assert!(AppError::from(error).message.contains("PNG, JPEG, WebP and GIF"));
    for nothing in [&b"hello"[..], b"", b"PK\x03\x04", b"%PDF-1.7", b"\x89PNG\r\n\x1a\nno", b"\xFF\xD8\xFF"] {
        let error = refused(nothing.to_vec()).await;
        assert_eq!(status(error), 422, "{nothing:?}: {error:?}");
    }
}

#[test]
fn only_two_endings_are_served() {
    assert_eq!(content_type("full-00.jpg"), Some("image/jpeg"));
    assert_eq!(content_type("full-00.png"), Some("image/png"));
    for other in ["", "jpg", "a.svg", "a.html", "a.jpg.html", "a.JPG", "a."] {
        assert_eq!(content_type(other), None, "{other}");
    }
}

fn outcome(bytes: Vec<u8>) -> Result<Prepared, MediaError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(prepare(bytes.into()))
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
    (prop::sample::select(files), prop::collection::vec(change, 1..6)).prop_map(|(mut file, changes)| {
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        file
    })
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
