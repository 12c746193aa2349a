//! Colours that a PNG states: what is stored looks as the file looks in a browser. The expected samples are those that
//! Chromium 156 draws.

use super::{picture, prepared};
use crate::server::media::samples::*;
use image::{DynamicImage, GenericImageView, Luma, Rgb, RgbImage};
use moxcms::ColorProfile;

/// Greys, and a colour that primaries move.
const GREYS: [u8; 7] = [5, 10, 30, 64, 128, 200, 250];
const COLOUR: [u8; 3] = [200, 50, 40];
const UNCHANGED: ([u8; 7], [u8; 3]) = (GREYS, COLOUR);
const LINEAR: ([u8; 7], [u8; 3]) = ([38, 56, 96, 137, 188, 229, 253], [229, 122, 110]);

fn sample() -> Vec<u8> {
    png(RgbImage::from_fn(8, 1, |x, _| {
        Rgb(GREYS.get(x as usize).map_or(COLOUR, |&grey| [grey; 3]))
    }))
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn gamma(gamma: u32) -> (&'static [u8; 4], Vec<u8>) {
    (b"gAMA", numbers(&[gamma]))
}

const SRGB: [u32; 8] = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000];
const P3: [u32; 8] = [31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000];

fn primaries(of: [u32; 8]) -> (&'static [u8; 4], Vec<u8>) {
    (b"cHRM", numbers(&of))
}

fn srgb() -> (&'static [u8; 4], Vec<u8>) {
    (b"sRGB", vec![0])
}

fn code_points(primaries: u8, transfer: u8) -> (&'static [u8; 4], Vec<u8>) {
    (b"cICP", vec![primaries, transfer, 0, 1])
}

/// A profile, stored without compression.
fn profile(of: &ColorProfile) -> (&'static [u8; 4], Vec<u8>) {
    let bytes = of.encode().expect("it encodes");
    let length = u16::try_from(bytes.len()).expect("a short profile");
    let sums = bytes.iter().fold((1_u32, 0), |(a, b), &byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (a + b) % 65_521)
    });
    let (length, sum) = ([length.to_le_bytes(), (!length).to_le_bytes()], sums.1 << 16 | sums.0);
    let stored = [&[0x78, 0x01, 0x01], &length.concat()[..], &bytes, &sum.to_be_bytes()].concat();
    (b"iCCP", [b"x\0\0", &stored[..]].concat())
}

async fn assert_shown(
    what: &str,
    chunks: &[(&'static [u8; 4], Vec<u8>)],
    (greys, colour): ([u8; 7], [u8; 3]),
) {
    let file = chunks.iter().fold(sample(), |png, (name, content)| with_chunk(&png, name, content));
    let shown = picture(&prepared(file).await.full);
    let expected = greys.map(|grey| [grey; 3]).into_iter().chain([colour]);
    for (x, expected) in (0..).zip(expected) {
        let [r, g, b, _] = shown.get_pixel(x, 0).0;
        let is_near = [r, g, b].iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 3);
        assert!(is_near, "{what}: {:?} at {x}, not {expected:?}", [r, g, b]);
    }
}

#[tokio::test]
async fn a_png_that_states_its_gamma_looks_as_in_a_browser() {
    assert_shown("nothing", &[], UNCHANGED).await;
    assert_shown("linear light", &[gamma(100_000)], LINEAR).await;
    assert_shown("1.8", &[gamma(55_556)], ([3, 10, 40, 81, 146, 210, 251], [210, 65, 53])).await;
    assert_shown("2.2 stands for sRGB", &[gamma(45_455)], UNCHANGED).await;
    assert_shown("2.86", &[gamma(35_000)], ([0, 0, 7, 38, 104, 187, 249], [187, 25, 16])).await;
}

#[tokio::test]
async fn primaries_count_together_with_a_gamma() {
    assert_shown("linear sRGB", &[gamma(100_000), primaries(SRGB)], LINEAR).await;
    let exact = [1, 3, 24, 62, 129, 201, 250];
    assert_shown("2.2", &[gamma(45_455), primaries(SRGB)], (exact, [201, 46, 35])).await;
    assert_shown("2.2 in P3", &[gamma(45_455), primaries(P3)], (exact, [219, 14, 16])).await;
    assert_shown("primaries alone", &[primaries(P3)], UNCHANGED).await;
}

#[tokio::test]
async fn browsers_believe_code_points_then_a_profile_then_srgb_then_gamma() {
    let p3 = ColorProfile::new_display_p3();
    let wide = (GREYS, [218, 24, 25]);
    assert_shown("sRGB by name", &[srgb(), gamma(100_000)], UNCHANGED).await;
    assert_shown("a profile", &[profile(&p3), gamma(100_000), primaries(SRGB)], wide).await;
    assert_shown("code points", &[code_points(12, 13), srgb(), gamma(100_000)], wide).await;
    let both = [code_points(1, 13), profile(&p3)];
    assert_shown("code points and a profile", &both, UNCHANGED).await;
    let broken = (b"iCCP", b"x\0\0nonsense".to_vec());
    assert_shown("a broken profile", &[broken, gamma(100_000)], LINEAR).await;
}

#[tokio::test]
async fn values_without_a_meaning_change_nothing() {
    let zeros = primaries([0; 8]);
    let same = primaries([31_270, 32_900, 64_000, 33_000, 64_000, 33_000, 64_000, 33_000]);
    let cases = [
        vec![gamma(0)],
        vec![gamma(u32::MAX)],
        vec![(b"gAMA", vec![1])],
        vec![gamma(100_000), zeros],
        vec![gamma(100_000), same],
        vec![code_points(0, 0)],
        vec![code_points(9, 16)],
    ];
    for (number, chunks) in cases.iter().enumerate() {
        assert_shown(&number.to_string(), chunks, UNCHANGED).await;
    }
}

#[tokio::test]
async fn greys_and_deep_images_have_a_gamma_too() {
    let grey = png(image::GrayImage::from_fn(7, 1, |x, _| Luma([GREYS[x as usize]])));
    let deep =
        image::ImageBuffer::from_fn(7, 1, |x, _| Rgb([u16::from(GREYS[x as usize]) * 257; 3]));
    for file in [grey, png(DynamicImage::ImageRgb16(deep))] {
        let (name, content) = gamma(100_000);
        let shown = picture(&prepared(with_chunk(&file, name, &content)).await.full);
        for (x, expected) in (0..).zip(LINEAR.0) {
            assert!(shown.get_pixel(x, 0).0[0].abs_diff(expected) <= 1, "{x}");
        }
    }
}
