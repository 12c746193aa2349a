//! No circle in the file graph of `src/`; and that the graph is read rightly.

use crate::layers::graph::Graph;

#[test]
fn the_file_graph_of_src_has_no_circle() {
    let sources = crate::layers::all_sources();
    let graph = Graph::read(&sources);
    let with_arrows = std::env::var_os("ARROWS").is_some();
    let told = |circle: &Vec<&str>| {
        let arrows = if with_arrows { graph.arrows(circle) } else { String::new() };
        graph.told(circle) + &arrows
    };
    let circles: Vec<String> = graph.circles().iter().map(told).collect();
    assert!(
        circles.is_empty(),
        "{} groups of files name each other (ARROWS=1 lists every arrow):\n\n{}",
        circles.len(),
        circles.join("\n")
    );
}

fn graph_of(files: &[(&str, &str)]) -> Graph {
    let owned = |(file, text): &(&str, &str)| (file.to_string(), text.to_string());
    Graph::read(&files.iter().map(owned).collect::<Vec<_>>())
}

/// Modules `a`, `b` and `c`, the last with two files below.
const OTHERS: [(&str, &str); 5] = [
    ("src/lib.rs", "pub mod a;\npub mod b;\npub mod c;\n"),
    ("src/b.rs", "pub struct B;\npub fn make() -> B { B }\npub enum Kind { One }\n"),
    ("src/c/mod.rs", "mod low;\nmod high;\npub use high::*;\npub use low::{Low, low as deep};\n"),
    ("src/c/low.rs", "pub struct Low;\npub fn low() {}\n"),
    ("src/c/high.rs", "pub struct High;\nid! { Made }\n"),
];

/// What `src/a.rs` names when it holds this text.
#[track_caller]
fn check_names(text: &str, expected: &[&str]) {
    let graph = graph_of(&[&OTHERS[..], &[("src/a.rs", text)]].concat());
    assert_eq!(graph.named_by("src/a.rs"), expected, "{text:?}");
}

#[test]
fn a_use_names_the_file_that_defines_the_item() {
    check_names("use crate::b::B;", &["src/b.rs (names B)"]);
    check_names("use super::b::{self, B as Other, make};", &["src/b.rs (names B, make)"]);
    check_names("use crate::b::Kind::{One, self};", &["src/b.rs (names Kind)"]);
    check_names("fn f() { use crate::b::B; }", &["src/b.rs (names B)"]);
    check_names("use std::fmt; use serde::{Serialize, b::B};", &[]);
}

#[test]
fn a_path_in_code_names_the_file_that_defines_its_item() {
    check_names("fn f() -> crate::b::B { super::b::make() }", &["src/b.rs (names B, make)"]);
    check_names("use crate::b;\nfn f() { b::make::<u8>() }", &["src/b.rs (names make)"]);
    check_names("use crate::b as other;\nfn f(x: &'static other::B) {}", &["src/b.rs (names B)"]);
    check_names("use crate::b;\nfn f(b: u8) { b.make(); b }", &[]);
    check_names("fn f() { crate::b::Kind::One }", &["src/b.rs (names Kind)"]);
    check_names("mod inline { fn f() { super::super::b::make() } }", &["src/b.rs (names make)"]);
    check_names("fn f() { format!(\"crate::b::B\") } // crate::b::B", &[]);
}

#[test]
fn facades_are_seen_through() {
    check_names("use crate::c::{Low, deep};", &["src/c/low.rs (names Low, low)"]);
    check_names("use crate::c::High;", &["src/c/high.rs (names High)"]);
    check_names("use crate::c::*;\nfn f(x: High) {}", &["src/c/high.rs (names High)"]);
    check_names("use crate::c::*;\nfn f(high: u8) {}", &[]);
}

#[test]
fn a_name_that_is_not_found_belongs_to_the_last_module_on_the_way() {
    check_names("use crate::b::Generated;", &["src/b.rs (names Generated)"]);
    check_names("fn f() { crate::c::Unknown::new() }", &["src/c/mod.rs (names Unknown)"]);
}

#[test]
fn a_facade_names_its_files_only_if_it_uses_them() {
    let facade = |more: &str| {
        let text = format!("{}{more}", OTHERS[2].1);
        let files = [("src/c/mod.rs", text.as_str()), OTHERS[0], OTHERS[3], OTHERS[4]];
        graph_of(&files).named_by("src/c/mod.rs")
    };
    assert_eq!(facade(""), [""; 0]);
    assert_eq!(facade("fn f(low: u8) { low.deep() }"), [""; 0]);
    assert_eq!(facade("impl Low { fn new() {} }"), ["src/c/low.rs (names Low)"]);
    assert_eq!(facade("fn f() { deep() }"), ["src/c/low.rs (names low)"]);
    assert_eq!(facade("fn f() { low::low() }"), ["src/c/low.rs (names low)"]);
    assert_eq!(facade("fn f(high: High) {}"), ["src/c/high.rs (names High)"]);
}

#[test]
fn methods_and_tests_are_no_arrows() {
    let files = [
        ("src/lib.rs", "pub mod hub;\npub mod leaf;"),
        (
            "src/hub/mod.rs",
            "#[cfg(test)]\nmod sample;\nmod work;\npub struct Hub;\nfn f(hub: Hub) { hub.work() }",
        ),
        ("src/hub/work.rs", "use super::Hub;\nimpl Hub { pub fn work(&self) {} }"),
        ("src/leaf.rs", "pub struct Leaf;\n#[cfg(test)]\nmod tests { use crate::hub::Hub; }"),
        ("src/leaf/tests.rs", "use crate::hub::Hub;"),
        ("src/hub/sample.rs", "use super::Hub;"),
        ("src/hub/use_of_sample.rs", "#[cfg(test)]\nuse super::{Hub, Other};\nfn f() {}"),
    ];
    let graph = graph_of(&files);
    assert_eq!(graph.named_by("src/hub/mod.rs"), [""; 0]);
    assert_eq!(graph.named_by("src/hub/work.rs"), ["src/hub/mod.rs (names Hub)"]);
    assert_eq!(graph.named_by("src/leaf.rs"), [""; 0]);
    assert_eq!(graph.named_by("src/hub/sample.rs"), [""; 0]);
    assert_eq!(graph.named_by("src/hub/use_of_sample.rs"), [""; 0]);
    assert!(graph.circles().is_empty());
}

#[test]
fn circles_are_found_and_told_with_their_names() {
    let files = [
        ("src/lib.rs", "pub mod one;"),
        ("src/one.rs", "use crate::two::Two;\npub struct One;"),
        ("src/two.rs", "use crate::three;\npub struct Two;\nfn f() { three::f() }"),
        ("src/three.rs", "pub fn f() { crate::one::One }"),
        ("src/above.rs", "use crate::one::One;"),
        ("src/left.rs", "use crate::right::Right;\npub struct Left;"),
        ("src/right.rs", "pub struct Right(super::left::Left);"),
    ];
    let graph = graph_of(&files);
    let circles = graph.circles();
    let expected: [&[&str]; 2] =
        [&["src/one.rs", "src/three.rs", "src/two.rs"], &["src/left.rs", "src/right.rs"]];
    assert_eq!(circles, expected);
    let told = graph.told(&circles[0]);
    for arrow in [
        "src/one.rs → src/two.rs (names Two)",
        "src/two.rs → src/three.rs (names f)",
        "src/three.rs → src/one.rs (names One)",
    ] {
        assert!(told.contains(arrow), "{told}");
    }
}
