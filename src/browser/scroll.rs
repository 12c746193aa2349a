//! Scrolling of an element.

use super::Node;

/// Readers rarely scroll to the very last pixel.
const SLACK: i32 = 24;

/// Scrolls an element to its end: in any case, or only when it was there before its last child was added.
pub fn show_end(node: &Node, in_any_case: bool) {
    let element = node.element();
    let last = element.last_element_child().map_or(0, |last| last.scroll_height());
    let below = element.scroll_height() - element.client_height() - element.scroll_top();
    if in_any_case || below <= last + SLACK {
        element.set_scroll_top(element.scroll_height());
    }
}

/// Scrolls a descendant of an element into view, by the least distance.
pub fn show_in(node: &Node, part: &Node) {
    let (seen, part) = (node.rect(), part.rect());
    let below = part.y + part.height - seen.y - seen.height;
    let above = seen.y - part.y;
    let by = if above > 0.0 { -above } else { below.max(0.0) };
    let element = node.element();
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a page")]
    element.set_scroll_top(element.scroll_top() + by.ceil() as i32);
}

/// How much of an element is above its visible part, in pixels.
pub fn above(node: &Node) -> i32 {
    node.element().scroll_top()
}

/// Changes an element while what it shows stays in place: what comes and goes is above.
pub fn keep_place(node: &Node, change: impl FnOnce()) {
    let element = node.element();
    let below = element.scroll_height() - element.scroll_top();
    change();
    element.set_scroll_top(element.scroll_height() - below);
}
