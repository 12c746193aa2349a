//! Attacks have no effect, and no input takes long.

use super::{IMAGE, html};
use crate::model::{CommentBody, is_picture_path};
use crate::server::markdown::{clean, render};
use proptest::prelude::*;

#[test]
fn nesting_is_bounded_and_keeps_the_content() {
    for one in ["> ", ">", "- ", "1. "] {
        let source = format!("{}x", one.repeat(1_990 / one.len()));
        let html = html(&source).expect("nested");
        assert!(html.contains('x') && html.len() < 500, "{html}");
    }
    let deep = "- a\n  ".repeat(20).trim_end().to_owned();
    let lists: String =
        (0..20).map(|depth| format!("{}- i{depth}x\n", "  ".repeat(depth))).collect();
    assert!(html(&deep).is_some());
    let html = html(&lists).expect("nested");
    assert!((0..20).all(|depth| html.contains(&format!("i{depth}x"))), "{html}");
    assert!(!html.contains("xi"), "items stay apart: {html}");
}

/// Bodies of the greatest length that are slow for Markdown and HTML parsers. None of them may take noticeable time or
/// panic.
#[test]
fn the_slowest_bodies_are_rendered_in_time() {
    let parts = [
        ">",
        "> ",
        "- ",
        "* ",
        "*",
        "**",
        "_",
        "*_",
        "`",
        "``a",
        "[",
        "![",
        "]",
        "[a](",
        "[a](<b",
        "<",
        "<!--",
        "<a ",
        "<?",
        "<![CDATA[",
        "&",
        "&#",
        "\\",
        "#",
        "~~~\n",
        "a\n",
        "\t",
        "|",
        "~",
        "[a]: b\n",
        "[a]: b\n[a",
        "(",
        "http://",
        "http://%",
        "http://a ",
        "://",
        "<http://a>",
        "*a ",
        "a*",
        "**a *b ",
        "- a\n",
        "> a\n",
        "1. a\n\n",
        "`a` ",
        "<b>",
        "</b>",
        "[a](http://b) ",
        "![a](http://b) ",
        "<x@y.z>",
        "&#8238;",
        "\u{1F600}",
        "[^1]: ",
        "a **b_ c",
        "\"'",
        "$$",
    ];
    for part in parts {
        for lead in ["", "a", "*a* "] {
            let source = format!("{lead}{}", part.repeat(2_000 / part.chars().count()));
            let source: String = source.chars().take(2_000).collect();
            if let Ok(body) = CommentBody::new(&source) {
                assert_safe(render(&body, Some(IMAGE)));
            }
        }
    }
}

#[test]
fn known_attacks_have_no_effect() {
    let attacks =
        include_str!("attacks.txt").split("\n%%\n").filter(|text| !text.trim().is_empty());
    let mut count = 0;
    for attack in attacks {
        // With markup, so that the plain path is not taken.
        for source in [
            attack.to_owned(),
            format!("{attack} **b**"),
            format!("**b** {attack}"),
            format!("> {attack}\n- *a*"),
        ] {
            assert_safe(html(&source));
        }
        count += 1;
    }
    assert!(count > 60, "the corpus was read: {count}");
}

/// Each tag is one of the subset's, letter for letter, and cleaning is idempotent.
fn assert_safe(html: Option<String>) {
    let Some(html) = html else { return };
    let mut rest = html.as_str();
    while let Some(at) = rest.find('<') {
        let tag = &rest[at..];
        let end = tag_end(tag);
        assert!(is_ours(&tag[..end]), "{:?} in {html:?}", &tag[..end]);
        rest = &tag[end..];
    }
    assert_eq!(clean::clean(&html), html, "cleaning again");
}

fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    let end = tag.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.expect("an end") + 1
}

fn is_ours(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).trim_end_matches('>');
    let plain = ["p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote"];
    let start = tag.strip_prefix(r#"<ol start=""#).and_then(|tag| tag.strip_suffix(r#"">"#));
    plain.contains(&name)
        || tag == "</a>"
        || start.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        || is_our_link(tag)
        || is_our_picture(tag)
}

/// A thumbnail of a picture of comments, or the link around one.
fn is_our_picture(tag: &str) -> bool {
    let link = tag.strip_prefix(r#"<a class="picture" href=""#);
    let link =
        link.and_then(|tag| tag.strip_suffix(r#"" target="_blank" rel="nofollow ugc noopener">"#));
    let thumb = tag.strip_prefix(r#"<img src=""#).and_then(|tag| tag.split_once(r#"" alt=""#));
    let thumb = thumb.and_then(|(path, rest)| {
        let (_, size) = rest.split_once(r#"" width=""#)?;
        let (width, rest) = size.split_once(r#"" height=""#)?;
        let height = rest.strip_suffix(r#"" loading="lazy">"#)?;
        let are_digits = [width, height].iter().all(|n| n.parse::<u16>().is_ok());
        are_digits.then_some(path)
    });
    [link, thumb].into_iter().flatten().any(is_picture_path)
}

fn is_our_link(tag: &str) -> bool {
    let href = tag.strip_prefix(r#"<a href=""#);
    let href =
        href.and_then(|tag| tag.strip_suffix(r#"" target="_blank" rel="nofollow ugc noopener">"#));
    href.is_some_and(|href| {
        let scheme = ["http://", "https://", "mailto:"].iter().any(|s| href.starts_with(s));
        scheme && !href.contains('"') && !href.contains(char::is_control)
    })
}

fn fragments() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(vec![
        "a",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "> ",
        "- ",
        "1. ",
        "    ",
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "<",
        ">",
        "</",
        "/>",
        "\"",
        "'",
        "=",
        "&",
        ";",
        "&#",
        "&lt;",
        "&#x3c;",
        "\\",
        "javascript:",
        "data:text/html,",
        "http://",
        "https://a.example/",
        "mailto:",
        "m@a.example",
        "script",
        "style",
        "svg",
        "math",
        "iframe",
        "onerror=",
        "href=",
        "alert(1)",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "[a]: ",
        "picture:",
        "picture:01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f/800x600",
        "![a](picture:01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f/800x600)",
        "/media/01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f/x.png",
        "#",
        "---\n",
        "\t",
        "\u{00A0}",
        "ä",
        "日",
        "&#8238;",
        "~",
    ]);
    prop::collection::vec(fragment, 1..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn nothing_but_the_subset_comes_out(source in fragments()) {
        if let Ok(body) = CommentBody::new(&source) {
            assert_safe(render(&body, Some(IMAGE)));
        }
    }

    #[test]
    fn no_text_makes_it_panic(source in "\\PC{1,300}|[ -~\n]{1,300}") {
        if let Ok(body) = CommentBody::new(&source) {
            assert_safe(render(&body, Some(IMAGE)));
        }
    }

    #[test]
    fn words_are_never_lost(words in prop::collection::vec("[a-z]{3,8}", 1..12), marks in prop::collection::vec(prop::sample::select(vec![" ", "\n", "\n\n", " **", "** ", "\n- ", "\n> ", "\n# ", " `", "` ", " <", "> ", " [", "] "]), 12)) {
        let source: String = words.iter().zip(&marks).flat_map(|(word, mark)| [word.as_str(), mark]).collect();
        let Ok(body) = CommentBody::new(&source) else { return Ok(()) };
        if let Some(html) = render(&body, Some(IMAGE)) {
            for word in &words {
                prop_assert!(html.contains(word.as_str()), "{} in {} of {:?}", word, html, source);
            }
        }
    }
}
