//! The header `Accept-Language`: which of our languages a reader prefers.

use crate::texts::Locale;

/// Entries that are looked at: browsers send less than ten.
const MOST: usize = 32;

/// The preferred one of our languages; `None` where none is accepted.
pub fn accepted(header: &str) -> Option<Locale> {
    let mut best: Option<(Locale, f32)> = None;
    for (tag, weight) in header.split(',').take(MOST).filter_map(entry) {
        let is_better = best.is_none_or(|(_, known)| weight > known);
        if let Some(locale) = Locale::of_tag(tag).filter(|_| is_better && weight > 0.0) {
            best = Some((locale, weight));
        }
    }
    best.map(|(locale, _)| locale)
}

/// A tag and its weight.
fn entry(text: &str) -> Option<(&str, f32)> {
    let (tag, parameters) = text.split_once(';').unwrap_or((text, ""));
    let weight = match parameters.trim().strip_prefix("q=") {
        Some(weight) => weight.trim().parse().ok()?,
        None => 1.0,
    };
    Some((tag.trim(), weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_language_that_is_there_counts() {
        for (header, locale) in [
            ("de", Some(Locale::De)),
            ("de-AT,de;q=0.9,en;q=0.8", Some(Locale::De)),
            ("tlh, fr;q=0.5, ja;q=0.7", Some(Locale::Ja)),
            ("en;q=0.1, sr-RS", Some(Locale::SrLatn)),
            ("ko;q=0, en;q=0.5", Some(Locale::En)),
            ("da, ru", Some(Locale::Da)),
            ("*", None),
            ("tlh", None),
            ("", None),
            (";q=1,,;;q=,de;q=x", None),
            ("de;q=NaN", None),
        ] {
            assert_eq!(accepted(header), locale, "{header}");
        }
    }
}
