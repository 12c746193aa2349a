//! Comments: whatever is written becomes HTML in which nothing stands but the subset's elements with the
//! attributes they may have, and links that lead to http, https or mailto.
#![no_main]

use image_chat::model::CommentBody;
use image_chat::server::markdown;
use libfuzzer_sys::fuzz_target;

const PLAIN: [&str; 9] = ["p", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote"];
/// What follows the address of a link.
const LINK_END: &str = r#"" target="_blank" rel="nofollow ugc noopener">"#;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(body) = CommentBody::new(text) else { return };
    let Some(html) = markdown::render(&body, None) else { return };
    assert_eq!(markdown::render(&body, None).as_deref(), Some(html.as_str()), "the same each time");
    let mut open = Vec::new();
    for part in html.split('<').skip(1) {
        tag(part, &mut open).unwrap_or_else(|| panic!("<{part} in {html:?}"));
    }
    assert!(open.is_empty(), "{open:?} is left open in {html:?}");
});

/// Reads the tag that a part begins with; `None` when it is none of the subset's.
fn tag<'a>(part: &'a str, open: &mut Vec<&'a str>) -> Option<()> {
    if let Some(closed) = part.strip_prefix('/') {
        let (name, _) = closed.split_once('>')?;
        return (open.pop()? == name).then_some(());
    }
    if let Some(link) = part.strip_prefix(r#"a href=""#) {
        let (address, _) = link.split_once('"')?;
        let scheme = ["http://", "https://", "mailto:"].into_iter().find(|s| address.starts_with(s));
        scheme.filter(|_| link[address.len()..].starts_with(LINK_END))?;
        open.push("a");
        return Some(());
    }
    if part.starts_with("br>") {
        return Some(());
    }
    if let Some(start) = part.strip_prefix(r#"ol start=""#) {
        let (number, _) = start.split_once(r#"">"#)?;
        number.parse::<u32>().ok()?;
        open.push("ol");
        return Some(());
    }
    let (name, _) = part.split_once('>')?;
    open.push(PLAIN.into_iter().find(|known| *known == name)?);
    Some(())
}
