//! The picture and the title of the image, when others give it another one.

use super::markup::PICTURE;
use super::picture_files::{sizes, srcset};
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::ui::effect;
use crate::browser::Node;
use crate::protocol::page::ImageInfo;
use leptos::prelude::*;

/// Shows what changed about the image.
pub fn start(sync: Sync, ui: RoomUi) {
    effect(move || {
        if let Some(image) = sync.changed_image() {
            ui.title.set(image.title.clone());
            show(&image);
        }
    });
}

fn show(image: &ImageInfo) {
    if let Some(title) = Node::in_page(".bar .title") {
        title.set_text(&image.title);
    }
    let Some((stage, picture)) = Node::in_page(".stage").zip(Node::in_page(PICTURE)) else {
        return;
    };
    picture.set("alt", &image.title);
    // The picture of an embedded image is that of its site.
    if image.embedded.is_some() || picture.attribute("src").as_deref() == Some(&image.src) {
        return;
    }
    let (width, height) = (image.width.to_string(), image.height.to_string());
    stage.set_property("--w", &width);
    stage.set_property("--h", &height);
    picture.set("width", &width);
    picture.set("height", &height);
    let (srcset, sizes, tiles) = (srcset(image), sizes(image), image.tiles.clone());
    for (name, value) in [("srcset", srcset), ("sizes", sizes), ("data-tiles", tiles)] {
        match value {
            Some(value) => picture.set(name, &value),
            None => picture.set_flag(name, false),
        }
    }
    picture.set("src", &image.src);
}
