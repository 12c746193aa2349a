//! The first safeguard: emits HTML for the subset of Markdown alone.

use super::addresses::{Addresses, Part};
use super::links::{self, Piece};
use super::parser::parser;
use super::picture::picture;
use crate::model::{
    ImageId, PERSON_SCHEME, PICTURE_MARK, PictureRef, UserId, is_blank, is_hostile,
};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

/// Nesting of quotes, lists and emphasis; deeper ones show their content alone. More is not readable in a window as
/// narrow as a comment's.
const MAX_NESTING: usize = 8;

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

/// An open element of the source, and how it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// Its content alone is shown.
    Hidden,
    /// A quote, list, item or emphasis.
    Shown(TagEnd),
    /// A paragraph, or a block of HTML in its place.
    Paragraph,
    /// A heading, shown as a paragraph in bold.
    Heading,
    /// A block of code: its text is literal.
    Code,
    /// A link, or an image in its place.
    Link,
    /// A person who is mentioned.
    Mention,
    /// A picture: its content is the words for it.
    Picture(PictureRef),
}

struct Reader<'a> {
    addresses: &'a Addresses<'a>,
    image: Option<ImageId>,
    events: Vec<Event<'a>>,
    open: Vec<Open>,
    /// Text not yet in `events`: the parser emits it in parts, and a URL may span them.
    pending: String,
    marked: bool,
    words: String,
}

impl<'a> Reader<'a> {
    fn new(addresses: &'a Addresses<'a>, image: Option<ImageId>) -> Self {
        let (events, open, pending, words) = (Vec::new(), Vec::new(), String::new(), String::new());
        Self { addresses, image, events, open, pending, marked: false, words }
    }

    fn start(&mut self, tag: Tag<'a>) {
        if self.is_within_picture() {
            return self.open.push(Open::Hidden);
        }
        if let Some(person) = self.mentioned(&tag) {
            return self.mention(person);
        }
        self.flush();
        let open = match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.begin(Open::Paragraph, [Tag::Paragraph]),
            Tag::Heading { .. } => self.begin(Open::Heading, [Tag::Paragraph, Tag::Strong]),
            Tag::CodeBlock(_) => self.begin(Open::Code, [Tag::CodeBlock(CodeBlockKind::Indented)]),
            Tag::BlockQuote(_) => self.nested(Tag::BlockQuote(None)),
            Tag::List(_) | Tag::Emphasis | Tag::Strong => self.nested(tag),
            Tag::Item => self.item(),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url),
            Tag::Image { link_type, dest_url, .. } => match PictureRef::of_address(&dest_url) {
                Some(picture) => Open::Picture(picture),
                None => self.link(link_type, &dest_url),
            },
            // Not enabled in the parser.
            _ => Open::Hidden,
        };
        self.marked |= open != Open::Paragraph;
        self.open.push(open);
    }

    fn begin<const N: usize>(&mut self, open: Open, tags: [Tag<'a>; N]) -> Open {
        self.events.extend(tags.map(Event::Start));
        open
    }

    fn nested(&mut self, tag: Tag<'a>) -> Open {
        let depth = self.open.iter().filter(|open| **open != Open::Shown(TagEnd::Item)).count();
        if depth >= MAX_NESTING {
            return Open::Hidden;
        }
        let end = tag.to_end();
        self.begin(Open::Shown(end), [tag])
    }

    /// An item is shown as one if its list is.
    fn item(&mut self) -> Open {
        if matches!(self.open.last(), Some(Open::Shown(TagEnd::List(_)))) {
            return self.begin(Open::Shown(TagEnd::Item), [Tag::Item]);
        }
        if self.is_within_line() {
            self.line_break();
        }
        Open::Hidden
    }

    fn link(&mut self, link_type: LinkType, address: &str) -> Open {
        let address = &self.addresses.shown(address);
        let href = match link_type {
            LinkType::Email => links::href(&format!("mailto:{address}")),
            _ => links::href(address),
        };
        match href.filter(|_| !self.open.contains(&Open::Link)) {
            Some(href) => self.begin(Open::Link, [link_to(href)]),
            None => Open::Hidden,
        }
    }

    /// The person of a link behind an `@`, in a place where a link is allowed.
    fn mentioned(&self, tag: &Tag<'_>) -> Option<UserId> {
        let Tag::Link { link_type: LinkType::Inline, dest_url, .. } = tag else { return None };
        let is_within = self.open.iter().any(|open| matches!(open, Open::Link | Open::Mention));
        let is_marked = self.pending.ends_with('@') && !is_within;
        let id = dest_url.strip_prefix(PERSON_SCHEME).filter(|_| is_marked)?;
        id.parse().ok()
    }

    fn mention(&mut self, person: UserId) {
        self.pending.pop();
        self.flush();
        self.marked = true;
        let start = format!("<span data-person=\"{person}\">");
        self.events.push(Event::InlineHtml(start.into()));
        self.open.push(Open::Mention);
        self.pending.push('@');
    }

    fn is_within_picture(&self) -> bool {
        self.open.iter().any(|open| matches!(open, Open::Picture(_)))
    }

    /// The words are what is pending.
    fn picture(&mut self, of: PictureRef) {
        let words = self.addresses.shown(&std::mem::take(&mut self.pending));
        let is_linked = self.open.contains(&Open::Link);
        let html = self.image.and_then(|image| picture(image, of, &words, is_linked));
        let words = format!("{PICTURE_MARK}{words}");
        self.words.push_str(&words);
        self.events.push(match html {
            Some(html) => Event::InlineHtml(html.into()),
            None => Event::Text(words.into()),
        });
    }

    fn end(&mut self) {
        if !self.is_within_picture() {
            self.flush();
        }
        match self.open.pop() {
            None | Some(Open::Hidden) => {}
            Some(Open::Picture(of)) => self.picture(of),
            Some(Open::Shown(end)) => self.finish([end]),
            Some(Open::Code) => self.finish([TagEnd::CodeBlock]),
            Some(Open::Link) => {
                self.name_link();
                self.finish([TagEnd::Link]);
            }
            Some(Open::Mention) => self.events.push(Event::InlineHtml(END_OF_MENTION)),
            Some(Open::Heading) => {
                self.finish([TagEnd::Strong, TagEnd::Paragraph]);
                self.words.push_str("\n\n");
            }
            Some(Open::Paragraph) => {
                self.events.pop_if(|event| is_break(event));
                self.finish([TagEnd::Paragraph]);
                self.words.push_str("\n\n");
            }
        }
    }

    fn finish<const N: usize>(&mut self, ends: [TagEnd; N]) {
        self.events.extend(ends.map(Event::End));
    }

    /// A link without text shows its target.
    fn name_link(&mut self) {
        if let Some(Event::Start(Tag::Link { dest_url, .. })) = self.events.last() {
            let name = dest_url.clone();
            self.words.push_str(&name);
            self.events.push(Event::Text(name));
        }
    }

    fn text(&mut self, text: &str) {
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

    fn code(&mut self, text: &str) {
        if self.is_within_picture() {
            return self.text(text);
        }
        self.flush();
        self.marked = true;
        let text = self.addresses.shown(&text.replace(is_refused, "\u{FFFD}"));
        self.words.push_str(&text);
        self.events.push(Event::Code(text.into()));
    }

    fn line_break(&mut self) {
        if self.is_within_picture() {
            return self.pending.push(' ');
        }
        self.flush();
        self.words.push('\n');
        self.events.push(Event::InlineHtml(BREAK));
    }

    fn paragraph_of(&mut self, text: &str) {
        self.start(Tag::Paragraph);
        self.text(text);
        self.end();
    }

    /// Moves the pending text to the events, with its URLs as links where a link is allowed.
    fn flush(&mut self) {
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

    fn is_within_line(&self) -> bool {
        let inline_end = |end| matches!(end, TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong);
        match self.events.last() {
            Some(Event::Text(_) | Event::Code(_)) => true,
            Some(Event::End(end)) => inline_end(*end),
            Some(Event::InlineHtml(html)) => !is_break(&Event::InlineHtml(html.clone())),
            _ => false,
        }
    }
}

const BREAK: CowStr<'static> = CowStr::Borrowed("<br>");
const END_OF_MENTION: CowStr<'static> = CowStr::Borrowed("</span>");

fn is_break(event: &Event<'_>) -> bool {
    matches!(event, Event::InlineHtml(html) if *html == BREAK)
}

fn link_to<'a>(href: String) -> Tag<'a> {
    let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
    Tag::Link { link_type: LinkType::Inline, dest_url: href.into(), title, id }
}

/// Characters that no comment's source has (see `CommentBody`), and which an entity could bring in.
fn is_refused(c: char) -> bool {
    is_hostile(c) && !matches!(c, '\n' | '\t')
}
