//! The rules, as tables, and whether a file keeps them.

use crate::layers::source::{paths, without_comments, without_comments_and_strings};

/// A folder and what its files may name of this crate.
pub struct Layer {
    /// Files whose path begins so; the longest one that fits counts.
    pub folder: &'static str,
    /// Modules of this crate, from its root.
    may_name: &'static [&'static str],
    /// In one sentence, for whoever broke it.
    rule: &'static str,
}

const fn layer(
    folder: &'static str,
    may_name: &'static [&'static str],
    rule: &'static str,
) -> Layer {
    Layer { folder, may_name, rule }
}

/// Who may name whom; see `docs/architecture.md`.
pub const LAYERS: &[Layer] = &[
    layer("src/model/", &["model"], "model names nobody"),
    layer("src/protocol/", &["protocol", "model"], "protocol names the model alone"),
    layer(
        "src/rpc/",
        &["rpc", "protocol", "model"],
        "rpc names protocol and model, and the server inside of bodies only",
    ),
    layer(
        "src/app/",
        &["app", "browser", "rpc", "protocol", "model"],
        "app names browser, rpc, protocol and model, never the server",
    ),
    layer(
        "src/app/ui/",
        &["app::ui", "browser", "model"],
        "app::ui names browser and model: no page, no rpc, no protocol",
    ),
    layer("src/browser/", &["browser", "model"], "browser names the model alone"),
    layer("src/server/", &["server", "protocol", "model"], "server names protocol and model"),
    layer(
        "src/server/http/pages/",
        &["server", "app", "protocol", "model"],
        "http/pages, alone in the server, names app too",
    ),
    layer(
        "src/server/store/",
        &["server::store", "server::clock", "protocol", "model"],
        "store names nobody of the server: not realtime, not http",
    ),
    layer(
        "src/server/realtime/",
        &[
            "server::realtime",
            "server::access",
            "server::store",
            "server::markdown",
            "server::words",
            "server::clock",
            "protocol",
            "model",
        ],
        "realtime names access and store, not http",
    ),
    layer(
        "src/server/access/",
        &["server::access", "server::store", "server::clock", "protocol", "model"],
        "access names the store: not realtime, not http",
    ),
    layer(
        "src/server/media/",
        &["server::media", "server::networks", "protocol", "model"],
        "media knows no route and no database",
    ),
    layer(
        "src/server/media/tests/",
        &["server::media", "server::networks", "server::blobs", "protocol", "model"],
        "what tests media looks at blobs too, and no further",
    ),
    layer(
        "src/server/markdown/",
        &["server::markdown", "protocol", "model"],
        "markdown knows nobody who writes it",
    ),
    layer(
        "src/server/blobs/",
        &["server::blobs", "protocol", "model"],
        "blobs knows not what the files are for",
    ),
];

/// What no file of a folder may contain outside of comments and strings.
const BANNED: &[(&str, &[&str], &str)] = &[
    (
        "src/model/",
        &[
            "async",
            "await",
            "std::time",
            "std::env",
            "std::fs",
            "std::net",
            "std::thread",
            "rand",
            "tokio",
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "axum",
            "sqlx",
            "new_v4",
            "now_v7",
        ],
        "model is pure: no async, clock, randomness, framework or I/O",
    ),
    (
        "src/protocol/",
        &["axum", "leptos", "web_sys", "tokio", "sqlx"],
        "protocol knows no transport",
    ),
    ("src/app/", &["axum", "sqlx", "tokio"], "app runs in the browser too"),
    ("src/browser/", &["axum", "sqlx", "tokio", "leptos"], "browser has plain signatures"),
    ("src/server/store/", &["axum", "leptos"], "store knows no HTTP"),
    ("src/server/realtime/", &["axum", "leptos", "sqlx"], "realtime knows no HTTP and no SQL"),
];

/// The one file that tells the server's build from the browser's.
const GATES: &str = "src/lib.rs";

/// What is wrong with a file: `file:line: what (rule)`, by line.
pub fn check(file: &str, text: &str) -> Vec<String> {
    let mut broken = wrong_names(file, text);
    broken.extend(banned_words(file, text));
    broken.extend(gates(file, text));
    if !text.starts_with("//! ") {
        broken.push((1, "the file does not open with //! and what it is".into()));
    }
    broken.sort();
    broken.into_iter().map(|(line, what)| format!("{file}:{line}: {what}")).collect()
}

fn wrong_names(file: &str, text: &str) -> Vec<(usize, String)> {
    let fits = LAYERS.iter().filter(|layer| file.starts_with(layer.folder));
    let Some(layer) = fits.max_by_key(|layer| layer.folder.len()) else { return Vec::new() };
    let is_allowed = |path: &crate::layers::source::Path| {
        let in_body = layer.folder == "src/rpc/" && path.is_indented;
        layer.may_name.iter().any(|module| begins_with(&path.text, module))
            || (in_body && begins_with(&path.text, "server"))
    };
    let wrong = paths(file, text).into_iter().filter(|path| !is_allowed(path));
    wrong.map(|path| (path.line, format!("names {} ({})", path.text, layer.rule))).collect()
}

fn begins_with(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn banned_words(file: &str, text: &str) -> Vec<(usize, String)> {
    let code = without_comments_and_strings(text);
    let mut broken = Vec::new();
    for (_, words, rule) in BANNED.iter().filter(|(folder, ..)| file.starts_with(folder)) {
        for (number, line) in (1..).zip(code.lines()) {
            let found = words.iter().filter(|word| has_word(line, word));
            broken.extend(found.map(|word| (number, format!("{word} stands here ({rule})"))));
        }
    }
    broken
}

fn has_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(is_part) && !line[at + word.len()..].starts_with(is_part)
    })
}

fn gates(file: &str, text: &str) -> Vec<(usize, String)> {
    if file == GATES {
        return Vec::new();
    }
    let code = without_comments(text);
    let is_gate = |line: &str| line.replace(' ', "").contains("feature=\"ssr\"");
    let lines = (1..).zip(code.lines()).filter(|(_, line)| is_gate(line));
    let what = format!("cfg(feature = \"ssr\") stands in {GATES} alone");
    lines.map(|(number, _)| (number, what.clone())).collect()
}
