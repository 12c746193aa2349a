//! The first safeguard: emits HTML for the subset of Markdown alone.

mod reader;
mod text;

use super::addresses::Addresses;
use super::parser::parser;
use crate::model::{ImageId, is_blank};
use pulldown_cmark::Event;
use reader::Reader;

/// A parsed comment.
pub struct Shown<'a> {
    /// The events to write as HTML.
    pub events: Vec<Event<'a>>,
    /// More than paragraphs and line breaks.
    marked: bool,
    /// The visible text, with a blank line between paragraphs.
    pub words: String,
}

impl Shown<'_> {
    /// Does it look like its source split at blank lines? Also when nothing of it is visible.
    pub fn is_plain(&self, source: &str) -> bool {
        is_blank(&self.words) || !self.marked && same_lines(&self.words, source)
    }
}

/// Equal lines in equal paragraphs, without white space at their ends. A line of white space alone separates
/// paragraphs in Markdown and not in the browser: that is a difference.
fn same_lines(a: &str, b: &str) -> bool {
    let ends_trimmed = |line: &str| match line.trim() {
        "" => line.to_owned(),
        trimmed => trimmed.to_owned(),
    };
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.trim().lines().map(ends_trimmed).collect();
        lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
        lines
    };
    lines(a) == lines(b)
}

/// Parses Markdown in which placeholders stand for URLs, of a comment on this image.
pub fn read<'a>(
    source: &'a str,
    addresses: &'a Addresses<'a>,
    image: Option<ImageId>,
) -> Shown<'a> {
    let mut reader = Reader::new(addresses, image);
    for (event, range) in parser(source).into_offset_iter() {
        match event {
            Event::Start(tag) => reader.start(tag),
            Event::End(_) => reader.end(),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => reader.text(&text),
            Event::Code(text) => reader.code(&text),
            Event::SoftBreak | Event::HardBreak => reader.line_break(),
            Event::Rule => reader.paragraph_of(source.get(range).unwrap_or_default().trim()),
            // Not enabled in the parser.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }
    reader.flush();
    Shown { events: reader.events, marked: reader.marked, words: reader.words }
}
