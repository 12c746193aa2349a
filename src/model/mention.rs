//! Mentions in the source of a comment: `@[Ada](person:{id})`, where the name is that of the moment. Knows no Markdown
//! beyond that and no person.

use super::{DisplayName, UserId, plain_text};
use std::ops::Range;

/// What an address of a mention begins with.
pub const PERSON_SCHEME: &str = "person:";
/// More people than this in one comment are named without being told.
pub const MAX_MENTIONS: usize = 20;

/// A mention in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The name, as it is written there.
    pub name: String,
    /// The person.
    pub person: UserId,
}

/// The mentions in a text, in their order.
pub fn mentions(text: &str) -> Vec<Mention> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("@[")) {
        let start = from + at;
        match mention_at(text, start) {
            Some(mention) => {
                from = mention.range.end;
                found.push(mention);
            }
            None => from = start + 2,
        }
    }
    found
}

fn mention_at(text: &str, start: usize) -> Option<Mention> {
    let (mut name, mut is_escaped) = (String::new(), false);
    let within = text.get(start + 2..)?;
    for (at, c) in within.char_indices() {
        match c {
            '\n' => return None,
            '\\' if !is_escaped => is_escaped = true,
            ']' if !is_escaped => {
                let rest = within.get(at + 1..)?.strip_prefix('(')?.strip_prefix(PERSON_SCHEME)?;
                let (id, _) = rest.split_once(')')?;
                let end = start + 2 + at + 2 + PERSON_SCHEME.len() + id.len() + 1;
                return Some(Mention { range: start..end, name, person: id.parse().ok()? });
            }
            c => {
                name.push(c);
                is_escaped = false;
            }
        }
    }
    None
}

/// The text with something else in the place of each mention.
pub fn replace_mentions(text: &str, mut other: impl FnMut(&Mention) -> String) -> String {
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for mention in mentions(text) {
        out.push_str(text.get(done..mention.range.start).unwrap_or_default());
        out.push_str(&other(&mention));
        done = mention.range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// The people that the HTML of a comment mentions, each once, under the names that it shows.
pub fn mentions_in_html(html: &str) -> Vec<(UserId, String)> {
    let mut people: Vec<(UserId, String)> = Vec::new();
    for mention in html.split("<span data-person=\"").skip(1) {
        let Some((id, rest)) = mention.split_once("\">") else { continue };
        let Some((name, _)) = rest.split_once("</span>") else { continue };
        let (Ok(id), name) = (id.parse(), plain_text(name)) else { continue };
        if !people.iter().any(|(known, _)| *known == id) {
            people.push((id, name.trim_start_matches('@').to_owned()));
        }
    }
    people
}

/// The mention of a person in the source of a comment.
pub fn mention_of(name: &DisplayName, person: UserId) -> String {
    format!("@[{}]({PERSON_SCHEME}{person})", escaped(name.as_str()))
}

/// A name that Markdown shows as it is.
fn escaped(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if matches!(c, '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '&' | '~' | '!' | ':') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f";

    #[test]
    fn mentions_are_found_and_nothing_else() {
        let text = format!("Hi @[Ada](person:{ID}), @[B\\]ob](person:{ID})! @[x](http://y) @[z]");
        let found = mentions(&text);
        let names: Vec<_> = found.iter().map(|mention| mention.name.as_str()).collect();
        assert_eq!(names, ["Ada", "B]ob"]);
        assert_eq!(&text[found[0].range.clone()], format!("@[Ada](person:{ID})"));
        for none in ["@[", "@[a", "@[a](person:", "@[a](person:1)", "@[a\nb](person:1)", "@[ä]("] {
            assert_eq!(mentions(none), [], "{none}");
        }
    }

    #[test]
    fn people_are_found_in_html() {
        let of = |name: &str| format!("<span data-person=\"{ID}\">@{name}</span>");
        let html = format!("<p>{} {}</p>", of("A &amp; &lt;b&gt;"), of("again"));
        let ada: UserId = ID.parse().expect("an id");
        assert_eq!(mentions_in_html(&html), [(ada, "A & <b>".to_owned())]);
        assert_eq!(mentions_in_html("<p>&lt;span data-person=\"x\"&gt;</p>"), []);
    }

    #[test]
    fn any_name_comes_back_as_it_was() {
        let person: UserId = ID.parse().expect("an id");
        for name in ["Ada", "a]b[c", "\\", "*_`<&~!:", "]](person:x)", "Zoë 😀"] {
            let name = DisplayName::new(name).expect("a name");
            let source = mention_of(&name, person);
            let found = mentions(&source);
            assert_eq!(found.len(), 1, "{source}");
            assert_eq!((found[0].name.as_str(), found[0].person), (name.as_str(), person));
            assert_eq!(found[0].range, 0..source.len());
        }
    }
}
