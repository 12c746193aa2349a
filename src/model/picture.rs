//! Pictures in the source of a comment: `![Sketch](picture:{id}/800x600)`, of the image's own pictures alone. The words are
//! read where the picture is not shown. Knows no file and no Markdown beyond that.

use super::{CommentPictureId, ImageId};
use std::ops::Range;

/// What an address of a picture begins with.
pub const PICTURE_SCHEME: &str = "picture:";
/// What stands before the words of a picture where it is read as text.
pub const PICTURE_MARK: &str = "🖼 ";
/// What begins a picture in a source, up to its words.
const OPEN: &str = "![";
/// What is between the words and the id.
const TO_ID: &str = "](picture:";
/// Between a text and the pictures below it.
const BELOW: &str = "\n\n";
/// Between two pictures below a text.
const BETWEEN: &str = ") ![";

/// The address of a picture in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureRef {
    /// Which.
    pub id: CommentPictureId,
    /// Width and height in pixels; absent in a source that the server has not completed.
    pub size: Option<(u32, u32)>,
}

/// A picture in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureInText<'a> {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its words, as they are written there.
    pub words: &'a str,
    /// The picture.
    pub picture: PictureRef,
}

impl PictureRef {
    /// The picture of an address such as `picture:{id}/800x600`.
    pub fn of_address(address: &str) -> Option<Self> {
        let rest = address.strip_prefix(PICTURE_SCHEME)?;
        let (id, size) = match rest.split_once('/') {
            None => (rest, None),
            Some((id, size)) => {
                let (width, height) = size.split_once('x')?;
                (id, Some((width.parse().ok()?, height.parse().ok()?)))
            }
        };
        let is_empty = matches!(size, Some((0, _) | (_, 0)));
        (!is_empty).then_some(Self { id: id.parse().ok()?, size })
    }

    /// The picture in a source, with its words as they are written there.
    pub fn in_source(&self, words: &str) -> String {
        let size = self.size.map(|(width, height)| format!("/{width}x{height}"));
        format!("{OPEN}{words}{TO_ID}{}{})", self.id, size.unwrap_or_default())
    }

    /// What stands in a source that refers to this picture.
    pub fn mark(id: CommentPictureId) -> String {
        format!("{TO_ID}{id}")
    }
}

/// The path of a picture of an image in full size, on this server.
pub fn picture_path(image: ImageId, picture: CommentPictureId) -> String {
    format!("/media/{image}/comment-pictures/{picture}")
}

/// Is this a path of [`picture_path`], or that of a thumbnail?
pub fn is_picture_path(path: &str) -> bool {
    let path = path.strip_suffix("/thumb").unwrap_or(path);
    let ids = path.strip_prefix("/media/").and_then(|path| path.split_once("/comment-pictures/"));
    let parsed =
        ids.and_then(|(image, picture)| Some((image.parse().ok()?, picture.parse().ok()?)));
    parsed.is_some_and(|(image, picture)| picture_path(image, picture) == path)
}

/// The pictures in a text, in their order.
pub fn pictures(text: &str) -> Vec<PictureInText<'_>> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(OPEN)) {
        let start = from + at;
        match picture_at(text, start) {
            Some(picture) => {
                from = picture.range.end;
                found.push(picture);
            }
            None => from = start + OPEN.len(),
        }
    }
    found
}

fn picture_at(text: &str, start: usize) -> Option<PictureInText<'_>> {
    let within = text.get(start + OPEN.len()..)?;
    let words = within.get(..end_of_words(within)?)?;
    let rest = within.get(words.len() + 2..).filter(|_| within[words.len()..].starts_with("]("))?;
    let (address, _) = rest.split_once(')')?;
    let picture = PictureRef::of_address(address)?;
    let end = start + OPEN.len() + words.len() + 2 + address.len() + 1;
    Some(PictureInText { range: start..end, words, picture })
}

/// Where the words of a picture end: at a bracket that is not escaped, on the same line.
fn end_of_words(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return None,
            ']' if !is_escaped => return Some(at),
            _ => is_escaped = c == '\\' && !is_escaped,
        }
    }
    None
}

/// The text with something else in the place of each picture.
pub fn replace_pictures(text: &str, mut other: impl FnMut(&PictureInText<'_>) -> String) -> String {
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for picture in pictures(text) {
        out.push_str(text.get(done..picture.range.start).unwrap_or_default());
        out.push_str(&other(&picture));
        done = picture.range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// Words as they stand in a source, so that Markdown shows them as they are.
pub fn picture_words(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        if matches!(c, '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '&' | '~' | '!' | ':') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A source as a form shows it: the text, and the pictures in its last paragraph when that has nothing else. The inverse of
/// [`with_pictures`].
pub fn split_pictures(source: &str) -> (&str, &str) {
    let (text, last) = source.rsplit_once(BELOW).unwrap_or(("", source));
    if are_pictures(last) { (text, last) } else { (source, "") }
}

/// A text with pictures below it.
pub fn with_pictures(text: &str, pictures: &str) -> String {
    let between = if text.is_empty() || pictures.is_empty() { "" } else { BELOW };
    [text, between, pictures].concat()
}

/// Is there a picture, and nothing beside pictures? Short, for the browser: a form reads it with each key.
fn are_pictures(line: &str) -> bool {
    let is_picture = |source: &str| {
        let parts = source.rsplit_once(TO_ID);
        parts.is_some_and(|(words, id)| !id.contains(')') && !words.contains(OPEN))
    };
    let within = line.strip_prefix(OPEN).and_then(|line| line.strip_suffix(')'));
    within.is_some_and(|within| within.split(BETWEEN).all(is_picture))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f";

    fn id() -> CommentPictureId {
        ID.parse().expect("an id")
    }

    #[test]
    fn pictures_are_found_and_nothing_else() {
        let text =
            format!("a ![Sketch](picture:{ID}/800x600) ![b\\]c](picture:{ID}) ![d](http://e)");
        let found = pictures(&text);
        let words: Vec<_> = found.iter().map(|picture| picture.words).collect();
        assert_eq!(words, ["Sketch", "b\\]c"]);
        assert_eq!(found[0].picture, PictureRef { id: id(), size: Some((800, 600)) });
        assert_eq!(found[1].picture, PictureRef { id: id(), size: None });
        assert_eq!(found[0].picture.in_source("Sketch"), text[found[0].range.clone()]);
        for none in [
            "![",
            "![a",
            "![a](picture:",
            "![a](picture:1)",
            "![a\nb](picture:01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f)",
            "![a] (picture:01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f)",
            "![a](picture:01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f/0x7)",
            "![a](picture:01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f/7)",
            "![ä](",
            "![ä]",
        ] {
            assert_eq!(pictures(none), [], "{none}");
        }
    }

    #[test]
    fn any_words_come_back_as_they_were() {
        for words in ["a", "a]b[c", "\\", "*_`<&~!:", "]](picture:x)", "Zoë 😀", ""] {
            let source =
                PictureRef { id: id(), size: Some((1, 2)) }.in_source(&picture_words(words));
            let found = pictures(&source);
            assert_eq!(found.len(), 1, "{source}");
            assert_eq!(found[0].range, 0..source.len());
        }
    }

    #[test]
    fn paths_of_pictures_are_known() {
        let image = ImageId(uuid::Uuid::from_u128(1));
        let path = picture_path(image, id());
        assert!(is_picture_path(&path) && is_picture_path(&format!("{path}/thumb")));
        for other in ["", "/", "/media/", "//media/a/comment-pictures/b", "/media/../x", "/logout"]
        {
            assert!(!is_picture_path(other), "{other}");
        }
        assert!(!is_picture_path(&format!("{path}/../../x")));
        assert!(!is_picture_path(&path.to_uppercase()));
    }

    #[test]
    fn a_form_shows_the_pictures_below_its_text() {
        let picture = format!("![a (b) c](picture:{ID}/8x6)");
        let two = format!("{picture} {picture}");
        for text in ["", "a", "a\n\n", "a\n\nb ", " "] {
            for pictures in ["", &*picture, &*two] {
                let source = with_pictures(text, pictures);
                assert_eq!(split_pictures(&source), (text, pictures), "{source:?}");
            }
        }
        for whole in [
            format!("a {picture}"),
            format!("{picture} b"),
            format!("{picture} (b)"),
            format!("{picture} ![b](https://c)"),
            format!("![c] ![](d) {picture}"),
            format!("![c] {picture}"),
        ] {
            assert_eq!(split_pictures(&whole), (&*whole, ""));
        }
    }
}
