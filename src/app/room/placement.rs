//! The side of the marker on which a window opens. Pure; all lengths are in CSS pixels.

use crate::browser::{Rect, Viewport};
use crate::model::Point;

/// The width of a window.
const WIDTH: f64 = 300.0;
/// Half of a window centred above or below its marker.
const HALF: f64 = WIDTH / 2.0;
/// The distance between marker and window, for the arrow.
const GAP: f64 = 22.0;
/// The default side of a marker in percent of the image's width.
const SQUARE: f64 = 5.0;

/// The position of a window relative to its marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The CSS class of the side.
    pub side: &'static str,
    /// The alignment along that side: the end from which the window grows.
    pub align: &'static str,
}

/// The first side with enough space: right, left, then the larger of below and above.
pub fn place(at: Point, stage: Rect, viewport: Viewport) -> Placement {
    let x = stage.x + stage.width * at.x() / 100.0;
    let y = stage.y + stage.height * at.y() / 100.0;
    let half = stage.width * SQUARE / 200.0;
    let needed = WIDTH + GAP + half;
    let (above, below) = (y, viewport.height - y);
    if viewport.width - x >= needed || x >= needed {
        let side = if viewport.width - x >= needed { "to-right" } else { "to-left" };
        let align = if below >= above { "start" } else { "end" };
        return Placement { side, align };
    }
    let side = if below >= above { "to-bottom" } else { "to-top" };
    let align = match (x >= HALF, viewport.width - x >= HALF) {
        (true, true) => "center",
        (false, _) => "start",
        (true, false) => "end",
    };
    Placement { side, align }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64, width: f64) -> (&'static str, &'static str) {
        let stage = Rect { x: 0.0, y: 0.0, width, height: 800.0 };
        let point = Point::new(x, y).expect("inside");
        let placed = place(point, stage, Viewport { width, height: 800.0 });
        (placed.side, placed.align)
    }

    #[test]
    fn a_window_opens_on_the_side_with_space() {
        assert_eq!(at(10.0, 10.0, 1000.0), ("to-right", "start"));
        assert_eq!(at(10.0, 90.0, 1000.0), ("to-right", "end"));
        assert_eq!(at(90.0, 10.0, 1000.0), ("to-left", "start"));
        assert_eq!(at(90.0, 90.0, 1000.0), ("to-left", "end"));
        assert_eq!(at(50.0, 10.0, 600.0), ("to-bottom", "center"));
        assert_eq!(at(50.0, 90.0, 600.0), ("to-top", "center"));
        assert_eq!(at(10.0, 10.0, 320.0), ("to-bottom", "start"));
        assert_eq!(at(90.0, 90.0, 320.0), ("to-top", "end"));
    }
}
