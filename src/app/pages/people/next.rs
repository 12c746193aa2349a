//! The query parameter `next`: the page to continue at.

/// The address of a page that continues at `next`.
pub fn with_next(page: &str, next: &str) -> String {
    match next {
        "" | "/" => page.to_owned(),
        next => format!("{page}?next={}", encoded(next)),
    }
}

/// Percent-encodes a text for a query, except unreserved characters and `/`.
fn encoded(text: &str) -> String {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-._~/".contains(b);
    let one = |b: u8| if plain(&b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    text.bytes().map(one).collect()
}
