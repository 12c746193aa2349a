//! The second safeguard: removes all HTML but the subset's elements.

use crate::model::is_picture_path;
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The elements of the subset.
const TAGS: [&str; 13] =
    ["p", "br", "strong", "em", "code", "pre", "a", "ul", "ol", "li", "blockquote", "span", "img"];
/// The schemes of links.
pub const SCHEMES: [&str; 3] = ["http", "https", "mailto"];
/// No credit from search engines, marked as written by people, no access to this page.
const REL: &str = "nofollow ugc noopener";

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(TAGS))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("img", HashSet::from(["src", "alt", "width", "height", "loading"])),
            ("ol", HashSet::from(["start"])),
            ("span", HashSet::from(["data-person"])),
        ]))
        .allowed_classes(HashMap::from([("a", HashSet::from(["picture"]))]))
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("img", "src") => own_picture(value),
            _ => Some(value.into()),
        })
        .set_tag_attribute_value("a", "target", "_blank")
        .link_rel(Some(REL))
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::Custom(Box::new(own_picture)));
    builder
});

/// The path of a picture of comments; no other path, and no other site's address.
fn own_picture(address: &str) -> Option<Cow<'_, str>> {
    is_picture_path(address).then_some(Cow::Borrowed(address))
}

/// The HTML without all elements and attributes outside the subset.
pub fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}
