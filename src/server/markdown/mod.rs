//! Renders comments from Markdown to safe HTML.
//!
//! A subset: bold, italic, code, links, lists, quotes, mentions, pictures of the comment's own image; line breaks are kept and bare
//! URLs become links. The rest stays readable as it is written: headings as bold text, other images as links, HTML as text.
//! Two independent safeguards: `subset` emits the subset's HTML alone, and `clean` removes everything else.

mod addresses;
mod clean;
mod links;
mod parser;
mod picture;
mod subset;
#[cfg(test)]
mod tests;

use crate::model::{CommentBody, ImageId, is_blank, plain_text_with_addresses};
use parser::parser;
use pulldown_cmark::html;
use std::borrow::Cow;

/// A comment on this image as HTML. `None` for plain text, which looks the same when split into paragraphs at blank lines
/// with line breaks kept. Without an image, pictures are their words.
pub fn render(body: &CommentBody, image: Option<ImageId>) -> Option<String> {
    let addresses = addresses::hide(body.as_str());
    let source = without_definitions(&addresses.source)?;
    let shown = subset::read(&source, &addresses, image);
    if shown.is_plain(body.as_str()) {
        return None;
    }
    let mut out = String::new();
    html::push_html(&mut out, shown.events.into_iter());
    Some(clean::clean(&out).trim_end().to_owned())
}

/// The comment as HTML, plain text too: as a page of this image shows it.
pub fn render_whole(body: &CommentBody, image: Option<ImageId>) -> String {
    render(body, image).unwrap_or_else(|| {
        let paragraphs = body.as_str().split("\n\n").filter(|text| !text.trim().is_empty());
        paragraphs
            .map(|text| format!("<p class=\"lines\">{}</p>", escaped(text.trim_matches('\n'))))
            .collect()
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The visible text of the comment, without markup.
pub fn words(body: &CommentBody) -> String {
    let addresses = addresses::hide(body.as_str());
    match without_definitions(&addresses.source) {
        Some(source) => subset::read(&source, &addresses, None).words,
        None => body.as_str().to_owned(),
    }
}

/// A stored comment as plain text, with the addresses to which its links lead.
pub fn plain_text(source: &str) -> String {
    let html = CommentBody::try_from(source.to_owned()).ok().and_then(|body| render(&body, None));
    html.map_or_else(|| source.to_owned(), |html| plain_text_with_addresses(&html))
}

/// Would the comment show nothing, though there is something in it, such as `&nbsp;`?
pub fn shows_nothing(body: &CommentBody) -> bool {
    let words = words(body);
    !words.trim_matches('\n').is_empty() && is_blank(&words)
}

/// Passes over the link definitions: a second one of the same name is found only when the first is escaped. A
/// comment with more is plain text.
const ROUNDS: usize = 4;

/// The source with link definitions (`[name]: address`) escaped: Markdown hides them, and here they are more
/// likely meant to be read.
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

/// The byte offsets of link definitions.
fn definitions(source: &str) -> Vec<usize> {
    let definitions = parser(source);
    definitions
        .reference_definitions()
        .iter()
        .map(|(_, definition)| definition.span.start)
        .collect()
}
