//! What the room says about discussions, in the page from the server and in what the browser changes of it.

use crate::model::{Chat, Point, Size};

/// The accessible name of a marker: number, place, state.
pub fn marker_label(chat: &Chat, is_sending: bool) -> String {
    let state = match (is_sending, chat.resolved.is_some()) {
        (true, _) => ", sending",
        (false, true) => ", resolved",
        (false, false) => "",
    };
    format!("Discussion {}, {}{state}", chat.number, spoken_place(chat.at, chat.size))
}

/// The number of comments after the first; empty without any.
pub fn replies(chat: &Chat) -> String {
    match chat.comment_count().saturating_sub(1) {
        0 => String::new(),
        1 => "1 reply".to_owned(),
        many => format!("{many} replies"),
    }
}

/// The number of comments that a search found in a discussion.
pub fn matches(count: u32) -> String {
    match count {
        1 => "1 match".to_owned(),
        many => format!("{many} matches"),
    }
}

/// The beginning of a discussion, if it has one; an ellipsis until that is known.
pub fn excerpt(chat: &Chat) -> String {
    let without = if chat.comment_count() == 0 { "No comment yet" } else { "…" };
    chat.excerpt().unwrap_or_else(|| without.to_owned())
}

/// A place for screen readers: "lower left, 22 %, 71 %".
pub fn spoken(at: Point) -> String {
    let part = |v: f64, low: &'static str, high: &'static str| match v {
        v if v < 100.0 / 3.0 => low,
        v if v > 200.0 / 3.0 => high,
        _ => "",
    };
    let words = match (part(at.y(), "upper", "lower"), part(at.x(), "left", "right")) {
        ("", "") => "centre".to_owned(),
        ("", side) | (side, "") => side.to_owned(),
        (height, side) => format!("{height} {side}"),
    };
    format!("{words}, {} %, {} %", whole(at.x()), whole(at.y()))
}

/// A place or a region for screen readers: "region from upper left, 10 %, 20 %, to 40 %, 50 %".
pub fn spoken_place(at: Point, size: Option<Size>) -> String {
    let Some(end) = size.map(|size| size.end(at)) else { return spoken(at) };
    format!("region from {}, to {} %, {} %", spoken(at), whole(end.x()), whole(end.y()))
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
