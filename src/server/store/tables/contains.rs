//! "Contains" in SQL that every database reads.

/// The condition that a text contains another one, in upper or lower case:
/// `contains!("body", "$2")`. An empty text is contained in none.
macro_rules! contains {
    ($text:literal, $part:literal) => {
        concat!("replace(lower(", $text, "), lower(", $part, "), '') <> lower(", $text, ")")
    };
}
pub(super) use contains;
