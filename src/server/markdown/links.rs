//! Finds bare URLs in a text, and checks the targets of links. The crate `linkify` ends URLs elsewhere, see
//! `docs/decisions/0024-bare-urls.md`.

use super::clean::SCHEMES;
use std::ops::Range;
use url::Url;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain text.
    Text(&'a str),
    /// A URL.
    Link {
        /// As written.
        shown: &'a str,
        /// Normalised.
        href: String,
    },
}

/// The normalised URL, if it may be linked to: absolute, and http, https or mailto.
pub fn href(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| SCHEMES.contains(&url.scheme()))?;
    (url.scheme() != "mailto" || url.path().contains('@')).then(|| url.into())
}

/// A URL in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Normalised.
    pub href: String,
}

/// The first URL that begins with `http://` or `https://`, at this byte of the text or later.
pub fn find(text: &str, from: usize) -> Option<Found> {
    let mut at = from;
    while let Some(found) = text.get(at..)?.find("://") {
        let colon = at + found;
        at = colon + 3;
        let Some(scheme) = scheme_len(&text[from..colon]) else { continue };
        let start = colon - scheme;
        let url = without_punctuation(&text[start..start + len_of_url(&text[start..])]);
        if let Some(href) = href(url) {
            return Some(Found { range: start..start + url.len(), href });
        }
    }
    None
}

/// Splits the text at its URLs.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut done) = (Vec::new(), 0);
    while let Some(Found { range, href }) = find(text, done) {
        if range.start > done {
            pieces.push(Piece::Text(&text[done..range.start]));
        }
        done = range.end;
        pieces.push(Piece::Link { shown: &text[range], href });
    }
    if done < text.len() {
        pieces.push(Piece::Text(&text[done..]));
    }
    pieces
}

/// The bytes of the URL at the start of a text. A bracket that closes none of its own ends it; code marks belong to it
/// in pairs.
fn len_of_url(text: &str) -> usize {
    let (mut round, mut square, mut is_in_code) = (0, 0, false);
    for (at, c) in text.char_indices() {
        let goes_on = match c {
            ')' => take(&mut round),
            ']' => take(&mut square),
            '`' if is_in_code => {
                is_in_code = false;
                true
            }
            '`' => {
                is_in_code = has_second_mark(&text[at + 1..]);
                is_in_code
            }
            _ => is_of_url(c),
        };
        if !goes_on {
            return at;
        }
        round += usize::from(c == '(');
        square += usize::from(c == '[');
    }
    text.len()
}

/// Is there a code mark before the URL ends?
fn has_second_mark(text: &str) -> bool {
    text.find(|c| !is_of_url(c)).is_some_and(|end| text[end..].starts_with('`'))
}

/// The length of the scheme at the end of a text, unless it is part of a longer word.
fn scheme_len(before: &str) -> Option<usize> {
    let ends_with = |scheme: &str| {
        let start = before.len().checked_sub(scheme.len())?;
        let (words, end) = (before.get(..start)?, before.get(start..)?);
        let alone = !words.ends_with(|c: char| c.is_alphanumeric());
        (alone && end.eq_ignore_ascii_case(scheme)).then_some(scheme.len())
    };
    ends_with("https").or_else(|| ends_with("http"))
}

/// Printable ASCII that URLs may contain, and letters of scripts that separate words by spaces. In Chinese, Japanese
/// and Korean the next word follows a URL directly.
fn is_of_url(c: char) -> bool {
    match c {
        '<' | '>' | '"' | '`' | '\\' | '^' | '{' | '|' | '}' => false,
        _ if c.is_ascii() => c.is_ascii_graphic(),
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{A4CF}' | '\u{A960}'..='\u{A97F}' => false,
        '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' => false,
        '\u{1B000}'..='\u{1B2FF}' | '\u{20000}'.. => false,
        _ => c.is_alphanumeric(),
    }
}

/// The URL without the punctuation of the sentence around it, such as a full stop, and without marks of emphasis.
fn without_punctuation(url: &str) -> &str {
    url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~'])
}

/// Takes one away; false when there is none.
fn take(count: &mut usize) -> bool {
    let any = *count > 0;
    *count = count.saturating_sub(1);
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let link = |piece: &Piece<'_>| matches!(piece, Piece::Link { .. });
        let shown = |piece| match piece {
            Piece::Text(text) => text,
            Piece::Link { shown, .. } => shown,
        };
        let whole: String = pieces(text).into_iter().map(shown).collect();
        assert_eq!(whole, text, "nothing is lost");
        pieces(text).into_iter().filter(link).map(shown).collect()
    }

    #[test]
    fn urls_end_where_a_reader_expects() {
        let cases: &[(&str, &[&str])] = &[
            ("see https://a.example.", &["https://a.example"]),
            ("(https://a.example/x)", &["https://a.example/x"]),
            ("https://a.example/x_(y)", &["https://a.example/x_(y)"]),
            ("(https://a.example/x_(y))!", &["https://a.example/x_(y)"]),
            ("[https://a.example]", &["https://a.example"]),
            ("\"http://a.example\"", &["http://a.example"]),
            ("HTTPS://A.example/?a=1&b=2#c", &["HTTPS://A.example/?a=1&b=2#c"]),
            ("http://a.example,http://b.example", &["http://a.example,http://b.example"]),
            ("http://a.example http://b.example", &["http://a.example", "http://b.example"]),
            ("https://ru.example/Москва, да", &["https://ru.example/Москва"]),
            ("https://a.example/xを見て", &["https://a.example/x"]),
            ("https://a.example에서", &["https://a.example"]),
            ("äöhttp://a.example", &[]),
            ("xhttps://a.example", &[]),
            ("javascript://a.example", &[]),
            ("http:// https://. http://? ://", &[]),
            ("hhttphttp://a", &[]),
            ("http://a://b", &["http://a://b"]),
            ("https://a.example/x[1]/*/y", &["https://a.example/x[1]/*/y"]),
            ("https://a.example/`x`/y", &["https://a.example/`x`/y"]),
            ("https://a.example/x`, y", &["https://a.example/x"]),
            ("https://a.example](https://b.example)", &["https://a.example", "https://b.example"]),
        ];
        for (text, links) in cases {
            assert_eq!(&found(text), links, "{text}");
        }
    }

    #[test]
    fn only_absolute_web_and_mail_urls_are_linked() {
        assert_eq!(href("HTTP://A.example").as_deref(), Some("http://a.example/"));
        assert_eq!(href("mailto:a@b.example").as_deref(), Some("mailto:a@b.example"));
        let bad = [
            "",
            "a",
            "/a",
            "//a.example",
            "#a",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
            "ftp://a",
            "blob:x",
            "mailto:",
            "http://",
            "https:///",
            "tel:1",
        ];
        for address in bad {
            assert_eq!(href(address), None, "{address:?}");
        }
    }
}
