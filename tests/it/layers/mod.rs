//! Who may name whom, and other house rules, proved by reading `src/`. The rules are in `rules`;
//! the reading is in `source`.

mod rules;
mod source;

use rules::check;
use std::path::{Path, PathBuf};

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
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
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
    for folder in rules::LAYERS.iter().map(|layer| layer.folder) {
        assert!(sources.iter().any(|(name, _)| name.starts_with(folder)), "no file in {folder}");
    }
    // The seam: were it not found, the reader of paths would be blind there.
    let names_server = |(name, text): &(String, String)| {
        name.starts_with("src/rpc/")
            && source::paths(name, text).iter().any(|path| path.text.starts_with("server::"))
    };
    assert!(sources.iter().any(names_server), "no server function names the server");
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
        ("src/server/images.rs", "//! I\nuse crate::app::shell;\n", 2, "server names"),
        ("src/server/images.rs", "//! I\nfn f() { crate::rpc::operate() }\n", 2, "server names"),
        ("src/server/store/mod.rs", "//! S\nuse super::http::router;\n", 2, "store"),
        (
            "src/server/store/sqlite/log.rs",
            "//! L\nuse crate::server::{\n  store::Tail,\n  realtime::Hub as H,\n};\n",
            4,
            "store",
        ),
        ("src/server/realtime/hub.rs", "//! H\nuse crate::server::http::live;\n", 2, "realtime"),
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
    let body = "//! R\nasync fn f() {\n    use crate::server::{images, request};\n}\n";
    check_fine("src/rpc/rooms.rs", body);
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
