//! The image: clicks become places in percent, the pointer becomes this person's cursor.

use super::markup::PICTURE;
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::live_client::Connection;
use crate::app::ui::effect;
use crate::browser::{self, Event, Node};
use crate::model::Point;
use leptos::prelude::*;

/// Follows the pointer over the image.
pub fn start(sync: Sync, ui: RoomUi, presence: Presence) {
    let Some((stage, picture)) = Node::in_page(".stage").zip(Node::in_page(PICTURE)) else {
        return;
    };
    let image = picture.clone();
    stage.on("click", move |event| {
        event.stop_propagation();
        // A click in a window does not count, even when its handler has removed the window.
        if Node::target_of(&event).as_ref() == Some(&image)
            && !browser::is_drag(&event)
            && let Some(at) = place_of(&event, &image)
        {
            ui.click_on_image(at);
        }
    });
    stage.on("pointermove", move |event| {
        // A scrolling finger is not a cursor.
        if !browser::pointer(&event).is_touch {
            presence.point(place_of(&event, &picture));
        }
    });
    stage.on("pointerleave", move |_| presence.point(None));
    effect(move || {
        let is_offline =
            matches!(sync.connection.get(), Connection::Offline | Connection::Terminated(_));
        stage.set_flag("data-offline", is_offline);
        stage.set_property("--square", &browser::decimal(sync.may.get().marker_size));
    });
}

/// The place of the image below the pointer, whichever element is the target.
fn place_of(event: &Event, picture: &Node) -> Option<Point> {
    let (rect, pointer) = (picture.rect(), browser::pointer(event));
    // The picture of a page around a widget may be turned and skewed: it has an element in three of its corners.
    if let [origin, right, below] = &picture.all("i")[..] {
        let corner = |node: &Node| (node.rect().x, node.rect().y);
        let corners = [corner(origin), corner(right), corner(below)];
        return Point::from_corners((pointer.x, pointer.y), corners);
    }
    Point::from_pixels(pointer.x - rect.x, pointer.y - rect.y, rect.width, rect.height)
}
