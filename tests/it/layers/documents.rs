//! Every path and every test that a document mentions exists.

use crate::layers::mentions::{Mentioned, What, mentions};
use std::collections::BTreeSet;
use std::path::Path;

/// Folders that are no part of the repository.
const UNTRACKED: [&str; 6] = [".git", "target", ".tools", "node_modules", "data", "shared"];

/// The repository: its entries, and the names of its tests.
struct Repository {
    /// Paths from the root with a slash before; folders with one behind.
    entries: BTreeSet<String>,
    functions: BTreeSet<String>,
    /// Titles of browser tests, up to the first part that is filled in.
    titles: Vec<String>,
}

impl Repository {
    fn read(root: &Path) -> Self {
        let mut entries = BTreeSet::new();
        entries_below(root, "/", &mut entries);
        let texts = |ending: &'static str| {
            let files = entries.iter().filter(move |entry| entry.ends_with(ending));
            files.map(|file| std::fs::read_to_string(root.join(&file[1..])).expect("text"))
        };
        let functions = texts(".rs").flat_map(|text| functions_of(&text)).collect();
        let titles = texts(".spec.ts").flat_map(|text| titles_of(&text)).collect();
        Self { entries, functions, titles }
    }

    fn documents(&self) -> impl Iterator<Item = &str> {
        let is_document = |entry: &&String| {
            let at_root = ["/README.md", "/CONTRIBUTING.md"].contains(&entry.as_str());
            at_root || (entry.starts_with("/docs/") && entry.ends_with(".md"))
        };
        self.entries.iter().filter(is_document).map(|entry| &entry[1..])
    }

    fn top(&self) -> Vec<&str> {
        let first = self.entries.iter().filter_map(|entry| entry[1..].split('/').next());
        first.collect::<BTreeSet<&str>>().into_iter().collect()
    }

    /// What is not there, of all that a document mentions.
    fn missing(&self, document: &str, text: &str) -> Vec<String> {
        let mentioned = mentions(text, &self.top());
        let missing = mentioned.iter().filter(|it| !self.has(document, &it.what));
        missing
            .map(|Mentioned { line, what }| format!("{document}:{line}: {}", told(what)))
            .collect()
    }

    fn has(&self, document: &str, what: &What) -> bool {
        match what {
            What::Path(path) => self.has_path(path),
            What::Link(target) => self.has_path(&joined(document, target)),
            What::Test { name, is_prefix: false } => self.functions.contains(name),
            What::Test { name, .. } => self.functions.iter().any(|it| it.starts_with(name)),
            What::Title(title) => {
                let fits = |it: &String| it.starts_with(title) || title.starts_with(it);
                self.titles.iter().any(fits)
            }
        }
    }

    /// Is it the end of an entry's path, from the beginning of a name?
    fn has_path(&self, path: &str) -> bool {
        let (file, folder) = (format!("/{path}"), format!("/{}/", path.trim_end_matches('/')));
        self.entries.iter().any(|it| it.ends_with(&file) || it.ends_with(&folder))
    }
}

fn told(what: &What) -> String {
    match what {
        What::Path(path) => format!("no file or folder ends with {path}"),
        What::Link(target) => format!("the link to {target} leads nowhere"),
        What::Test { name, is_prefix: false } => format!("no function is called {name}"),
        What::Test { name, .. } => format!("the name of no function begins with {name}"),
        What::Title(title) => format!("the title of no browser test begins with {title:?}"),
    }
}

/// The path of a link's target from the root.
fn joined(document: &str, target: &str) -> String {
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn entries_below(root: &Path, prefix: &str, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(root.join(&prefix[1..])).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        if UNTRACKED.contains(&name.as_str()) {
            continue;
        }
        if entry.file_type().expect("a type").is_dir() {
            let folder = format!("{prefix}{name}/");
            entries_below(root, &folder, into);
            into.insert(folder);
        } else {
            into.insert(format!("{prefix}{name}"));
        }
    }
}

fn functions_of(text: &str) -> Vec<String> {
    let name = |rest: &str| {
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_'));
        rest[..end.unwrap_or(rest.len())].to_owned()
    };
    text.split("fn ").skip(1).map(name).collect()
}

/// What stands first behind `test(`, up to a `${`.
fn titles_of(text: &str) -> Vec<String> {
    let title = |rest: &str| {
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| ['"', '\'', '`'].contains(c))?;
        let title = rest[1..].split(quote).next()?;
        title.split("${").next().map(str::to_owned).filter(|title| !title.is_empty())
    };
    text.split("test(").skip(1).filter_map(title).collect()
}

#[test]
fn every_path_and_test_in_the_documents_exists() {
    let root = Path::new(crate::layers::ROOT);
    let repository = Repository::read(root);
    let missing = |document| {
        let text = std::fs::read_to_string(root.join(document)).expect("text");
        repository.missing(document, &text)
    };
    let missing: Vec<String> = repository.documents().flat_map(missing).collect();
    assert!(missing.is_empty(), "{} are not there:\n{}\n", missing.len(), missing.join("\n"));
}

#[track_caller]
fn check_mentions(text: &str, expected: &[What]) {
    let found = mentions(text, &["src", "tests", "scripts", ".ci"]);
    let found: Vec<What> = found.into_iter().map(|mentioned| mentioned.what).collect();
    assert_eq!(found, expected, "{text:?}");
}

fn path(path: &str) -> What {
    What::Path(path.to_owned())
}

fn test(name: &str, is_prefix: bool) -> What {
    What::Test { name: name.to_owned(), is_prefix }
}

#[test]
fn paths_are_told_from_addresses_and_names() {
    check_mentions(
        "`realtime/room.rs`, `hub/` (`src/a`)",
        &["realtime/room.rs", "hub/", "src/a"].map(path),
    );
    check_mentions("`scripts/fuzz markdown`, `.ci/run`", &["scripts/fuzz", ".ci/run"].map(path));
    check_mentions("`/api/v1/`, `POST /session/`, `/rpc/`, `http://{addr}/`, `//!`", &[]);
    check_mentions("`image/png`, `10.0.0.0/8`, `application/json`, `.rs`", &[]);
    check_mentions("`target/site/`, `end2end/node_modules/`, `./data/`, src/a.rs", &[]);
    check_mentions("```sh\n`src/a.rs`\n```\n`b.rs`", &[path("b.rs")]);
}

#[test]
fn tests_are_told_from_functions_and_fields() {
    check_mentions(
        "`lp9_all_equal`, `m13_x`",
        &[test("lp9_all_equal", false), test("m13_x", false)],
    );
    check_mentions("`lp9_…` and `m1_…`", &[test("lp9_", true), test("m1_", true)]);
    check_mentions("`a_name_of_words`", &[test("a_name_of_words", false)]);
    check_mentions("`image_chat_session`, `not_found`, `IMAGE_CHAT_PUBLIC_URL_X`, `lp9`", &[]);
}

#[test]
fn titles_count_beside_the_file_of_a_browser_test() {
    let title = |title: &str| What::Title(title.to_owned());
    let line = "\"lp21 …\" and `no comment runs, it was there` (`version.spec.ts`)";
    check_mentions(
        line,
        &[title("no comment runs, it was there"), path("version.spec.ts"), title("lp21")],
    );
    check_mentions("`no comment runs, it was there`, \"lp21 …\"", &[]);
}

#[test]
fn links_lead_from_the_folder_of_the_document() {
    let link = |target: &str| What::Link(target.to_owned());
    check_mentions(
        "[a](b.md), [c](../d/#e), [f](#g), [h](https://i/)",
        &["b.md", "../d/"].map(link),
    );
    assert_eq!(joined("docs/decisions/0001.md", "../api.md"), "docs/api.md");
    assert_eq!(joined("README.md", "docs/decisions/"), "docs/decisions/");
}

#[test]
fn what_is_missing_is_told_with_its_line() {
    let repository = Repository {
        entries: ["/src/", "/src/a.rs", "/docs/", "/docs/a.md"].map(str::to_owned).into(),
        functions: functions_of("fn lp1_is_there() {}\nasync fn one_two_three_four<T>() {}")
            .into_iter()
            .collect(),
        titles: titles_of("test(`lp2 works (${name})`, f); test(\n  \"opens\", g)"),
    };
    let fine = "`a.rs` `src/` `lp1_is_there` `lp1_…` `one_two_three_four` [a](a.md) [r](../src/a.rs)\n\
                \"lp2 …\" in `a.rs`";
    assert_eq!(repository.missing("docs/a.md", fine), [""; 0]);
    let broken = "\n`b.rs` `src/b/`\n`lp1_is_gone` `lp3_…` [a](b.md)\n\"lp4 …\" in `x.spec.ts`";
    let expected = [
        "docs/a.md:2: no file or folder ends with b.rs",
        "docs/a.md:2: no file or folder ends with src/b/",
        "docs/a.md:3: no function is called lp1_is_gone",
        "docs/a.md:3: the name of no function begins with lp3_",
        "docs/a.md:3: the link to b.md leads nowhere",
        "docs/a.md:4: no file or folder ends with x.spec.ts",
        "docs/a.md:4: the title of no browser test begins with \"lp4\"",
    ];
    assert_eq!(repository.missing("docs/a.md", broken), expected);
}
