//! Clicks open discussions, pointer and focus highlight them: the same for markers and rows. One listener for all.

use super::room_ui::RoomUi;
use crate::browser::{Event, Node};

/// Follows the events of the elements inside that stand for discussions.
pub fn start(around: &Node, ui: RoomUi) {
    let id_of = |event: &Event| {
        Node::target_of(event)?.closest("[data-chat-id]")?.attribute("data-chat-id")
    };
    around.on("click", move |event| {
        let Some(id) = id_of(&event) else { return };
        event.stop_propagation();
        event.prevent_default();
        match id.parse() {
            Ok(id) => ui.open_chat(id),
            Err(_) => ui.open_draft(),
        }
    });
    for event in ["pointerover", "focusin"] {
        around.on(event, move |event| {
            ui.highlight(id_of(&event).and_then(|id| id.parse().ok()));
        });
    }
    for event in ["pointerout", "focusout"] {
        around.on(event, move |_| ui.highlight(None));
    }
}
