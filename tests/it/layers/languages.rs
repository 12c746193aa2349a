//! Message catalogues: languages have every message; what people read in pages is a message. Texts that a script puts
//! together from single words in lower case are beyond this test; `end2end/tests/languages.spec.ts` reads whole pages.

use super::all_sources;
use super::source::{Literal, quoted_strings, without_comments};
use image_chat::texts::{FOLDERS, Locale, MISSING};

/// Where pages, the room and the widget are made.
const PAGES: [&str; 2] = ["src/app/", "src/server/http/pages/"];
/// The documentation of the API is English, as `docs/languages.md` says: its readers are developers.
const API_DOCUMENTATION: [&str; 3] =
    ["src/app/pages/api_docs.rs", "src/app/pages/live_docs.rs", "src/server/http/pages/docs.rs"];
/// Attributes that people read or hear. All others are for browsers.
const READ_OUT: [&str; 8] =
    ["aria-label", "aria-description", "title", "placeholder", "alt", "label", "hint", "first"];
/// The same in every language: names and an example.
const NAMES: [&str; 3] = ["Image Chat", "https://example.com/picture.png", "Authorization: Bearer"];
/// What is on the keys of a keyboard, and what browsers call them.
const KEYS: [&str; 7] = ["Enter", "Esc", "Escape", "Shift", "Alt", "Ctrl", "Control"];
/// What takes a literal that no person reads: classes, selectors and headers.
const FOR_PROGRAMS: [&str; 7] = [
    ".set(\"class\", &",
    ".set(\"class\",",
    ".in_page(",
    ".get(",
    ".find(",
    "CACHE_CONTROL,",
    "REVALIDATE: &str =",
];
/// Files with literals that browsers read and no person: sizes of pictures, classes, policies for content.
const FOR_BROWSERS: [&str; 4] = [
    "src/app/room/picture_files.rs",
    "src/app/ui/avatar.rs",
    "src/server/http/pages/embed/widget.rs",
    "src/server/http/pages/render.rs",
];

#[test]
fn every_language_has_every_message() {
    let missing: Vec<String> =
        MISSING.iter().map(|(tag, message)| format!("locales/{tag}/{message}")).collect();
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn every_language_has_a_catalogue() {
    let mut tags = Locale::ALL.map(Locale::tag);
    tags.sort_unstable();
    let mut folders = FOLDERS.to_vec();
    folders.sort_unstable();
    assert_eq!(folders, tags);
}

#[test]
fn what_people_read_is_a_message() {
    let is_left_out =
        |file: &str| API_DOCUMENTATION.iter().chain(&FOR_BROWSERS).any(|path| file == *path);
    let found: Vec<String> = all_sources()
        .iter()
        .filter(|(file, _)| PAGES.iter().any(|folder| file.starts_with(folder)))
        .filter(|(file, _)| !is_left_out(file))
        .flat_map(|(file, text)| texts_in(file, text))
        .collect();
    assert!(found.is_empty(), "no message of locales/:\n{}\n", found.join("\n"));
}

/// The literals of a file that people read, each with its place.
fn texts_in(file: &str, text: &str) -> Vec<String> {
    let code = without_comments(text);
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let place = |literal: Literal<'_>| {
        let line = literal.before.lines().count();
        format!("{file}:{line}: {:?}", literal.text)
    };
    quoted_strings(code).into_iter().filter(|literal| is_read(*literal)).map(place).collect()
}

/// Does a person read it, and is it not the same in every language?
fn is_read(Literal { before, text, after }: Literal<'_>) -> bool {
    let words = without(&without(text, '{', '}'), '<', '>');
    let is_selector = text.starts_with(['.', '#']);
    let is_code = !text.contains('<') && text.contains(['=', '[', '\\']) || is_selector;
    let is_pattern = ["=>", "|"].iter().any(|next| after.trim_start().starts_with(next));
    let has_word = words.split(|c: char| !c.is_alphabetic()).any(|word| word.len() > 1);
    if NAMES.contains(&text) || is_of_keys(text) || is_code || is_pattern || !has_word {
        return false;
    }
    let before = before.trim_end();
    let before = before.strip_suffix("format!(").unwrap_or(before);
    match attribute(before) {
        Some(name) => READ_OUT.contains(&name),
        None if FOR_PROGRAMS.iter().any(|call| before.ends_with(call)) => false,
        None => !is_in_macro_for_programs(before) && (is_node(before) || is_sentence(&words)),
    }
}

/// A text without what stands between two characters: what is filled in, and tags.
fn without(text: &str, open: char, close: char) -> String {
    let mut pieces = text.split(open);
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.map(|piece| piece.split_once(close).map_or("", |(_, rest)| rest));
    [first].into_iter().chain(rest).collect()
}

/// Keys to press at once.
fn is_of_keys(text: &str) -> bool {
    text.split([' ', '+']).all(|key| KEYS.contains(&key) || key.chars().count() == 1)
}

/// A log, or what stands above an item: the reason of an exception to a lint, a derived format.
fn is_in_macro_for_programs(before: &str) -> bool {
    let statement = before.rsplit([';', '{', '}']).next().unwrap_or_default();
    let line = before.lines().next_back().unwrap_or_default();
    statement.contains("tracing::") || line.trim().starts_with("#[")
}

/// The name before `=`, which has no space around it in a view.
fn attribute(before: &str) -> Option<&str> {
    let before = before.strip_suffix('=')?;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | ':' | '_' | '#');
    let begin = before.rfind(|c: char| !is_part(c)).map_or(0, |at| at + 1);
    Some(&before[begin..]).filter(|name| !name.is_empty())
}

/// Does it stand in a view between elements?
fn is_node(before: &str) -> bool {
    let is_arrow = before.ends_with("=>") || before.ends_with("->");
    before.ends_with(['>', '}', '"']) && !is_arrow
}

/// Words with a space between or beside them, or one with a capital.
fn is_sentence(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let has_space = text.trim() != text || text.trim().contains(char::is_whitespace);
    let is_capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
    };
    has_space || words.next().is_some_and(is_capital)
}

#[test]
fn a_text_that_is_no_message_is_found() {
    let found = |code: &str| texts_in("src/app/a.rs", code).len();
    for code in [
        r#"view! { <p>"Nothing"</p> }"#,
        r#"view! { <p>"by "<bdi>{name}</bdi></p> }"#,
        r#"view! { <p><bdi>{name}</bdi>" wrote"</p> }"#,
        r#"view! { <p>{count} "waiting"</p> }"#,
        r#"view! { <input placeholder="name" /> }"#,
        r#"view! { <button aria-label=format!("Remove {name}")></button> }"#,
        r#"view! { <Field label="name" name="name" /> }"#,
        r#"page.head("Members", false)"#,
        r#".described("The members of this workspace.")"#,
        r#"format!("{count} comments approved.")"#,
        r#"match kind { Kind::Held => "Held", }"#,
        r#"("queue", "Queue")"#,
        r#"let html = format!("<p class=\"hint\">Nothing waits</p>");"#,
        "view! {\n    <p>\n        \"since\"\n    </p>\n}",
    ] {
        assert_eq!(found(code), 1, "{code}");
    }
}

#[test]
fn what_browsers_and_programs_read_is_no_text() {
    let found = |code: &str| texts_in("src/app/a.rs", code);
    for code in [
        r#"view! { <p class="button small" data-testid="done">{pages::done()}</p> }"#,
        r#"view! { <li class=format!("entry {kind}")></li> }"#,
        r#"view! { <p>" · "</p> }"#,
        r#"view! { <p>{count} "1:1"</p> }"#,
        r#"match done { "role" => Done::Role, }"#,
        r#"form.field("name")"#,
        r#"match key { "Escape" => close(), _ => {} "Other" => open() }"#,
        r#"node.get(".entry .title")"#,
        r#"const TITLE: &str = ".bar .title";"#,
        r#"("Ctrl Enter", room::send())"#,
        r#"format!("<rect x=\"{x}\"><title>{at}: {value}</title></rect>")"#,
        r#"tracing::error!(%error, "a page could not be rendered")"#,
        "// A sentence in a comment, with “quotes” and \"others\".",
        "#[serde(rename_all = \"kebab-case\")]",
        "fn a() {}\n#[cfg(test)]\nmod tests { const A: &str = \"A sentence.\"; }",
    ] {
        assert!(found(code).is_empty(), "{code}: {:?}", found(code));
    }
}
