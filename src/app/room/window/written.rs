//! What is written in a form: the text of its field, and the pictures below it, which `js/talk/pictures.js` shows.

use crate::browser::Node;
use crate::model::{split_pictures, with_pictures};

/// The pictures of a form, as they stand in the text.
const PICTURES: &str = "data-pictures";

/// All that is written in a form.
pub fn written(form: &Node) -> String {
    with_pictures(&form.get("textarea").value(), &form.attribute(PICTURES).unwrap_or_default())
}

/// Shows a text in a form that is in the page.
pub fn show_written(form: &Node, text: &str) {
    let (text, pictures) = split_pictures(text);
    form.get("textarea").set_value(text);
    if form.attribute(PICTURES).unwrap_or_default() != pictures {
        form.set(PICTURES, pictures);
    }
}
