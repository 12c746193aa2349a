//! The second safeguard: removes all HTML but the subset's elements.

use ammonia::{Builder, UrlRelative};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The elements of the subset.
const TAGS: [&str; 12] =
    ["p", "br", "strong", "em", "code", "pre", "a", "ul", "ol", "li", "blockquote", "span"];
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
            ("ol", HashSet::from(["start"])),
            ("span", HashSet::from(["data-person"])),
        ]))
        .set_tag_attribute_value("a", "target", "_blank")
        .link_rel(Some(REL))
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::Deny);
    builder
});

/// The HTML without all elements and attributes outside the subset.
pub fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}
