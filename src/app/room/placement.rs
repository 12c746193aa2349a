//! Where a window stands beside its marker. Pure; all lengths are in CSS pixels of the viewport.

use crate::browser::{Rect, Viewport};

/// The width of a window.
const WIDTH: f64 = 300.0;
/// The minimum height of a window above or below a region: a comment, the name field and the form.
const LEAST: f64 = 320.0;
/// The distance between marker and window, for the arrow.
const GAP: f64 = 14.0;
/// The smallest distance between a window and what it must not cover.
const MARGIN: f64 = 8.0;
/// Where the arrow of a window beside its marker is, unless that would not fit: from the window's upper edge.
const REACH: f64 = 30.0;

/// A marker in the viewport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Its centre, from the left edge.
    pub x: f64,
    /// Its centre, from the top edge.
    pub y: f64,
    /// Half of its width.
    pub half: f64,
    /// Half of its height.
    pub half_y: f64,
}

impl Spot {
    /// What is seen of a region, where that leaves room for a window; else a place from where a window covers its right part.
    pub fn within(self, area: Area) -> Self {
        let cut = |middle: f64, half: f64, begin: f64, end: f64| {
            let from = (middle - half).min(end).max(begin);
            let to = (middle + half).min(end).max(begin);
            ((from + to) / 2.0, (to - from) / 2.0)
        };
        let (x, half) = cut(self.x, self.half, area.left, area.right);
        let (y, half_y) = cut(self.y, self.half_y, area.top, area.bottom);
        let beside = WIDTH + GAP + MARGIN;
        let across = (area.right - x - half).max(x - half - area.left);
        let down = (area.bottom - y - half_y).max(y - half_y - area.top);
        let has_room = across >= beside || down >= LEAST + GAP + MARGIN;
        match has_room {
            true => Self { x, y, half, half_y },
            false => Self { x: area.right - beside, y, half: 0.0, half_y: 0.0 },
        }
    }
}

/// The part of the viewport that a window may cover.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// The position of a window relative to its marker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// The CSS class of the side.
    pub side: &'static str,
    /// How far the window begins before the marker's centre: above it when beside, left of it when above or below.
    pub offset: f64,
    /// The greatest height that fits.
    pub most: f64,
}

/// The viewport without the bar and without the list, which is beside the canvas or below it. A list below is covered
/// when a window of this height fits nowhere else.
pub fn area(viewport: Viewport, bar: Rect, list: Rect, canvas: Rect, height: f64) -> Area {
    let top = (bar.y + bar.height).max(0.0);
    let mut area = Area { left: 0.0, top, right: viewport.width, bottom: viewport.height };
    if list.x >= canvas.x + canvas.width - 1.0 {
        area.right = list.x.min(viewport.width);
    } else if list.x + list.width <= canvas.x + 1.0 {
        area.left = (list.x + list.width).max(0.0);
    } else if list.y - top >= height + 2.0 * MARGIN {
        area.bottom = list.y.min(viewport.height);
    }
    area
}

/// The first side with enough space: right, left, then below and above, wherever the whole window fits.
pub fn place(spot: Spot, height: f64, area: Area) -> Placement {
    let Spot { x, y, half, half_y } = spot;
    let needed = WIDTH + half + GAP + MARGIN;
    if area.right - x >= needed || x - area.left >= needed {
        let side = if area.right - x >= needed { "to-right" } else { "to-left" };
        let highest = area.top + MARGIN;
        let begin = (y - REACH).min(area.bottom - MARGIN - height).max(highest);
        let most = area.bottom - MARGIN - highest;
        return Placement { side, offset: y - begin, most };
    }
    let around = half_y + GAP + MARGIN;
    let (above, below) = (y - around - area.top, area.bottom - y - around);
    let is_below = below >= height || (above < height && below >= above);
    let begin = (x - WIDTH / 2.0).min(area.right - MARGIN - WIDTH).max(area.left + MARGIN);
    let side = if is_below { "to-bottom" } else { "to-top" };
    Placement { side, offset: x - begin, most: if is_below { below } else { above } }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area { left: 0.0, top: 52.0, right: 1_000.0, bottom: 800.0 };

    fn at(x: f64, y: f64, height: f64, area: Area) -> (&'static str, f64) {
        let placed = place(Spot { x, y, half: 25.0, half_y: 25.0 }, height, area);
        (placed.side, placed.offset)
    }

    #[test]
    fn a_window_opens_on_the_side_with_space() {
        assert_eq!(at(100.0, 100.0, 200.0, AREA), ("to-right", 30.0));
        assert_eq!(at(900.0, 100.0, 200.0, AREA), ("to-left", 30.0));
        let narrow = Area { right: 600.0, ..AREA };
        assert_eq!(at(300.0, 100.0, 200.0, narrow), ("to-bottom", 150.0));
        assert_eq!(at(300.0, 700.0, 200.0, narrow), ("to-top", 150.0));
        assert_eq!(at(30.0, 100.0, 200.0, Area { right: 320.0, ..AREA }), ("to-bottom", 22.0));
    }

    #[test]
    fn a_window_stays_between_the_bar_and_the_lower_edge() {
        assert_eq!(at(100.0, 60.0, 200.0, AREA), ("to-right", 0.0), "not over the bar");
        assert_eq!(at(100.0, 450.0, 480.0, AREA), ("to-right", 138.0), "450 − 138 + 480 = 792");
        assert_eq!(at(100.0, 450.0, 9_000.0, AREA).1, 390.0, "too high: from the top on");
        let spot = Spot { x: 300.0, y: 426.0, half: 25.0, half_y: 25.0 };
        let placed = place(spot, 480.0, Area { right: 600.0, ..AREA });
        assert_eq!((placed.side, placed.most), ("to-bottom", 327.0), "as much as fits");
    }

    #[test]
    fn a_window_stands_beside_what_is_seen_of_a_region() {
        let region = |x, y, half, half_y| Spot { x, y, half, half_y }.within(AREA);
        let whole = region(300.0, 300.0, 200.0, 100.0);
        assert_eq!(whole, Spot { x: 300.0, y: 300.0, half: 200.0, half_y: 100.0 });
        assert_eq!(place(whole, 200.0, AREA).side, "to-right");
        let cut = region(900.0, 100.0, 200.0, 100.0);
        assert_eq!(cut, Spot { x: 850.0, y: 126.0, half: 150.0, half_y: 74.0 });
        assert_eq!(place(cut, 200.0, AREA).side, "to-left");
        let wide = region(500.0, 200.0, 500.0, 100.0);
        assert_eq!(place(wide, 200.0, AREA).side, "to-bottom");
        let all = region(500.0, 400.0, 900.0, 800.0);
        assert_eq!((all.x, all.half), (678.0, 0.0), "over its right edge");
        assert_eq!(place(all, 200.0, AREA).side, "to-right");
        // Too little room on each side.
        let middle = region(500.0, 400.0, 200.0, 150.0);
        assert_eq!((middle.x, middle.half), (678.0, 0.0), "over its right edge");
    }

    #[test]
    fn a_window_covers_neither_bar_nor_list() {
        let viewport = Viewport { width: 1_440.0, height: 900.0 };
        let rect = |x, y, width, height| Rect { x, y, width, height };
        let (bar, canvas) = (rect(0.0, 0.0, 1_440.0, 52.0), rect(20.0, 100.0, 1_000.0, 400.0));
        let beside = area(viewport, bar, rect(1_104.0, 52.0, 336.0, 848.0), canvas, 480.0);
        assert_eq!(beside, Area { left: 0.0, top: 52.0, right: 1_104.0, bottom: 900.0 });
        let list = rect(0.0, 600.0, 1_440.0, 848.0);
        assert_eq!(area(viewport, bar, list, canvas, 480.0).bottom, 600.0);
        assert_eq!(area(viewport, bar, list, canvas, 560.0).bottom, 900.0, "nowhere else");
    }
}
