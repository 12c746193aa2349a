//! Rendered comments look as their authors expect.

mod safety;

use super::*;

/// The image of the comments.
const IMAGE: ImageId = ImageId(uuid::Uuid::from_u128(7));

fn html(source: &str) -> Option<String> {
    render(&CommentBody::new(source).expect("a body"), Some(IMAGE))
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
        ("a\n \nb", "<p>a</p><p>b</p>"),
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
fn pictures_of_the_image_are_shown() {
    const ID: &str = "01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f";
    let path = format!("/media/{IMAGE}/comment-pictures/{ID}");
    let thumb = |alt: &str, width: u32, height: u32| {
        format!(
            r#"<img src="{path}/thumb" alt="{alt}" width="{width}" height="{height}" loading="lazy">"#
        )
    };
    let link = |of: &str| format!(r#"<a class="picture" href="{path}">{of}</a>"#);
    let of = |alt: &str, width, height| link(&thumb(alt, width, height));
    let source = |words: &str, size: &str| format!("![{words}](picture:{ID}{size})");
    for (size, width, height) in
        [("800x600", 320, 240), ("1200x6000", 48, 240), ("30000x1", 320, 1), ("8x6", 8, 6)]
    {
        let picture = source("Sketch", &format!("/{size}"));
        check(&picture, &format!("<p>{}</p>", of("Sketch", width, height)));
    }
    let a = source("a", "/8x6");
    check(&format!("{a} {a}"), &format!("<p>{0} {0}</p>", of("a", 8, 6)));
    check(&format!("- {a}\n- b"), &format!("<ul><li>{}</li><li>b</li></ul>", of("a", 8, 6)));
    check(&format!("x\n{a}"), &format!("<p>x<br>{}</p>", of("a", 8, 6)));
    check(&source("", "/8x6"), &format!("<p>{}</p>", of("🖼", 8, 6)));
    check(
        &source(r#"**b** `c` <d> "e" & \] ![f](g) @[h](person:1)"#, "/8x6"),
        &format!("<p>{}</p>", of("b c &lt;d&gt; &quot;e&quot; &amp; ] f @h", 8, 6)),
    );
    check(
        &format!("[{a}](https://a.example)"),
        &format!(r#"<p><a href="https://a.example/">{}</a></p>"#, thumb("a", 8, 6)),
    );
    check(&format!("`{a}`"), &format!("<p><code>{a}</code></p>"));
    for (other, plain) in [
        (format!("**x** ![a](picture:{ID})"), "<p><strong>x</strong> 🖼 a</p>"),
        ("**x** ![a](picture:1/8x6)".to_owned(), "<p><strong>x</strong> a</p>"),
        (format!("**x** ![a]({path})"), "<p><strong>x</strong> a</p>"),
        (format!("**x** [a](picture:{ID}/8x6)"), "<p><strong>x</strong> a</p>"),
    ] {
        check(&other, plain);
    }
    let body = |text: &str| CommentBody::new(text).expect("a body");
    assert_eq!(render(&body(&a), None).as_deref(), Some("<p>🖼 a</p>"), "of no image");
    assert_eq!(words(&body(&format!("x {a}"))).trim(), "x 🖼 a");
    assert_eq!(plain_text(&format!("x {a}")), "x 🖼 a");
    assert!(!shows_nothing(&body(&source("", "/8x6"))));
}

#[test]
fn people_are_mentioned() {
    const ID: &str = "01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f";
    let of = |name: &str| format!(r#"<span data-person="{ID}">@{name}</span>"#);
    let source = |name: &str| format!("@[{name}](person:{ID})");
    let ada = source("Ada");
    check(&format!("Hi {ada}"), &format!("<p>Hi {}</p>", of("Ada")));
    check(&ada, &format!("<p>{}</p>", of("Ada")));
    check(
        &format!("{ada} {ada}\n- {ada}, **{ada}**"),
        &format!("<p>{0} {0}</p><ul><li>{0}, <strong>{0}</strong></li></ul>", of("Ada")),
    );
    check(&source(r"A\]\*\<b\>\_"), &format!("<p>{}</p>", of("A]*&lt;b&gt;_")));
    check(&source("https\\://a.example"), &format!("<p>{}</p>", of("https://a.example")));
    for (text, plain) in [
        (format!("`{ada}`"), format!("<p><code>{ada}</code></p>")),
        (format!("**x** @ [Ada](person:{ID})"), "<p><strong>x</strong> @ Ada</p>".to_owned()),
        ("**x** @[Ada](person:1)".to_owned(), "<p><strong>x</strong> @Ada</p>".to_owned()),
        (
            format!("<span data-person=\"{ID}\">@Ada</span> **x**"),
            format!("<p>&lt;span data-person=\"{ID}\"&gt;@Ada&lt;/span&gt; <strong>x</strong></p>"),
        ),
    ] {
        check(&text, &plain);
    }
}

#[test]
fn bare_urls_become_links() {
    let link = |address: &str| format!(r#"<a href="{address}">{address}</a>"#);
    let a = link("https://a.example/x_y_z?a=1&amp;b=2");
    check("see https://a.example/x_y_z?a=1&b=2.", &format!("<p>see {a}.</p>"));
    check("*https://a.example/*", &format!("<p><em>{}</em></p>", link("https://a.example/")));
    check(
        "[see https://b.example](https://a.example/)",
        r#"<p><a href="https://a.example/">see https://b.example</a></p>"#,
    );
    check("`https://a.example`", "<p><code>https://a.example</code></p>");
    check("`` https://a.example` ``", "<p><code>https://a.example`</code></p>");
    check(
        "**a**\n\n    https://a.example",
        "<p><strong>a</strong></p><pre><code>https://a.example</code></pre>",
    );
}

#[test]
fn an_address_is_found_before_emphasis() {
    let link = |address: &str| format!(r#"<a href="{address}">{address}</a>"#);
    for address in [
        "https://a.example/a/__init__.py",
        "https://a.example/*/b/*.js",
        "https://a.example/x_y_z/_w_/v",
        "https://a.example/**bold**/x",
        "https://a.example/x/(y)/z",
        "https://a.example/~~x~~/y",
    ] {
        check(address, &format!("<p>{}</p>", link(address)));
        let expected = format!("<p><strong>see</strong> ({}), <em>b</em></p>", link(address));
        check(&format!("**see** ({address}), *b*"), &expected);
        check(&format!("**{address}**"), &format!("<p><strong>{}</strong></p>", link(address)));
    }
    check(
        "(https://a.example/x[1]_y_)",
        "<p>(<a href=\"https://a.example/x%5B1%5D_y\">https://a.example/x[1]_y</a>_)</p>",
    );
    check(
        "https://a.example/`x`/*y*/z and `c`",
        "<p><a href=\"https://a.example/%60x%60/*y*/z\">https://a.example/`x`/*y*/z</a> and <code>c</code></p>",
    );
    check(
        "[t](https://a.example/__init__.py) <https://b.example/__x__>",
        "<p><a href=\"https://a.example/__init__.py\">t</a> \
         <a href=\"https://b.example/__x__\">https://b.example/__x__</a></p>",
    );
    check(
        "*a* https://a.example/?b=1&amp;c",
        "<p><em>a</em> \
         <a href=\"https://a.example/?b=1&amp;c\">https://a.example/?b=1&amp;c</a></p>",
    );
    check("```\nhttps://a.example/_x_y\n```", "<pre><code>https://a.example/_x_y</code></pre>");
    check("\u{FDD0}0\u{FDD1} *a*", "<p>\u{FDD0}0\u{FDD1} <em>a</em></p>");
}

#[test]
fn what_shows_nothing_is_known() {
    let body = |source: &str| CommentBody::new(source).expect("a body");
    for source in ["&nbsp;", "&#8203;", "**&nbsp;**", "> &#x2800;", "&zwj;&NoBreak;\n\n&#12644;"] {
        assert!(shows_nothing(&body(source)), "{source:?}");
    }
    for source in ["a", "-", ">", "#", "```", "&amp;", "&nbsp;a", "[](https://a.example)"] {
        assert!(!shows_nothing(&body(source)), "{source:?}");
    }
}

#[test]
fn plain_text_has_the_words_and_where_links_lead() {
    for (source, text) in [
        ("plain *not", "plain *not"),
        (
            "**Too** [dark](https://a.example/x) here\n\n- a\n- `b`",
            "Too dark (https://a.example/x) here\n\na\nb",
        ),
        ("# https://a.example\n> q", "https://a.example\n\nq"),
        ("1 < 2 & **3**", "1 < 2 & 3"),
    ] {
        assert_eq!(plain_text(source), text, "{source:?}");
    }
}

#[test]
fn links_are_marked_as_user_content_and_open_a_new_tab() {
    let html = html("https://a.example/").expect("a link");
    assert_eq!(
        html,
        r#"<p><a href="https://a.example/" target="_blank" rel="nofollow ugc noopener">https://a.example/</a></p>"#
    );
}

#[test]
fn markup_outside_the_subset_stays_readable() {
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
fn plain_text_is_not_rendered() {
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
fn bidi_overrides_are_refused_as_entities() {
    check("&#8238;abc&#x2066;", "<p>\u{FFFD}abc\u{FFFD}</p>");
    check("&#7;&#0;", "<p>\u{FFFD}\u{FFFD}</p>");
}
