//! Elements: which of the source are open, and how each is shown. What text becomes is in `text.rs`.

use crate::model::{ImageId, PERSON_SCHEME, PICTURE_MARK, PictureRef, UserId};
use crate::server::markdown::addresses::Addresses;
use crate::server::markdown::links;
use crate::server::markdown::picture::picture;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

/// Nesting of quotes, lists and emphasis; deeper ones show their content alone. More is not readable in a window as
/// narrow as a comment's.
const MAX_NESTING: usize = 8;
/// A line break.
pub const BREAK: CowStr<'static> = CowStr::Borrowed("<br>");
const END_OF_MENTION: CowStr<'static> = CowStr::Borrowed("</span>");

/// An open element of the source, and how it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
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

/// Writes the events of the subset for the events of a parser.
pub struct Reader<'a> {
    /// What the placeholders in the source stand for.
    pub addresses: &'a Addresses<'a>,
    /// The image that the comment is on: the only one whose pictures are shown.
    image: Option<ImageId>,
    /// What is written so far.
    pub events: Vec<Event<'a>>,
    /// The open elements, the innermost last.
    pub open: Vec<Open>,
    /// Text not yet in `events`: the parser emits it in parts, and a URL may span them.
    pub pending: String,
    /// More than paragraphs and line breaks.
    pub marked: bool,
    /// The visible text.
    pub words: String,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing.
    pub fn new(addresses: &'a Addresses<'a>, image: Option<ImageId>) -> Self {
        let (events, open, pending, words) = (Vec::new(), Vec::new(), String::new(), String::new());
        Self { addresses, image, events, open, pending, marked: false, words }
    }

    /// An element begins.
    pub fn start(&mut self, tag: Tag<'a>) {
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

    /// Is this the content of a picture?
    pub fn is_within_picture(&self) -> bool {
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

    /// The innermost element ends.
    pub fn end(&mut self) {
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

    /// A text in a paragraph of its own.
    pub fn paragraph_of(&mut self, text: &str) {
        self.start(Tag::Paragraph);
        self.text(text);
        self.end();
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

fn is_break(event: &Event<'_>) -> bool {
    matches!(event, Event::InlineHtml(html) if *html == BREAK)
}

/// The begin of a link.
pub fn link_to<'a>(href: String) -> Tag<'a> {
    let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
    Tag::Link { link_type: LinkType::Inline, dest_url: href.into(), title, id }
}
