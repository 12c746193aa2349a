//! What a document mentions: paths of the repository, and tests by name or title.

/// Something that has to exist, and the line that mentions it, counted from 1.
#[derive(Debug, PartialEq)]
pub struct Mentioned {
    pub line: usize,
    pub what: What,
}

#[derive(Debug, PartialEq)]
pub enum What {
    /// The end of the path of a file or folder; folders may end with a slash.
    Path(String),
    /// The target of a link, from the document's folder.
    Link(String),
    /// The name of a function that is a test, or its beginning.
    Test { name: String, is_prefix: bool },
    /// The beginning of the title of a browser test.
    Title(String),
}

const ENDINGS: [&str; 6] = [".rs", ".md", ".ts", ".css", ".sql", ".toml"];

/// Folders that builds and runs make.
const GENERATED: [&str; 4] = ["target", ".tools", "node_modules", "data"];

/// The fewest words of a snake_case name that makes it a test's rather than a function's.
const TEST_WORDS: usize = 4;

/// All that a Markdown text mentions outside of code blocks. `top` are the folders and files at the
/// root of the repository: a path that begins there needs no ending.
pub fn mentions(text: &str, top: &[&str]) -> Vec<Mentioned> {
    let (mut found, mut is_code) = (Vec::new(), false);
    for (line, content) in (1..).zip(text.lines()) {
        if content.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            found.extend(on_line(content, top).map(|what| Mentioned { line, what }));
        }
    }
    found
}

fn on_line<'a>(line: &'a str, top: &'a [&str]) -> impl Iterator<Item = What> + 'a {
    let has_spec = line.contains(".spec.ts");
    let spans = between(line, '`').into_iter().filter_map(move |span| {
        let path = span.split(' ').find_map(|word| path(word, top, span.contains(' ')));
        path.or_else(|| test(span)).or_else(|| title(span).filter(|_| has_spec))
    });
    let quoted = between(line, '"').into_iter().filter(move |_| has_spec);
    let titles = quoted.filter(|text| text.ends_with(" …")).filter_map(title);
    spans.chain(titles).chain(links(line))
}

/// The texts between pairs of a character.
fn between(line: &str, mark: char) -> Vec<&str> {
    let parts: Vec<&str> = line.split(mark).collect();
    let pairs = parts.len().saturating_sub(1) / 2;
    (0..pairs).map(|pair| parts[2 * pair + 1]).collect()
}

/// A path has only characters of paths, does not begin with a slash as addresses do, and either
/// ends as a file or a folder or begins at the root of the repository. Among other words only the
/// last counts.
fn path(word: &str, top: &[&str], is_command: bool) -> Option<What> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    let mut parts = word.trim_end_matches('/').split('/');
    let first = parts.next()?;
    let is_rooted = word.contains('/') && top.contains(&first);
    let is_named =
        word.ends_with('/') || ENDINGS.iter().any(|it| word.len() > it.len() && word.ends_with(it));
    let is_generated = word.split('/').any(|part| GENERATED.contains(&part));
    let counts = is_rooted || (is_named && !is_command);
    let is_relative = !word.starts_with(['/', '-']) && !word.starts_with("./");
    (word.chars().all(is_plain) && is_relative && counts && !is_generated)
        .then(|| What::Path(word.to_owned()))
}

/// `lp9_…`, `m13_a_b`, or a name of enough words.
fn test(span: &str) -> Option<What> {
    let (name, is_prefix) = span.strip_suffix('…').map_or((span, false), |name| (name, true));
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let words = name.split('_').filter(|word| !word.is_empty()).count();
    let is_rule = is_numbered(name.split('_').next()?) && name.contains('_');
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_part);
    (is_name && (is_rule || words >= TEST_WORDS))
        .then(|| What::Test { name: name.to_owned(), is_prefix })
}

/// `lp` or `m` with a number.
fn is_numbered(word: &str) -> bool {
    let number = word.strip_prefix("lp").or_else(|| word.strip_prefix('m')).unwrap_or_default();
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

/// Plain words, as a browser test is called.
fn title(span: &str) -> Option<What> {
    let words = span.trim_end_matches('…').trim_end();
    let is_prose = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '\'' | ':' | '-');
    let is_short = words.split(' ').count() < TEST_WORDS && words == span;
    let begins = words.starts_with(|c: char| c.is_lowercase());
    (begins && !is_short && words.chars().all(is_prose)).then(|| What::Title(words.to_owned()))
}

/// The targets of links to files, without the part behind `#`.
fn links(line: &str) -> impl Iterator<Item = What> + '_ {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let targets = targets.map(|target| target.split('#').next().unwrap_or_default());
    let files = targets.filter(|target| !target.is_empty() && !target.contains(':'));
    files.map(|target| What::Link(target.to_owned()))
}
