//! Which rows of a list are in the document.

use crate::app::room::markup::WHOLE_LIST;
use crate::browser::{self, Node, Rect};
use std::ops::Range;

/// Rows above and below the visible ones: for the Tab key, and for the next turn of the wheel.
const AROUND: usize = 12;

/// The places of the rows that are wanted: all of a short list; else those near the visible part, and the one with
/// the focus.
pub fn rows_in_document(
    list: &Node,
    count: usize,
    has_focus: impl Fn(usize) -> bool,
) -> Vec<usize> {
    if count <= WHOLE_LIST {
        return (0..count).collect();
    }
    let near = near(list.rect(), browser::viewport().height, count);
    (0..count).filter(|place| near.contains(place) || has_focus(*place)).collect()
}

/// The rows near the viewport. All rows of a long list have the same height.
fn near(list: Rect, viewport: f64, count: usize) -> Range<usize> {
    #[expect(clippy::cast_precision_loss, reason = "at most some thousands")]
    let height = (list.height / count as f64).max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let row_at = |y: f64| ((y - list.y) / height).clamp(0.0, 1e6) as usize;
    let first = row_at(0.0).saturating_sub(AROUND);
    let last = row_at(viewport) + 1 + AROUND;
    first.min(count)..last.min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(y: f64) -> Rect {
        Rect { x: 0.0, y, width: 300.0, height: 80.0 * 1_000.0 }
    }

    #[test]
    fn rows_near_the_viewport_are_in_the_document() {
        assert_eq!(near(list(100.0), 800.0, 1_000), 0..8 + 1 + AROUND);
        assert_eq!(near(list(-40_000.0), 800.0, 1_000), 500 - AROUND..510 + 1 + AROUND);
        assert_eq!(near(list(-79_600.0), 800.0, 1_000), 995 - AROUND..1_000);
        assert_eq!(near(list(5_000.0), 800.0, 1_000), 0..1 + AROUND, "below the viewport");
        assert_eq!(near(list(0.0), 0.0, 1_000), 0..1 + AROUND, "not laid out yet");
    }
}
