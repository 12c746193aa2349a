//! Tests that read the sources and the documents: layers (`layer_table`, `banned`, `rules`), the file
//! graph (`circles`), sentences in errors (`sentences`), and what the documents mention (`documents`).

mod banned;
mod circles;
mod documents;
mod graph;
mod languages;
mod layer_table;
mod mentions;
mod modules;
mod reader;
mod rules;
mod sentences;
mod source;
mod tokens;

use layer_table::LAYERS;
use rules::check;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The root of the project; the folder that the tests run in, if they are built without cargo.
const ROOT: &str = match option_env!("CARGO_MANIFEST_DIR") {
    Some(root) => root,
    None => ".",
};

/// Every Rust file below a folder, as (path from the root of the project, text).
fn files_below(root: &Path, folder: &Path, into: &mut Vec<(String, String)>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files_below(root, &path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root).expect("below the root").display().to_string();
            into.push((name, std::fs::read_to_string(&path).expect("text")));
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let root = Path::new(ROOT);
    let mut files = Vec::new();
    files_below(root, &root.join("src"), &mut files);
    assert!(files.len() > 50, "only {} files: is this the right folder?", files.len());
    files
}

#[test]
fn every_file_keeps_the_rules() {
    let broken: Vec<String> =
        all_sources().iter().flat_map(|(name, text)| check(name, text)).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn every_layer_exists_and_is_crossed_the_allowed_way() {
    let sources = all_sources();
    let is_there = |place: &str| sources.iter().any(|(name, _)| name.starts_with(place));
    let missing: Vec<&str> =
        LAYERS.iter().map(|layer| layer.place).filter(|place| !is_there(place)).collect();
    assert_eq!(missing, [""; 0], "rows of the table of layers that are about no file");
    // The seam: were it not found, the reader of paths would be blind there.
    let names_server = |(name, text): &(String, String)| {
        name.starts_with("src/rpc/")
            && source::paths(name, text).iter().any(|path| path.text.starts_with("server::"))
    };
    assert!(sources.iter().any(names_server), "no server function names the server");
}

/// The folders and files directly below a folder, folders with a slash.
fn entries_of(folder: &str, sources: &[(String, String)]) -> BTreeSet<String> {
    let below = sources.iter().filter_map(|(name, _)| name.strip_prefix(folder));
    let first = |rest: &str| match rest.find('/') {
        Some(slash) => format!("{folder}{}", &rest[..=slash]),
        None => format!("{folder}{rest}"),
    };
    below.map(first).collect()
}

#[test]
fn every_folder_and_file_below_src_and_server_has_a_row_of_its_own() {
    let sources = all_sources();
    let mut places = entries_of("src/", &sources);
    assert!(places.remove("src/server/"), "no src/server/");
    places.extend(entries_of("src/server/", &sources));
    let has_no_row = |place: &&String| !LAYERS.iter().any(|layer| layer.place == **place);
    let without: Vec<&String> = places.iter().filter(has_no_row).collect();
    assert_eq!(without, [""; 0], "no row of the table of layers (tests/it/layers/layer_table.rs)");
}

#[test]
fn a_file_without_a_row_is_caught() {
    check_caught("src/server/misc.rs", "//! M\n", 1, "no row");
    check_caught("src/other/mod.rs", "//! O\n", 1, "no row");
}

/// The text breaks exactly one rule, on this line, and the message says which.
fn check_caught(file: &str, text: &str, line: usize, rule: &str) {
    let broken = check(file, text);
    assert_eq!(broken.len(), 1, "{file}: {text:?} gave {broken:?}");
    let message = &broken[0];
    assert!(message.starts_with(&format!("{file}:{line}: ")), "{message}");
    assert!(message.contains(rule), "{message} does not say {rule:?}");
}

fn check_fine(file: &str, text: &str) {
    assert_eq!(check(file, text), [""; 0], "{file}: {text:?}");
}

#[test]
fn naming_the_wrong_layer_is_caught() {
    let cases = [
        ("src/model/board.rs", "//! B\nuse crate::protocol::AppError;\n", 2, "model names nobody"),
        ("src/protocol/live.rs", "//! L\n\nuse crate::server::store;\n", 3, "protocol names"),
        ("src/app/room/sync.rs", "//! S\nuse crate::server::images;\n", 2, "app names"),
        ("src/app/ui/icon.rs", "//! I\nuse crate::rpc::operate;\n", 2, "app::ui names"),
        ("src/app/ui/icon.rs", "//! I\nuse super::super::room::Room;\n", 2, "app::ui names"),
        ("src/app/ui/mod.rs", "//! U\nuse super::room::Room;\n", 2, "app::ui names"),
        ("src/browser/page.rs", "//! P\nuse crate::app::shell;\n", 2, "browser names"),
        ("src/main.rs", "//! M\nuse image_chat::server::http;\n", 2, "main names boot"),
        ("src/main.rs", "//! M\nuse image_chat::server::store::Store;\n", 2, "main names boot"),
        ("src/server/mod.rs", "//! S\npub use crate::model::Id;\n", 2, "declares"),
        ("src/server/services/usage.rs", "//! U\nuse crate::app::shell;\n", 2, "services name"),
        (
            "src/server/services/images/mod.rs",
            "//! I\nfn f() { crate::rpc::operate() }\n",
            2,
            "services name",
        ),
        ("src/server/services/usage.rs", "//! U\nuse crate::server::http::f;\n", 2, "not http"),
        ("src/server/services/usage.rs", "//! U\nuse crate::server::boot::f;\n", 2, "not boot"),
        ("src/server/services/usage.rs", "//! U\nuse axum::Json;\n", 2, "no HTTP"),
        ("src/server/services/usage.rs", "//! U\nuse http::Method;\n", 2, "no HTTP"),
        ("src/server/services/usage.rs", "//! U\nfn f(_: HeaderValue) {}\n", 2, "no HTTP"),
        ("src/server/services/usage.rs", "//! U\nfn f() { SET_COOKIE }\n", 2, "no HTTP"),
        ("src/server/services/usage.rs", "//! U\nuse sqlx::Row;\n", 2, "no SQL"),
        ("src/server/http/router.rs", "//! R\nuse crate::server::boot::f;\n", 2, "not boot"),
        ("src/server/http/router.rs", "//! R\nuse crate::server::cli::f;\n", 2, "not cli"),
        ("src/server/http/router.rs", "//! R\nuse crate::app::shell;\n", 2, "not app"),
        ("src/server/http/router.rs", "//! R\nuse sqlx::Row;\n", 2, "no SQL"),
        ("src/server/boot/wire.rs", "//! W\nuse crate::server::cli::f;\n", 2, "boot wires"),
        ("src/server/cli/tenant.rs", "//! T\nuse crate::server::http::f;\n", 2, "not http"),
        ("src/server/state.rs", "//! S\nuse super::services::f;\n", 2, "no service"),
        ("src/server/state.rs", "//! S\nuse super::http::f;\n", 2, "no service"),
        ("src/server/error.rs", "//! E\nuse super::state::f;\n", 2, "error.rs turns"),
        ("src/server/assets.rs", "//! A\nuse super::state::f;\n", 2, "assets names"),
        ("src/server/access/mod.rs", "//! A\nuse crate::server::realtime;\n", 2, "access names"),
        ("src/server/auth/mod.rs", "//! A\nuse crate::server::state::f;\n", 2, "auth names"),
        ("src/server/auth/mod.rs", "//! A\nuse axum::Json;\n", 2, "no HTTP"),
        ("src/server/limits/mod.rs", "//! L\nuse crate::server::state;\n", 2, "limits names"),
        ("src/server/media/mod.rs", "//! M\nuse crate::server::store;\n", 2, "media knows"),
        ("src/server/media/mod.rs", "//! M\nuse crate::server::net::tls;\n", 2, "media knows"),
        ("src/server/blobs/mod.rs", "//! B\nuse crate::server::store;\n", 2, "blobs does not"),
        ("src/server/bus/mod.rs", "//! B\nuse crate::server::realtime;\n", 2, "bus names"),
        ("src/server/markdown/mod.rs", "//! M\nuse crate::server::store;\n", 2, "markdown"),
        ("src/server/word_filter/mod.rs", "//! W\nuse super::store::f;\n", 2, "word_filter names"),
        ("src/server/net/serve.rs", "//! N\nuse crate::server::config::f;\n", 2, "net names"),
        ("src/server/config/mod.rs", "//! C\nuse crate::server::cli::f;\n", 2, "holds values"),
        ("src/server/clock.rs", "//! C\nuse super::store::f;\n", 2, "clock names"),
        ("src/server/store/mod.rs", "//! S\nuse super::http::router;\n", 2, "store"),
        (
            "src/server/store/sqlite/log.rs",
            "//! L\nuse crate::server::{\n  store::Tail,\n  realtime::Hub as H,\n};\n",
            4,
            "store",
        ),
        ("src/server/realtime/hub.rs", "//! H\nuse crate::server::http::live;\n", 2, "realtime"),
        ("src/server/realtime/hub.rs", "//! H\nuse crate::server::access::f;\n", 2, "no policy"),
        ("src/server/realtime/hub.rs", "//! H\nuse crate::server::limits::f;\n", 2, "no policy"),
        ("src/server/realtime/hub.rs", "//! H\nuse crate::server::services;\n", 2, "no policy"),
        ("src/server/realtime/hub.rs", "//! H\nuse crate::server::word_filter;\n", 2, "policy"),
        ("src/server/realtime/hub.rs", "//! H\nuse sqlx::Row;\n", 2, "no SQL"),
        ("src/server/realtime/hub.rs", "//! H\nuse axum::Json;\n", 2, "axum"),
        ("src/model/ids.rs", "//! I\nuse std::time::Instant;\n", 2, "std::time"),
        ("src/model/ids.rs", "//! I\npub async fn f() {}\n", 2, "async"),
        ("src/model/ids.rs", "//! I\nuse {serde::Serialize, leptos::prelude};\n", 2, "leptos"),
    ];
    for (file, text, line, rule) in cases {
        check_caught(file, text, line, rule);
    }
}

#[test]
fn the_seam_is_crossed_inside_of_bodies_only() {
    let body = "//! R\nasync fn f() {\n    use crate::server::{services, state};\n}\n";
    check_fine("src/rpc/rooms.rs", body);
    let body = "//! R\nasync fn f() {\n    use crate::server::http::pages;\n}\n";
    check_caught("src/rpc/rooms.rs", body, 3, "names server::http::pages");
    let top = "//! R\nuse crate::server::images;\n";
    check_caught("src/rpc/rooms.rs", top, 2, "inside of bodies");
    let top = "//! R\nuse crate::server::{\n    images,\n};\n";
    check_caught("src/rpc/rooms.rs", top, 3, "inside of bodies");
    check_fine("src/server/http/pages/mod.rs", "//! P\nuse crate::app::shell::Shell;\n");
}

#[test]
fn super_means_the_module_that_it_stands_in() {
    let inline =
        "//! S\nfn f() {}\nmod tests {\n    use super::*;\n    use super::super::http;\n}\n";
    check_caught("src/server/store/mod.rs", inline, 5, "names server::http");
    let below = "//! S\nmod tests {\n    fn f() {}\n}\nuse super::http;\n";
    check_caught("src/server/store/mod.rs", below, 5, "names server::http");
}

#[test]
fn a_gate_or_a_missing_first_line_is_caught() {
    let gated = "//! X\n#[cfg(feature = \"ssr\")]\nfn f() {}\n";
    check_caught("src/app/shell.rs", gated, 2, "cfg(feature = \"ssr\")");
    check_caught("src/app/shell.rs", "//! X\nfn f() { cfg!(feature=\"ssr\"); }\n", 2, "ssr");
    check_fine("src/lib.rs", gated);
    check_caught("src/main.rs", "use std::fs;\n", 1, "//!");
}

#[test]
fn words_in_comments_and_strings_are_no_names() {
    let text = "//! Unlike crate::server, async or leptos.\n/* crate::app */\n\
                const A: &str = \"crate::rpc \\\" async\"; // rand\n\
                const B: &str = r#\"web_sys \" crate::app\"#;\n\
                fn f<'a>(c: &'a u8) -> char { '\"' }\n";
    check_fine("src/model/ids.rs", text);
    let after = format!("{text}use crate::app::x;\n");
    check_caught("src/model/ids.rs", &after, 6, "model names nobody");
}
