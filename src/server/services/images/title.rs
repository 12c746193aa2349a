//! Titles of images: given by people, or made of the name of a file or a link. They obey the rules for other texts, on
//! one line.

use crate::model::{clean_line, is_blank};
use crate::protocol::{AppError, Field, Input};

/// The longest title in characters.
pub const MAX_CHARS: usize = 200;

/// A title that someone gives. One that shows nothing is none.
///
/// # Errors
/// When it is too long.
pub fn given(title: Option<String>) -> Result<Option<String>, AppError> {
    let title = title.and_then(|title| line(&title));
    if title.as_ref().is_some_and(|title| title.chars().count() > MAX_CHARS) {
        return Err(AppError::invalid(Input::TooLong { field: Field::Title, max: MAX_CHARS }));
    }
    Ok(title)
}

/// The name of a file as a title: decoded, without its ending, and no more of it than a title can hold. Browsers send
/// a quotation mark in a name as `%22`.
pub fn of_file(name: &str) -> Option<String> {
    let name = decoded(name);
    let name = without_folders(&name);
    // What begins with a dot has no ending.
    let stem =
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    line(&line(stem)?.chars().take(MAX_CHARS).collect::<String>())
}

/// The name of the file that a link leads to, as a title.
pub fn of_link(link: &str) -> Option<String> {
    of_file(&last_segment(link)?)
}

/// The name of a file as one to keep it under: decoded, with its ending, and no longer than a title.
pub fn name_of_file(name: &str) -> Option<String> {
    line(&line(without_folders(&decoded(name)))?.chars().take(MAX_CHARS).collect::<String>())
}

/// The last part of a link's path, as it stands there.
pub fn last_segment(link: &str) -> Option<String> {
    url::Url::parse(link.trim()).ok()?.path_segments()?.next_back().map(str::to_owned)
}

fn without_folders(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// A text as titles are kept; `None` where that shows nothing.
fn line(text: &str) -> Option<String> {
    let line = clean_line(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    (!is_blank(&line)).then_some(line)
}

/// The name with its `%C3%84` as characters; unchanged where they are none in UTF-8.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let code = behind.first_chunk().filter(|_| first == b'%').and_then(from_hex);
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

fn from_hex([high, low]: &[u8; 2]) -> Option<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> String {
        of_file(name).unwrap_or_default()
    }

    #[test]
    fn titles_come_from_names_of_files() {
        assert_eq!(file("C:\\Pictures\\plan.v2.png"), "plan.v2");
        assert_eq!(file(".png"), ".png");
        assert_eq!(file("a\u{7}b.png"), "ab");
        assert_eq!(file(&"ä".repeat(300)), "ä".repeat(200));
        assert_eq!(file(&format!("{}.png", "ä".repeat(3_000))), "ä".repeat(200));
    }

    #[test]
    fn names_are_decoded() {
        assert_eq!(file("the %22new%22 one.png"), "the \"new\" one");
        assert_eq!(file("%C3%84pfel%20%26%20Birnen.jpg"), "Äpfel & Birnen");
        assert_eq!(file("50%.png"), "50%");
        assert_eq!(file("50%25 off%.png"), "50% off%");
        assert_eq!(file("%C4pfel.png"), "%C4pfel", "Latin-1 is not guessed");
        assert_eq!(file("..%2F..%2Fplan.png"), "plan");
        assert_eq!(file("a%0D%0Ab.png"), "a b");
        let link = |link| of_link(link).unwrap_or_default();
        assert_eq!(link("https://a.example/x/plan.png?w=1#y"), "plan");
        assert_eq!(link("https://a.example/%C3%84%22.png"), "Ä\"");
        assert_eq!(link("https://a.example/Grundriß.png"), "Grundriß");
        assert_eq!(link("https://a.example/"), "");
    }

    #[test]
    fn a_file_is_kept_under_its_name() {
        let name = |name: &str| name_of_file(name).unwrap_or_default();
        assert_eq!(name("C:\\Pictures\\Grundri%C3%9F  2.JPG"), "Grundriß 2.JPG");
        assert_eq!(name("invoice\u{202E}gpj.exe"), "invoicegpj.exe");
        assert_eq!(name("..%2F..%2Fa%0D%0Ab.png"), "a b.png");
        assert_eq!(name(&"ä".repeat(300)), "ä".repeat(200));
        for nothing in ["", "/", "\u{3164}"] {
            assert_eq!(name_of_file(nothing), None, "{nothing:?}");
        }
    }

    #[test]
    fn names_that_turn_or_hide_texts_do_not() {
        assert_eq!(file("invoice\u{202E}gpj.exe.png"), "invoicegpj.exe");
        assert_eq!(file("invoice%E2%80%AEgpj.png"), "invoicegpj");
        for nothing in [
            "\u{2800}.jpg",
            "%E3%85%A4.jpg",
            " .png",
            "",
            "\u{3164}",
            "\u{200B}\u{2060}",
            "%E3%85%A4",
            "\u{2800} \u{2800}",
        ] {
            assert_eq!(of_file(nothing), None, "{nothing:?}");
        }
    }

    #[test]
    fn given_titles_are_checked() {
        let given = |title: &str| given(Some(title.into()));
        assert_eq!(given(" Plan  of\tit\n "), Ok(Some("Plan of it".into())));
        assert_eq!(given("Plan\u{202E}B"), Ok(Some("PlanB".into())));
        for nothing in ["  ", "\u{3164}", "\u{202E}", "\u{2800}"] {
            assert_eq!(given(nothing), Ok(None), "{nothing:?}");
        }
        assert!(given(&"ä".repeat(200)).is_ok());
        assert!(given(&"ä".repeat(201)).is_err());
        assert_eq!(given("a\0"), Ok(Some("a".into())));
    }
}
