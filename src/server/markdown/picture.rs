//! A picture in a comment as HTML: a thumbnail that leads to the picture. Its size is in the HTML, so that the page reserves
//! room for it.

use crate::model::{ImageId, PICTURE_MARK, PictureRef, is_blank, picture_path};

/// The most that a thumbnail takes of a comment, in CSS pixels: its width and height.
const SHOWN: (u32, u32) = (320, 240);

/// The thumbnail; with a link around it unless there is one already. `None` for a source that the server has not completed.
pub fn picture(image: ImageId, of: PictureRef, words: &str, is_linked: bool) -> Option<String> {
    let (width, height) = shown(of.size?);
    // A link has a name.
    let words = if is_blank(words) { PICTURE_MARK.trim() } else { words };
    let (path, words) = (picture_path(image, of.id), escaped(words));
    let thumb = format!(
        "<img src=\"{path}/thumb\" alt=\"{words}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\">"
    );
    Some(match is_linked {
        true => thumb,
        false => format!("<a class=\"picture\" href=\"{path}\">{thumb}</a>"),
    })
}

/// The size in proportion, never enlarged, at least one pixel each way.
fn shown((width, height): (u32, u32)) -> (u32, u32) {
    let (w, h) = (f64::from(width), f64::from(height));
    let factor = (f64::from(SHOWN.0) / w).min(f64::from(SHOWN.1) / h).min(1.0);
    let scaled = |side: f64| (side * factor).round().max(1.0) as u32;
    (scaled(w), scaled(h))
}

fn escaped(words: &str) -> String {
    let text = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
