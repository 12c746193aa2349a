//! A picture with the numbers of its discussions on it, in the size that other sites show for a link. Knows no
//! discussion, only places and numbers.

use super::encode::{self, QUALITY_DISPLAY};
use super::error::MediaError;
use super::{decode, scale, sniff};
use crate::model::{Point, Size as RegionSize};
use crate::protocol::NotAnImage;
use crate::server::media::Size;
use bytes::Bytes;
use image::imageops::{crop_imm, overlay};
use image::{DynamicImage, GenericImage, GenericImageView, GrayImage, Rgb, RgbImage, SubImage};
use std::sync::LazyLock;

/// Width and height in pixels, as the documentation of the Open Graph protocol's large readers recommends.
pub const ANNOTATED: (u32, u32) = (1_200, 630);

/// A mark on a picture.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Its centre; of a region, the upper left corner.
    pub at: Point,
    /// The size of a region.
    pub size: Option<RegionSize>,
    /// The number on it.
    pub number: u32,
}

/// Around the picture.
const GROUND: Rgb<u8> = Rgb([0x17, 0x19, 0x1c]);
/// Below transparent pixels, as where alpha is dropped.
const BELOW: Rgb<u8> = Rgb([encode::BACKGROUND; 3]);
/// Colours of a mark, those of markers in `style/tokens.css`.
const FACE: Rgb<u8> = Rgb([0xff, 0xd2, 0x1f]);
const EDGE: Rgb<u8> = GROUND;
/// The side of a mark in pixels, the width of its edge, and the least space beside its number.
const SIDE: u32 = 44;
const EDGE_WIDTH: u32 = 3;
const BESIDE: u32 = 7;
/// The width of the outline of a region in pixels, and of its edge on both sides.
const OUTLINE_WIDTH: u32 = 4;
const OUTLINE_EDGE: u32 = 1;
/// The shown part of a tall picture: its upper end, this many times as high as wide. A whole page capture would be a
/// line of a few pixels.
const TALLEST: u32 = 1;

/// The digits 0 to 9 in white on black, in cells of equal width: DejaVu Sans Bold, 25 px.
static DIGITS: LazyLock<GrayImage> = LazyLock::new(|| {
    let digits = image::load_from_memory(include_bytes!("digits.png"));
    digits.expect("the file is part of the program").to_luma8()
});

/// A JPEG of [`ANNOTATED`]: the picture in the middle, whole or, of a tall one, its upper part.
///
/// # Errors
/// The bytes are no picture that this server prepared.
pub fn annotated(picture: &Bytes, marks: &[Mark]) -> Result<Vec<u8>, MediaError> {
    let picture = decode::pixels(picture, sniff::kind(picture)?)?;
    let shown_height = picture.height().min(picture.width().saturating_mul(TALLEST)).max(1);
    let shown = match shown_height == picture.height() {
        true => picture.clone(),
        false => picture.crop_imm(0, 0, picture.width(), shown_height),
    };
    let shown = fitted(shown)?;
    let left = (ANNOTATED.0 - shown.width()) / 2;
    let top = (ANNOTATED.1 - shown.height()) / 2;
    let mut canvas = RgbImage::from_pixel(ANNOTATED.0, ANNOTATED.1, GROUND);
    overlay(&mut canvas, &flat(&shown), left.into(), top.into());
    let scale = f64::from(shown.height()) / f64::from(shown_height);
    let whole_height = f64::from(picture.height()) * scale;
    let at = |x: f64, y: f64| (x / 100.0 * f64::from(shown.width()), y / 100.0 * whole_height);
    let is_shown = |mark: &&Mark| at(0.0, mark.at.y()).1 <= f64::from(shown.height());
    for Mark { at: from, size, .. } in marks.iter().filter(is_shown) {
        let Some(size) = size else { continue };
        let (begin, end) = (at(from.x(), from.y()), at(from.x() + size.w(), from.y() + size.h()));
        let mut part = canvas.sub_image(left, top, shown.width(), shown.height());
        outline(&mut part, begin, end);
    }
    for mark in marks.iter().filter(is_shown) {
        let (x, y) = at(mark.at.x(), mark.at.y());
        draw(&mut canvas, (f64::from(left) + x, f64::from(top) + y), mark.number);
    }
    encode::jpeg(&canvas.into(), QUALITY_DISPLAY)
}

/// Within [`ANNOTATED`]; never larger than it is.
fn fitted(picture: DynamicImage) -> Result<DynamicImage, MediaError> {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let factor = (f64::from(ANNOTATED.0) / width).min(f64::from(ANNOTATED.1) / height);
    if factor >= 1.0 {
        return Ok(picture);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the size")]
    let scaled = |length: f64| ((length * factor) as u32).max(1);
    let (width, height) = (scaled(width), scaled(height));
    let size = Size { width, height, pixels: u64::from(width) * u64::from(height) };
    let smaller = scale::down(&picture, size)?;
    let fits = |it: &DynamicImage| it.width() <= ANNOTATED.0 && it.height() <= ANNOTATED.1;
    let unscalable = MediaError::NotAnImage { reason: NotAnImage::Unscalable };
    smaller.filter(fits).ok_or(unscalable)
}

fn flat(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let below = RgbImage::from_pixel(picture.width(), picture.height(), BELOW);
    let mut below = DynamicImage::from(below).to_rgba8();
    overlay(&mut below, &picture.to_rgba8(), 0, 0);
    DynamicImage::from(below).to_rgb8()
}

/// A mark around a place of the canvas, moved inside where it would be cut off.
fn draw(canvas: &mut RgbImage, (x, y): (f64, f64), number: u32) {
    let digits: Vec<u32> =
        number.to_string().bytes().map(|digit| u32::from(digit - b'0')).collect();
    let (cell, height) = (DIGITS.width() / 10, DIGITS.height());
    let text_width = cell * u32::try_from(digits.len()).unwrap_or(1);
    let width = SIDE.max(text_width + 2 * (BESIDE + EDGE_WIDTH));
    let inside = |centre: f64, extent: u32, most: u32| {
        let least = centre - f64::from(extent) / 2.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let least = least.clamp(0.0, f64::from(most - extent)) as u32;
        least
    };
    let (left, top) = (inside(x, width, canvas.width()), inside(y, SIDE, canvas.height()));
    fill(canvas, (left, top), (width, SIDE), EDGE);
    let inner = (width - 2 * EDGE_WIDTH, SIDE - 2 * EDGE_WIDTH);
    fill(canvas, (left + EDGE_WIDTH, top + EDGE_WIDTH), inner, FACE);
    let mut at = left + (width - text_width) / 2;
    for digit in digits {
        let glyph = crop_imm(&*DIGITS, digit * cell, 0, cell, height).to_image();
        print(canvas, (at, top + (SIDE - height) / 2), &glyph);
        at += cell;
    }
}

/// Draws the outline of a region between two corners, clipped to the picture.
fn outline(picture: &mut SubImage<&mut RgbImage>, begin: (f64, f64), end: (f64, f64)) {
    #[expect(clippy::cast_possible_truncation, reason = "a place within some pictures' sizes")]
    let pixel = |at: f64| at as i64;
    let (left, top) = (pixel(begin.0), pixel(begin.1));
    let (right, bottom) = (pixel(end.0), pixel(end.1));
    let whole = OUTLINE_WIDTH + 2 * OUTLINE_EDGE;
    // One-pixel rectangles from the outside to the inside.
    for inward in 0..whole {
        let is_face = (OUTLINE_EDGE..OUTLINE_EDGE + OUTLINE_WIDTH).contains(&inward);
        let ink = if is_face { FACE } else { EDGE };
        let (from, to) = (i64::from(inward), i64::from(inward) + 1);
        let (x, y) = (left + from..right - from, top + from..bottom - from);
        for line in [top + from, bottom - to] {
            x.clone().for_each(|x| put(picture, (x, line), ink));
        }
        for line in [left + from, right - to] {
            y.clone().for_each(|y| put(picture, (line, y), ink));
        }
    }
}

/// Sets a pixel within the picture.
fn put(picture: &mut SubImage<&mut RgbImage>, (x, y): (i64, i64), ink: Rgb<u8>) {
    if let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y))
        && picture.in_bounds(x, y)
    {
        picture.put_pixel(x, y, ink);
    }
}

fn fill(canvas: &mut RgbImage, (left, top): (u32, u32), (width, height): (u32, u32), ink: Rgb<u8>) {
    for y in top..top + height {
        for x in left..left + width {
            canvas.put_pixel(x, y, ink);
        }
    }
}

/// In the colour of the edge on the face; `glyph` says how much of it each pixel has.
fn print(canvas: &mut RgbImage, (left, top): (u32, u32), glyph: &GrayImage) {
    for (x, y, cover) in glyph.enumerate_pixels() {
        let pixel = canvas.get_pixel_mut(left + x, top + y);
        for (to, ink) in pixel.0.iter_mut().zip(EDGE.0) {
            let (part, rest) = (u32::from(cover.0[0]), 255 - u32::from(cover.0[0]));
            let mixed = (u32::from(*to) * rest + u32::from(ink) * part) / 255;
            *to = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::media::samples::{flag, half_transparent, png};

    fn mark(x: f64, y: f64, number: u32) -> Mark {
        Mark { at: Point::new(x, y).expect("a place"), size: None, number }
    }

    fn drawn(picture: Vec<u8>, marks: &[Mark]) -> RgbImage {
        let jpeg = annotated(&picture.into(), marks).expect("a picture");
        image::load_from_memory(&jpeg).expect("a JPEG").to_rgb8()
    }

    fn is_near(pixel: &Rgb<u8>, colour: Rgb<u8>) -> bool {
        pixel.0.iter().zip(colour.0).all(|(a, b)| a.abs_diff(b) < 40)
    }

    #[test]
    fn a_picture_stands_in_the_middle_with_its_marks_on_their_places() {
        let image = drawn(png(flag(2_400, 630)), &[mark(50.0, 50.0, 1), mark(0.0, 0.0, 20_000)]);
        assert_eq!(image.dimensions(), ANNOTATED);
        assert!(is_near(image.get_pixel(600, 20), GROUND), "above it");
        assert!(is_near(image.get_pixel(300, 450), Rgb([220, 0, 0])), "its left half");
        assert!(is_near(image.get_pixel(600 - SIDE / 2 + 6, 315), FACE), "the mark in its middle");
        // Its upper left corner is at 0, 157: a mark of five digits is moved inside and holds them all.
        assert!(is_near(image.get_pixel(EDGE_WIDTH + 3, 158), FACE));
        assert!(is_near(image.get_pixel(5 * DIGITS.width() / 10 + 12, 145), FACE));
    }

    #[test]
    fn a_number_is_written_on_its_mark() {
        let one = drawn(png(flag(1_200, 630)), &[mark(50.0, 50.0, 1)]);
        let eight = drawn(png(flag(1_200, 630)), &[mark(50.0, 50.0, 8)]);
        let dark = |image: &RgbImage| {
            let inside = (582..618).flat_map(|x| (297..333).map(move |y| (x, y)));
            inside.filter(|(x, y)| is_near(image.get_pixel(*x, *y), EDGE)).count()
        };
        assert!(dark(&one) > 50, "{}", dark(&one));
        assert!(dark(&eight) > dark(&one) + 20, "{} and {}", dark(&eight), dark(&one));
    }

    #[test]
    fn a_region_is_an_outline_with_its_number_on_the_corner() {
        let size = Some(RegionSize::new(40.0, 50.0).expect("a size"));
        let region = Mark { size, ..mark(50.0, 25.0, 7) };
        let image = drawn(png(flag(1_200, 630)), &[region, Mark { size, ..mark(80.0, 80.0, 8) }]);
        let (right, bottom) = (1_080, 472);
        assert!(is_near(image.get_pixel(600 - 15, 157), FACE), "its number is on the corner");
        for (x, y) in [(right - 3, 300), (800, bottom - 3), (900, 157 + 2)] {
            assert!(is_near(image.get_pixel(x, y), FACE), "its outline at {x}, {y}");
        }
        assert!(!is_near(image.get_pixel(800, 300), FACE), "its inside is the picture");
        assert!(!is_near(image.get_pixel(right + 4, 300), FACE), "beside it");
    }

    #[test]
    fn of_a_region_that_goes_on_below_no_end_is_drawn() {
        let size = Some(RegionSize::new(50.0, 50.0).expect("a size"));
        let region = Mark { size, ..mark(25.0, 2.0, 1) };
        let image = drawn(png(flag(400, 8_000)), &[region]);
        // 400 by 400 in the middle; the region is 100 to 300 px wide and ends 4,160 px below its top.
        assert!(is_near(image.get_pixel(500 + 3, 115 + 380), FACE), "its left side");
        assert!(!is_near(image.get_pixel(600, 115 + 400 - 3), FACE), "no line at the cut");
    }

    #[test]
    fn of_a_tall_picture_the_upper_part_is_shown() {
        let image = drawn(png(flag(400, 8_000)), &[mark(50.0, 1.0, 1), mark(50.0, 90.0, 2)]);
        // 400 by 400 in the middle, at its own size; the first mark is 80 px below its upper end, the other one outside.
        assert!(is_near(image.get_pixel(600 - 15, 115 + 80), FACE));
        assert!(is_near(image.get_pixel(600, 115 + 300), Rgb([0, 200, 0])));
        assert!(is_near(image.get_pixel(600, 600), GROUND));
    }

    #[test]
    fn small_and_transparent_pictures_are_not_enlarged_and_have_a_ground() {
        let image = drawn(png(half_transparent(100, 100)), &[]);
        assert!(is_near(image.get_pixel(560, 345), BELOW), "its left half is transparent");
        assert!(is_near(image.get_pixel(540, 315), GROUND), "beside it");
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(annotated(&Bytes::from_static(b"no picture"), &[]).is_err());
    }
}
