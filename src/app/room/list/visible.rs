//! Which rows of a list are in the document.

use crate::browser::Rect;
use std::ops::Range;

/// Rows above and below the visible ones: for the Tab key, and for the next turn of the wheel.
const AROUND: usize = 12;

/// Where the rows of a long list are, in CSS pixels: all have the same height.
#[derive(Clone, Copy)]
pub struct Rows {
    /// The upper edge of the first, from the top of the viewport.
    top: f64,
    height: f64,
    /// The height of the viewport.
    viewport: f64,
}

impl Rows {
    /// The rows of a list with this many, in a viewport of this height.
    pub fn of(list: Rect, count: usize, viewport: f64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "at most some thousands")]
        let height = (list.height / count as f64).max(1.0);
        Self { top: list.y, height, viewport }
    }
}

/// The places of the rows that are wanted: all of a short list, whose `rows` are `None`; else those near the visible
/// part, and the one with the focus.
pub fn rows_in_document(
    rows: Option<Rows>,
    count: usize,
    has_focus: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let Some(rows) = rows else { return (0..count).collect() };
    let near = near(rows, count);
    (0..count).filter(|place| near.contains(place) || has_focus(*place)).collect()
}

/// The rows near the viewport.
fn near(rows: Rows, count: usize) -> Range<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let row_at = |y: f64| ((y - rows.top) / rows.height).clamp(0.0, 1e6) as usize;
    let first = row_at(0.0).saturating_sub(AROUND);
    let last = row_at(rows.viewport) + 1 + AROUND;
    first.min(count)..last.min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(y: f64, viewport: f64) -> Rows {
        Rows::of(Rect { x: 0.0, y, width: 300.0, height: 80.0 * 1_000.0 }, 1_000, viewport)
    }

    #[test]
    fn rows_near_the_viewport_are_in_the_document() {
        assert_eq!(near(list(100.0, 800.0), 1_000), 0..8 + 1 + AROUND);
        assert_eq!(near(list(-40_000.0, 800.0), 1_000), 500 - AROUND..510 + 1 + AROUND);
        assert_eq!(near(list(-79_600.0, 800.0), 1_000), 995 - AROUND..1_000);
        assert_eq!(near(list(5_000.0, 800.0), 1_000), 0..1 + AROUND, "below the viewport");
        assert_eq!(near(list(0.0, 0.0), 1_000), 0..1 + AROUND, "not laid out yet");
    }
}
