//! What is written in a form: the text of its field, and the pictures below it, which `js/talk/pictures.js` shows.

use crate::browser::storage::{self, Area};
use crate::browser::{self, Event, Node};
use crate::model::{split_pictures, with_pictures};

/// The pictures of a form, as they stand in the text.
const PICTURES: &str = "data-pictures";
/// The text of a field in which `js/talk/names.js` shows names in the place of mentions. Absent until that is loaded.
const SPELLED: &str = "data-spelled";
/// What the address of a mention begins with.
const MENTION: &str = "](person:";

/// All that is written in a form.
pub fn written(form: &Node) -> String {
    let field = form.get("textarea");
    let text = field.attribute(SPELLED).unwrap_or_else(|| field.value());
    with_pictures(&text, &form.attribute(PICTURES).unwrap_or_default())
}

/// Shows a text in a form that is in the page.
pub fn show_written(form: &Node, text: &str) {
    let (text, pictures) = split_pictures(text);
    let field = form.get("textarea");
    match field.attribute(SPELLED) {
        Some(_) => field.set(SPELLED, text),
        None => field.set_value(text),
    }
    // A change makes `js/talk-loader.js` load what shows pictures and names.
    if form.attribute(PICTURES).unwrap_or_default() != pictures || text.contains(MENTION) {
        form.set(PICTURES, pictures);
    }
}

/// Does Enter break the line in this field? Where `js/talk/enter.js` is loaded, it keeps such a key away.
pub fn breaks_line(event: &Event) -> bool {
    let is_alone = Node::target_of(event).is_some_and(|field| field.attribute(SPELLED).is_none());
    if !is_alone || browser::shortcut(event).is_none() {
        return false;
    }
    // The setting of the account, or else of this browser.
    let viewer = browser::text_of("#viewer-data").unwrap_or_default();
    let of_account = viewer.split_once("\"enterBreaks\":");
    of_account.map_or_else(
        || storage::get(Area::Site, "image-chat:enter-breaks").is_some(),
        |(_, setting)| setting.starts_with('t'),
    )
}
