//! Comments from Markdown to HTML that is safe to show. Knows not who wrote them nor where they
//! stand.
//!
//! A subset: bold, italic, code, links, lists, quotes; line breaks are kept and bare addresses
//! become links. Everything else stays readable as it was written: headings as bold text, images as
//! links, HTML as the text it is. Two locks: `subset` lets nothing but the subset come to be HTML,
//! `clean` lets nothing else through.

mod clean;
mod links;
mod subset;
#[cfg(test)]
mod tests;

use crate::model::CommentBody;
use pulldown_cmark::{Options, Parser, html};
use std::borrow::Cow;

/// The comment as HTML. `None` when it is plain text, that is, when paragraphs split at blank
/// lines, with line breaks kept, look the same.
pub fn render(body: &CommentBody) -> Option<String> {
    let source = without_definitions(body.as_str())?;
    let shown = subset::read(&source);
    if shown.is_plain(body.as_str()) {
        return None;
    }
    let mut out = String::new();
    html::push_html(&mut out, shown.events.into_iter());
    Some(clean::clean(&out).trim_end().to_owned())
}

/// What people read of the comment, without markup.
pub fn words(body: &CommentBody) -> String {
    match without_definitions(body.as_str()) {
        Some(source) => subset::read(&source).words,
        None => body.as_str().to_owned(),
    }
}

fn parser(source: &str) -> Parser<'_> {
    Parser::new_ext(source, Options::empty())
}

/// How often definitions are looked for: a second one of the same name shows only when the first
/// is out of the way. Whoever writes more than this gets plain text.
const ROUNDS: usize = 4;

/// The source with link definitions (`[name]: address`) escaped: Markdown takes them out of sight,
/// while here they are more likely meant to be read.
fn without_definitions(source: &str) -> Option<Cow<'_, str>> {
    let mut source = Cow::Borrowed(source);
    for _ in 0..ROUNDS {
        let mut starts = definitions(&source);
        if starts.is_empty() {
            return Some(source);
        }
        starts.sort_unstable();
        let mut escaped = source.into_owned();
        for start in starts.into_iter().rev() {
            escaped.insert(start, '\\');
        }
        source = Cow::Owned(escaped);
    }
    None
}

/// Where definitions begin, in bytes.
fn definitions(source: &str) -> Vec<usize> {
    let parser = parser(source);
    parser.reference_definitions().iter().map(|(_, definition)| definition.span.start).collect()
}
