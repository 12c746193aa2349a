//! What people wrote within a sentence of plain text, such as the description of a page. In markup, `<bdi>` does this.

/// The text between marks that keep its direction from turning the sentence around it.
pub fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}
