//! Text inside the elements: lines, code, and the URLs that become links.

use super::reader::{BREAK, Open, Reader, link_to};
use crate::model::is_hostile;
use crate::server::markdown::addresses::Part;
use crate::server::markdown::links::{self, Piece};
use pulldown_cmark::{Event, TagEnd};

impl Reader<'_> {
    /// Text as the parser gives it: a part, with line ends.
    pub fn text(&mut self, text: &str) {
        let text = text.replace(is_refused, "\u{FFFD}");
        if self.is_within_picture() {
            self.pending.push_str(&text.replace('\n', " "));
            return;
        }
        if self.open.contains(&Open::Code) {
            self.pending.push_str(&text);
            return;
        }
        let mut lines = text.split('\n');
        self.pending.push_str(lines.next().unwrap_or_default());
        for line in lines {
            self.line_break();
            self.pending.push_str(line);
        }
    }

    /// Code within a line.
    pub fn code(&mut self, text: &str) {
        if self.is_within_picture() {
            return self.text(text);
        }
        self.flush();
        self.marked = true;
        let text = self.addresses.shown(&text.replace(is_refused, "\u{FFFD}"));
        self.words.push_str(&text);
        self.events.push(Event::Code(text.into()));
    }

    /// A line ends.
    pub fn line_break(&mut self) {
        if self.is_within_picture() {
            return self.pending.push(' ');
        }
        self.flush();
        self.words.push('\n');
        self.events.push(Event::InlineHtml(BREAK));
    }

    /// Moves the pending text to the events, with its URLs as links where a link is allowed.
    pub fn flush(&mut self) {
        let text = std::mem::take(&mut self.pending);
        let shown = self.addresses.shown(&text);
        self.words.push_str(&shown);
        if self.open.iter().any(|open| matches!(open, Open::Code | Open::Link | Open::Mention)) {
            return self.push_text(&shown);
        }
        for part in self.addresses.parts(&text) {
            match part {
                Part::Text(text) => self.push_text_and_urls(text),
                Part::Url { shown, href } => self.push_url(shown, href.to_owned()),
            }
        }
    }

    /// URLs that the placeholders leave out, such as those with an escape inside.
    fn push_text_and_urls(&mut self, text: &str) {
        for piece in links::pieces(text) {
            match piece {
                Piece::Text(text) => self.push_text(text),
                Piece::Link { shown, href } => self.push_url(shown, href),
            }
        }
    }

    fn push_url(&mut self, shown: &str, href: String) {
        self.marked = true;
        self.events.push(Event::Start(link_to(href)));
        self.push_text(shown);
        self.events.push(Event::End(TagEnd::Link));
    }

    fn push_text(&mut self, text: &str) {
        if !text.is_empty() {
            self.events.push(Event::Text(text.to_owned().into()));
        }
    }
}

/// Characters that no comment's source has (see `CommentBody`), and which an entity could bring in.
fn is_refused(c: char) -> bool {
    is_hostile(c) && !matches!(c, '\n' | '\t')
}
