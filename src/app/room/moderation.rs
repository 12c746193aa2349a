//! The controls of moderators for the whole image.

use super::requests;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::ui::effect;
use crate::browser::Node;
use crate::model::{Role, WriteRestriction};
use crate::texts::live;
use leptos::prelude::*;

/// Shows the controls to moderators.
pub fn start(sync: Sync, ui: RoomUi) {
    let Some(slot) = Node::in_page("[data-slot=moderation]") else { return };
    let controls = Node::from_template("moderation");
    controls.get("a").set("href", &format!("/t/{}/moderation", sync.tenant().as_str()));
    let close = controls.get("button");
    let is_closed = move || sync.restriction() == Some(WriteRestriction::Closed);
    close.on("click", move |_| {
        let closed = !untrack(is_closed);
        let answered = move |answer: Result<(), _>| {
            // Open pages receive their new rights over the socket.
            if let Err(error) = answer {
                ui.notify_error(&error);
            }
        };
        requests::close_image(sync.image, closed, Box::new(answered));
    });
    effect(move || {
        let moderates = sync.may.get().role >= Role::Moderator;
        slot.fill(moderates.then_some(&controls));
        let (icon, words) = if is_closed() {
            ("unlock", live::unlock_discussions())
        } else {
            ("lock", live::lock_discussions())
        };
        close.set_icon(icon);
        close.get("span").set_text(words);
    });
}
