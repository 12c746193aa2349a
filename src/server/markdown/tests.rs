//! What people write looks as they expect; what attackers write does nothing.

use super::*;
use proptest::prelude::*;

fn html(source: &str) -> Option<String> {
    render(&CommentBody::new(source).expect("a body"))
}

fn check(source: &str, expected: &str) {
    let lines = html(source).map(|html| html.replace('\n', ""));
    let marked = r#" target="_blank" rel="nofollow ugc noopener""#;
    let short = lines.as_deref().map(|html| html.replace(marked, ""));
    assert_eq!(short.as_deref(), Some(expected), "{source:?}");
}

#[test]
fn the_subset_is_rendered() {
    let cases = [
        ("**b** *i* _i_ `c`", "<p><strong>b</strong> <em>i</em> <em>i</em> <code>c</code></p>"),
        ("a\n**b**", "<p>a<br><strong>b</strong></p>"),
        ("a  \nb\\\nc", "<p>a<br>b<br>c</p>"),
        ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("3. a\n4. b", r#"<ol start="3"><li>a</li><li>b</li></ol>"#),
        ("> q\n> r\n\ns", "<blockquote><p>q<br>r</p></blockquote><p>s</p>"),
        ("```rust\nfn <x>() {}\n```", "<pre><code>fn &lt;x&gt;() {}</code></pre>"),
        ("a\n\n    *b*", "<p>a</p><pre><code>*b*</code></pre>"),
        ("[t](https://a.example \"x\")", r#"<p><a href="https://a.example/">t</a></p>"#),
        ("<m@a.example>", r#"<p><a href="mailto:m@a.example">m@a.example</a></p>"#),
        ("&amp; \\*", "<p>&amp; *</p>"),
        ("café ☕ **日本**", "<p>café ☕ <strong>日本</strong></p>"),
    ];
    for (source, expected) in cases {
        check(source, expected);
    }
}

#[test]
fn bare_addresses_become_links() {
    let link = |address: &str| format!(r#"<a href="{address}">{address}</a>"#);
    let a = link("https://a.example/x_y_z?a=1&amp;b=2");
    check("see https://a.example/x_y_z?a=1&b=2.", &format!("<p>see {a}.</p>"));
    check("*https://a.example/*", &format!("<p><em>{}</em></p>", link("https://a.example/")));
    check(
        "[see https://b.example](https://a.example/)",
        r#"<p><a href="https://a.example/">see https://b.example</a></p>"#,
    );
    check("`https://a.example`", "<p><code>https://a.example</code></p>");
    check(
        "**a**\n\n    https://a.example",
        "<p><strong>a</strong></p><pre><code>https://a.example</code></pre>",
    );
}

#[test]
fn links_say_that_people_wrote_them_and_open_elsewhere() {
    let html = html("https://a.example/").expect("a link");
    assert_eq!(
        html,
        r#"<p><a href="https://a.example/" target="_blank" rel="nofollow ugc noopener">https://a.example/</a></p>"#
    );
}

#[test]
fn what_is_not_in_the_subset_stays_readable() {
    let cases = [
        ("# H *x*\ntext", "<p><strong>H <em>x</em></strong></p><p>text</p>"),
        ("H\n===", "<p><strong>H</strong></p>"),
        ("![alt](https://a.example/x.png)", r#"<p><a href="https://a.example/x.png">alt</a></p>"#),
        ("![](http://a.example/)", r#"<p><a href="http://a.example/">http://a.example/</a></p>"#),
        (
            "[![alt](http://a.example/)](http://b.example/)",
            r#"<p><a href="http://b.example/">alt</a></p>"#,
        ),
        ("*a* <b>b</b>", "<p><em>a</em> &lt;b&gt;b&lt;/b&gt;</p>"),
        (
            "<div>\n  <i>x\n</div>\n\n*a*",
            "<p>&lt;div&gt;<br>  &lt;i&gt;x<br>&lt;/div&gt;</p><p><em>a</em></p>",
        ),
        ("*a*\n\n---\n\nb", "<p><em>a</em></p><p>---</p><p>b</p>"),
        (
            "*a*\n\n[b]: https://c.example",
            r#"<p><em>a</em></p><p>[b]: <a href="https://c.example/">https://c.example</a></p>"#,
        ),
        ("*a*\n\n[b]: c\n[b]: d", "<p><em>a</em></p><p>[b]: c<br>[b]: d</p>"),
        ("[x](/i/1) [y](#a) [z](tel:1)", "<p>x y z</p>"),
        ("*a* ~~b~~ [ ] c", "<p><em>a</em> ~~b~~ [ ] c</p>"),
    ];
    for (source, expected) in cases {
        check(source, expected);
    }
}

#[test]
fn plain_text_needs_no_html() {
    let plain = [
        "a",
        "a\nb\n\nc\n\n\n\nd",
        "1 < 2 & 3 > 2",
        "<b>x</b>",
        "<script>\nalert(1)\n</script>",
        "a\n\n---\n\nb",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "[a]: b",
        "  a \n  b",
        "[ ] todo * x #1 5 * 3 * 2 a_b_c",
        "snake_case_name",
        "&nbsp;",
        ">",
        "-",
        "#",
        "```",
    ];
    for source in plain {
        assert_eq!(html(source), None, "{source:?}");
    }
}

#[test]
fn characters_that_turn_the_text_do_not_come_in_as_entities() {
    check("&#8238;abc&#x2066;", "<p>\u{FFFD}abc\u{FFFD}</p>");
    check("&#7;&#0;", "<p>\u{FFFD}\u{FFFD}</p>");
}

#[test]
fn nesting_has_a_bottom_and_content_stays() {
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

/// The longest bodies of what makes Markdown parsers and HTML parsers slow. None of these may take
/// noticeable time or panic.
#[test]
fn the_worst_of_two_thousand_characters_is_rendered() {
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
                assert_safe(render(&body));
            }
        }
    }
}

#[test]
fn known_attacks_do_nothing() {
    let attacks =
        include_str!("attacks.txt").split("\n%%\n").filter(|text| !text.trim().is_empty());
    let mut count = 0;
    for attack in attacks {
        // With something that must be rendered, so that the plain path does not hide anything.
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

/// Every tag is one of those that the subset makes, letter for letter; cleaning again changes
/// nothing.
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
            assert_safe(render(&body));
        }
    }

    #[test]
    fn no_text_makes_it_panic(source in "\\PC{1,300}|[ -~\n]{1,300}") {
        if let Ok(body) = CommentBody::new(&source) {
            assert_safe(render(&body));
        }
    }

    #[test]
    fn words_are_never_lost(words in prop::collection::vec("[a-z]{3,8}", 1..12), marks in prop::collection::vec(prop::sample::select(vec![" ", "\n", "\n\n", " **", "** ", "\n- ", "\n> ", "\n# ", " `", "` ", " <", "> ", " [", "] "]), 12)) {
        let source: String = words.iter().zip(&marks).flat_map(|(word, mark)| [word.as_str(), mark]).collect();
        let Ok(body) = CommentBody::new(&source) else { return Ok(()) };
        if let Some(html) = render(&body) {
            for word in &words {
                prop_assert!(html.contains(word.as_str()), "{} in {} of {:?}", word, html, source);
            }
        }
    }
}
