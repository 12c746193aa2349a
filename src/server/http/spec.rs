//! The specification of the live protocol (`docs/sync-spec.md`) as HTML.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::sync::LazyLock;

const SPEC: &str = include_str!("../../../docs/sync-spec.md");

/// Code and tables may be wider than a phone: they scroll by themselves, by keyboard too.
const CODE: &str =
    r#"<pre class="spec-code" tabindex="0" role="group" aria-label="Example"><code>"#;
const TABLE: &str =
    r#"<div class="spec-table" tabindex="0" role="group" aria-label="Table"><table>"#;

/// The specification.
pub static HTML: LazyLock<String> = LazyLock::new(|| render(SPEC));

fn render(markdown: &str) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
    let mut links = Vec::new();
    let shown = (0..events.len()).filter_map(|at| match &events[at] {
        Event::Start(Tag::Heading { level, .. }) => Some(heading(*level, &events[at..])),
        Event::Start(Tag::Link { dest_url, .. }) => {
            links.push(is_served(dest_url));
            is_served(dest_url).then(|| events[at].clone())
        }
        Event::End(TagEnd::Link) => links.pop()?.then(|| events[at].clone()),
        event => Some(with_scroll_box(event)),
    });
    let mut out = String::new();
    html::push_html(&mut out, shown);
    out.replace("<table>", TABLE).replace("</table>", "</table></div>")
}

/// Links to other pages of `docs/` become plain text: they are not served.
fn is_served(address: &str) -> bool {
    address.starts_with('#') || address.contains("://")
}

fn with_scroll_box<'a>(event: &Event<'a>) -> Event<'a> {
    match event {
        Event::Start(Tag::CodeBlock(_)) => Event::Html(CODE.into()),
        Event::End(TagEnd::CodeBlock) => Event::Html("</code></pre>\n".into()),
        event => event.clone(),
    }
}

/// The start of a heading, with an id made of its text, as GitHub makes it.
fn heading<'a>(level: HeadingLevel, rest: &[Event<'a>]) -> Event<'a> {
    let inside = rest.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let text: String = inside
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.to_lowercase()),
            _ => None,
        })
        .collect();
    let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    let id: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect();
    Event::Start(Tag::Heading {
        level,
        id: Some(id.into()),
        classes: Vec::new(),
        attrs: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_within_the_page_has_its_target() {
        let targets = HTML.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
        for target in targets.clone() {
            assert!(HTML.contains(&format!("id=\"{target}\"")), "{target}");
        }
        assert!(targets.count() > 0);
    }

    #[test]
    fn links_to_pages_that_are_not_served_become_text() {
        let html =
            render("# A `b` c\n\n[there](#a-b-c) [nowhere](engine.md) [far](https://a.example/)\n");
        assert_eq!(
            html,
            "<h1 id=\"a-b-c\">A <code>b</code> c</h1>\n<p><a href=\"#a-b-c\">there</a> nowhere \
             <a href=\"https://a.example/\">far</a></p>\n"
        );
    }
}
