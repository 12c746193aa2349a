//! The language of a page, in the browser: the messages come with the page, the rules are the browser's. Knows no list of
//! languages.

use crate::browser::{self, Node};
use crate::texts::{self, Language, Rules};

/// Where a page has its messages, one a line: `app::shell` and the markup of the widget write them.
const MESSAGES: &str = "#messages";

struct BrowserRules;

impl Rules for BrowserRules {
    fn plural(&self, count: u32) -> String {
        browser::plural(count)
    }

    fn number(&self, number: u64) -> String {
        browser::number(number)
    }
}

/// Takes the messages of the page, which are its language's as long as it lives. `locale`: of dates and numbers.
pub fn start(locale: String) {
    browser::set_locale(locale);
    let Some(node) = Node::in_page(MESSAGES) else { return };
    let messages: Vec<&'static str> = node.template_text().leak().split('\n').collect();
    let is_rtl = node.attribute("dir").as_deref() == Some("rtl");
    let language = Language { tag: "", is_rtl, messages: messages.leak(), rules: &BrowserRules };
    texts::install(Box::leak(Box::new(language)));
}
