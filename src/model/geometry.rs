//! Places and regions on an image, in percent of its width and height. Knows no pixels.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A place: `x` percent of the width from the left, `y` percent of the height from the top.
/// Both 0 to 100, decimals kept.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "RawPoint", into = "RawPoint")]
pub struct Point {
    /// Percent of the width from the left.
    #[schema(minimum = 0, maximum = 100, examples(25.5))]
    x: f64,
    /// Percent of the height from the top.
    #[schema(minimum = 0, maximum = 100, examples(30.2))]
    y: f64,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct RawPoint {
    x: f64,
    y: f64,
}

impl Point {
    /// `None` when a coordinate is outside 0 to 100; NaN is outside too.
    pub fn new(x: f64, y: f64) -> Option<Self> {
        let inside = |v: f64| (0.0..=100.0).contains(&v);
        // `+ 0.0` turns -0.0 into 0.0: one place, one spelling.
        (inside(x) && inside(y)).then_some(Self { x: x + 0.0, y: y + 0.0 })
    }

    /// The place of a pixel: `dx`, `dy` from the top left corner of an image that is shown `width`
    /// by `height`. Rounded to 0.0001 %, a hundredth of a pixel on an image 10,000 wide, and drawn
    /// to the nearest edge when just outside. `None` for an image without extent.
    pub fn from_pixels(dx: f64, dy: f64, width: f64, height: f64) -> Option<Self> {
        let percent =
            |d: f64, extent: f64| (((d / extent).clamp(0.0, 1.0) * 1_000_000.0).round()) / 10_000.0;
        if width > 0.0 && height > 0.0 {
            Self::new(percent(dx, width), percent(dy, height))
        } else {
            None
        }
    }

    /// The place of `at` in an image that is turned, skewed or mirrored: its upper left, upper right and lower left
    /// corners are at `corners`. Rounded and drawn to the nearest edge as by [`Self::from_pixels`].
    pub fn from_corners(at: (f64, f64), corners: [(f64, f64); 3]) -> Option<Self> {
        let [origin, right, below] = corners;
        let from_origin = |(x, y): (f64, f64)| (x - origin.0, y - origin.1);
        let cross = |a: (f64, f64), b: (f64, f64)| a.0 * b.1 - a.1 * b.0;
        let (at, right, below) = (from_origin(at), from_origin(right), from_origin(below));
        let area = cross(right, below);
        let (along, down) = (cross(at, below) * area.signum(), cross(right, at) * area.signum());
        Self::from_pixels(along, down, area.abs(), area.abs())
    }

    /// Percent of the width from the left.
    pub fn x(self) -> f64 {
        self.x
    }

    /// Percent of the height from the top.
    pub fn y(self) -> f64 {
        self.y
    }
}

/// A coordinate outside the image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no-point")]
pub struct PointError;

/// The size of a region: `w` percent of the image's width, `h` percent of its
/// height. Both more than 0 and at most 100, decimals kept.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "RawSize", into = "RawSize")]
pub struct Size {
    /// Percent of the width.
    #[schema(exclusive_minimum = 0, maximum = 100, examples(30.0))]
    w: f64,
    /// Percent of the height.
    #[schema(exclusive_minimum = 0, maximum = 100, examples(20.5))]
    h: f64,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct RawSize {
    w: f64,
    h: f64,
}

/// What the sum of a coordinate and a length may be above 100: the sum of two decimals is not exact.
const ROUNDING: f64 = 1e-9;

impl Size {
    /// `None` when a side is not more than 0, or more than 100; NaN is neither.
    pub fn new(w: f64, h: f64) -> Option<Self> {
        let fits = |v: f64| v > 0.0 && v <= 100.0;
        (fits(w) && fits(h)).then_some(Self { w, h })
    }

    /// Percent of the width.
    pub fn w(self) -> f64 {
        self.w
    }

    /// Percent of the height.
    pub fn h(self) -> f64 {
        self.h
    }

    /// Is a region of this size on the image, with its upper left corner there?
    pub fn fits_at(self, at: Point) -> bool {
        at.x + self.w <= 100.0 + ROUNDING && at.y + self.h <= 100.0 + ROUNDING
    }

    /// The lower right corner of the region whose upper left corner is there, drawn to the nearest edge when outside.
    pub fn end(self, at: Point) -> Point {
        Point { x: (at.x + self.w).min(100.0), y: (at.y + self.h).min(100.0) }
    }
}

/// A size that no region on an image has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no-size")]
pub struct SizeError;

impl TryFrom<RawSize> for Size {
    type Error = SizeError;
    fn try_from(raw: RawSize) -> Result<Self, Self::Error> {
        Self::new(raw.w, raw.h).ok_or(SizeError)
    }
}

impl From<Size> for RawSize {
    fn from(size: Size) -> Self {
        Self { w: size.w, h: size.h }
    }
}

impl TryFrom<RawPoint> for Point {
    type Error = PointError;
    fn try_from(raw: RawPoint) -> Result<Self, Self::Error> {
        Self::new(raw.x, raw.y).ok_or(PointError)
    }
}

impl From<Point> for RawPoint {
    fn from(point: Point) -> Self {
        Self { x: point.x, y: point.y }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m13_a_point_lies_on_the_image() {
        for (x, y) in [(0.0, 0.0), (100.0, 100.0), (25.123_456_789, 0.1)] {
            let point = Point::new(x, y).expect("inside");
            assert_eq!((point.x(), point.y()), (x, y));
        }
        let nan = f64::NAN;
        for (x, y) in [(-0.1, 1.0), (1.0, 100.1), (nan, 1.0), (1.0, nan), (f64::INFINITY, 0.0)] {
            assert_eq!(Point::new(x, y), None, "{x} {y}");
        }
        assert!(Point::new(-0.0, 0.0).expect("inside").x().is_sign_positive());
    }

    #[test]
    fn m13_pixels_become_the_same_percent_at_every_size() {
        let at_1000 = Point::from_pixels(250.0, 100.0, 1000.0, 500.0).expect("inside");
        let at_500 = Point::from_pixels(125.0, 50.0, 500.0, 250.0).expect("inside");
        assert_eq!(at_1000, at_500);
        assert_eq!((at_1000.x(), at_1000.y()), (25.0, 20.0));
        assert_eq!(Point::from_pixels(1.0, 1.0, 3.0, 3.0).expect("inside").x(), 33.3333);
        assert_eq!(Point::from_pixels(1001.0, -3.0, 1000.0, 500.0), Point::new(100.0, 0.0));
        assert_eq!(Point::from_pixels(1.0, 1.0, 0.0, 0.0), None);
    }

    #[test]
    fn m13_a_turned_image_has_its_places_where_they_are_seen() {
        let quarter = Point::new(25.0, 50.0);
        let upright = [(10.0, 20.0), (110.0, 20.0), (10.0, 70.0)];
        assert_eq!(Point::from_corners((35.0, 45.0), upright), quarter);
        let turned_right = [(100.0, 0.0), (100.0, 200.0), (0.0, 0.0)];
        assert_eq!(Point::from_corners((50.0, 50.0), turned_right), quarter);
        let mirrored = [(100.0, 0.0), (0.0, 0.0), (100.0, 40.0)];
        assert_eq!(Point::from_corners((75.0, 20.0), mirrored), quarter);
        assert_eq!(Point::from_corners((200.0, 20.0), mirrored), Point::new(0.0, 50.0), "outside");
        assert_eq!(Point::from_corners((1.0, 1.0), [(1.0, 1.0); 3]), None, "without extent");
    }

    #[test]
    fn a_size_is_more_than_nothing_and_at_most_the_image() {
        for (w, h) in [(100.0, 100.0), (0.000_1, 33.333_3)] {
            let size = Size::new(w, h).expect("a size");
            assert_eq!((size.w(), size.h()), (w, h));
        }
        let nan = f64::NAN;
        for (w, h) in [(0.0, 1.0), (1.0, -0.0), (-1.0, 1.0), (1.0, 100.1), (nan, 1.0), (1.0, nan)] {
            assert_eq!(Size::new(w, h), None, "{w} {h}");
        }
    }

    #[test]
    fn a_region_stays_on_the_image() {
        let fits = |x, y, w, h| {
            Size::new(w, h).expect("a size").fits_at(Point::new(x, y).expect("inside"))
        };
        assert!(fits(0.0, 0.0, 100.0, 100.0));
        assert!(fits(60.0, 70.0, 40.0, 30.0));
        assert!(fits(70.1, 0.2, 29.9, 99.8), "sums of decimals are not exact");
        assert!(!fits(60.0, 70.0, 40.1, 30.0));
        assert!(!fits(60.0, 70.0, 40.0, 30.000_1));
        let size = Size::new(40.0, 20.0).expect("a size");
        let end = |x, y| Point::new(x, y).map(|at| size.end(at));
        assert_eq!(end(10.0, 20.0), Point::new(50.0, 40.0));
        assert_eq!(end(90.0, 95.0), Point::new(100.0, 100.0), "drawn to the edge");
    }

    #[test]
    fn reading_checks_too() {
        assert!(serde_json::from_str::<Size>(r#"{"w":25.5,"h":30}"#).is_ok());
        assert!(serde_json::from_str::<Size>(r#"{"w":0,"h":30}"#).is_err());
        assert!(serde_json::from_str::<Point>(r#"{"x":25.5,"y":30}"#).is_ok());
        assert!(serde_json::from_str::<Point>(r#"{"x":101,"y":30}"#).is_err());
    }
}
