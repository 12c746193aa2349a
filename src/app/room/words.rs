//! What the room says about discussions, in the page from the server and in what the browser changes of it.

use crate::model::{Chat, Point, Size};
use crate::texts::live;

/// The accessible name of a marker: number, place, state.
pub fn marker_label(chat: &Chat, is_sending: bool) -> String {
    let label = live::marker(&chat.number.to_string(), &spoken_place(chat.at, chat.size));
    match (is_sending, chat.resolved.is_some()) {
        (true, _) => live::marker_sending(&label),
        (false, true) => live::marker_resolved(&label),
        (false, false) => label,
    }
}

/// The number of comments after the first; empty without any.
pub fn replies(chat: &Chat) -> String {
    match chat.comment_count().saturating_sub(1) {
        0 => String::new(),
        count => live::replies(count),
    }
}

/// The beginning of a discussion, if it has one; an ellipsis until that is known.
pub fn excerpt(chat: &Chat) -> String {
    let without = if chat.comment_count() == 0 { live::no_comment() } else { "…" };
    chat.excerpt().unwrap_or_else(|| without.to_owned())
}

/// A place for screen readers: "lower left, 22 %, 71 %".
pub fn spoken(at: Point) -> String {
    let third = |v: f64| match v {
        v if v < 100.0 / 3.0 => 0,
        v if v > 200.0 / 3.0 => 2,
        _ => 1,
    };
    let words = match (third(at.y()), third(at.x())) {
        (0, 0) => live::place_upper_left(),
        (0, 2) => live::place_upper_right(),
        (0, _) => live::place_upper(),
        (2, 0) => live::place_lower_left(),
        (2, 2) => live::place_lower_right(),
        (2, _) => live::place_lower(),
        (_, 0) => live::place_left(),
        (_, 2) => live::place_right(),
        _ => live::place_centre(),
    };
    live::place(words, &whole(at.x()).to_string(), &whole(at.y()).to_string())
}

/// A place or a region for screen readers: "region from upper left, 10 %, 20 %, to 40 %, 50 %".
pub fn spoken_place(at: Point, size: Option<Size>) -> String {
    let Some(end) = size.map(|size| size.end(at)) else { return spoken(at) };
    live::place_region(&spoken(at), &whole(end.x()).to_string(), &whole(end.y()).to_string())
}

/// Rounded. Formatting a fraction would weigh 10 KB in the browser.
fn whole(percent: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let whole = (percent + 0.5) as u32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_spelled_out() {
        for (x, y, words) in [
            (22.0, 71.0, "lower left, 22 %, 71 %"),
            (50.0, 50.0, "centre, 50 %, 50 %"),
            (50.4, 5.0, "upper, 50 %, 5 %"),
            (99.6, 50.0, "right, 100 %, 50 %"),
        ] {
            assert_eq!(spoken(Point::new(x, y).expect("inside")), words);
        }
    }

    #[test]
    fn regions_are_spelled_out_from_corner_to_corner() {
        let spoken = |x, y, size| spoken_place(Point::new(x, y).expect("inside"), size);
        let region = spoken(10.0, 20.0, Size::new(30.0, 30.4));
        assert_eq!(region, "region from upper left, 10 %, 20 %, to 40 %, 50 %");
        assert_eq!(spoken(22.0, 71.0, None), "lower left, 22 %, 71 %");
    }
}
