//! What a comment says without its markup, from the HTML that the server made of it. Reads that HTML alone: tags of the
//! Markdown subset, and the entities of its escapes. Knows no Markdown.

use super::PICTURE_MARK;

/// The longest excerpt in characters, without the ellipsis: two lines of a list.
const EXCERPT_CHARS: usize = 160;

/// The text of the HTML: paragraphs are separated by blank lines, lines by line breaks.
pub fn plain_text(html: &str) -> String {
    read(html, false)
}

/// The same with the address of each link behind its text, unless that is the address.
pub fn plain_text_with_addresses(html: &str) -> String {
    read(html, true)
}

/// The beginning of a comment on one line: at most 160 characters, and an ellipsis when there is more. Without HTML the
/// body is plain text.
pub fn excerpt(body: &str, html: Option<&str>) -> String {
    let plain = html.map_or_else(|| without_references(body), plain_text);
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT_CHARS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// A source without HTML as it is read: until the server has rendered it, a mention is `@[Ada](person:…)`, and a picture
/// `![Sketch](picture:…)`.
pub fn without_references(body: &str) -> String {
    let text = read_as(body, ("@[", "](person:"), "@");
    read_as(&text, ("![", "](picture:"), PICTURE_MARK)
}

/// The text with a mark and their words in the place of references.
fn read_as(body: &str, (begin, end): (&str, &str), mark: &str) -> String {
    let (mut text, mut rest) = (String::new(), body);
    while let Some((before, after)) = rest.split_once(end) {
        let (words, name) = before.rsplit_once(begin).unwrap_or((before, ""));
        text.push_str(words);
        text.push_str(mark);
        text.push_str(name);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text
}

fn read(html: &str, has_addresses: bool) -> String {
    let (mut text, mut rest, mut link) = (String::new(), html, None);
    while let Some((before, tag)) = rest.split_once('<') {
        let before = within_line(&text, before);
        push_unescaped(&mut text, before);
        let (tag, after) = split_at_end(tag);
        rest = after;
        match tag.split(' ').next().unwrap_or_default() {
            "br" | "/li" => text.push('\n'),
            "p" | "pre" | "ul" | "ol" | "li" | "blockquote" => start_line(&mut text),
            "/p" | "/pre" | "/ul" | "/ol" | "/blockquote" => end_paragraph(&mut text),
            "a" if has_addresses => link = address(tag).map(|address| (address, text.len())),
            "img" => {
                text.push_str(PICTURE_MARK);
                text.push_str(&attribute(tag, "alt=\"").unwrap_or_default());
            }
            "/a" => {
                if let Some((address, from)) = link.take() {
                    push_address(&mut text, &address, from);
                }
            }
            _ => {}
        }
    }
    push_unescaped(&mut text, rest);
    text.trim().to_owned()
}

/// Without the line ends between blocks: the tags have told them already.
fn within_line<'a>(text: &str, html: &'a str) -> &'a str {
    let is_at_start = text.is_empty() || text.ends_with('\n');
    if is_at_start { html.trim_start_matches('\n') } else { html }
}

fn start_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// A tag up to its `>`, and what follows. A `>` between quotation marks does not end it.
fn split_at_end(tag: &str) -> (&str, &str) {
    let mut is_quoted = false;
    let end = tag.find(|c| {
        is_quoted ^= c == '"';
        c == '>' && !is_quoted
    });
    end.map_or((tag, ""), |end| (&tag[..end], &tag[end + 1..]))
}

fn end_paragraph(text: &mut String) {
    text.truncate(text.trim_end().len());
    text.push_str("\n\n");
}

/// Where a link leads that is not a picture of this server.
fn address(tag: &str) -> Option<String> {
    attribute(tag, "href=\"").filter(|address| !address.starts_with('/'))
}

/// The value of an attribute, which is given with its `="`.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, value) = tag.split_once(name)?;
    let mut text = String::new();
    push_unescaped(&mut text, value.split('"').next()?);
    Some(text)
}

/// The last `/` of an address is often left out.
fn push_address(text: &mut String, address: &str, from: usize) {
    let shown = text.get(from..).unwrap_or_default();
    let bare = address.trim_end_matches('/').trim_start_matches("mailto:");
    if shown.trim_end_matches('/') != bare {
        text.push_str(" (");
        text.push_str(address);
        text.push(')');
    }
}

fn push_unescaped(text: &mut String, html: &str) {
    const ENTITIES: [(&str, char); 5] =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&nbsp;", '\u{A0}')];
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        text.push_str(before);
        let known = ENTITIES.iter().find(|(name, _)| entity.starts_with(name));
        let (name, c) = known.copied().unwrap_or(("&", '&'));
        text.push(c);
        rest = &entity[name.len()..];
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mention_is_read_as_a_name() {
        let ada = "@[Ada](person:01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f)";
        let text = format!("{ada}, see [x](y) and {ada}!");
        assert_eq!(without_references(&text), "@Ada, see [x](y) and @Ada!");
        assert_eq!(excerpt(&text, None), "@Ada, see [x](y) and @Ada!");
        for none in ["", "@[a", "a@b [c](http://d)"] {
            assert_eq!(without_references(none), none);
        }
    }

    #[test]
    fn a_picture_is_read_as_its_words() {
        let sketch = "![A \"b\"](picture:01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e5f/8x6)";
        assert_eq!(excerpt(&format!("see {sketch}!"), None), "see 🖼 A \"b\"!");
        let html = "<p>see <a href=\"/media/x\"><img src=\"/media/x\" alt=\"A &quot;b&quot; &gt;\"></a>!</p>";
        assert_eq!(plain_text(html), "see 🖼 A \"b\" >!");
        assert_eq!(plain_text_with_addresses(html), "see 🖼 A \"b\" >!");
    }

    #[test]
    fn markup_leaves_its_text() {
        for (html, text) in [
            ("<p><strong>Book</strong> a<br><code>table</code></p>", "Book a\ntable"),
            ("<p>a</p>\n<p>b</p>", "a\n\nb"),
            ("<p>1 &lt; 2 &amp;amp; 3&nbsp;</p>", "1 < 2 &amp; 3"),
            ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>", "a\nb\n\nc"),
            ("<ul>\n<li>a<ul><li>b</li></ul></li></ul>", "a\nb"),
            ("<pre><code>x &lt;y&gt;\nz</code></pre>", "x <y>\nz"),
            (r#"<p><a href="mailto:a&gt;b@c.example">x</a></p>"#, "x"),
            ("<p>cut off <a hre", "cut off"),
        ] {
            assert_eq!(plain_text(html), text, "{html}");
        }
    }

    #[test]
    fn the_address_of_a_link_is_told_once() {
        let link = |address: &str, text: &str| {
            plain_text_with_addresses(&format!(r#"<p><a href="{address}" rel="x">{text}</a>!</p>"#))
        };
        assert_eq!(link("https://a.example/?b&amp;c", "here"), "here (https://a.example/?b&c)!");
        assert_eq!(link("https://a.example/", "https://a.example"), "https://a.example!");
        assert_eq!(link("mailto:a@b.example", "a@b.example"), "a@b.example!");
    }

    #[test]
    fn an_excerpt_is_short_and_plain() {
        assert_eq!(excerpt("**a**", Some("<p><strong>a</strong></p>\n<p>b</p>")), "a b");
        assert_eq!(excerpt("snake_case and 2 * 3", None), "snake_case and 2 * 3");
        assert_eq!(excerpt(&"x".repeat(160), None), "x".repeat(160));
        assert_eq!(excerpt(&"x".repeat(200), None).chars().count(), 161);
    }
}
