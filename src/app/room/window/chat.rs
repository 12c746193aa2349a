//! The window of an existing discussion.

use super::{head, thread};
use crate::app::room::presence::Presence;
use crate::app::room::room_ui::RoomUi;
use crate::app::room::sync::Sync;
use crate::app::ui::effect;
use crate::browser::Node;
use crate::model::ChatId;

/// Fills the window in and keeps it in step.
pub fn start(window: &Node, id: ChatId, sync: Sync, ui: RoomUi, presence: Presence) {
    let number = sync.chat_now(id).map_or(0, |chat| chat.number);
    window.set("data-chat-id", &id.to_string());
    window.set("aria-label", &format!("Discussion {number}"));
    head::start(window, id, sync, ui);
    thread::start(&window.get(".thread"), id, sync, ui);
    let note = window.get(".writing");
    effect(move || note.set_text(&typing(&presence.typing_names(id))));
    effect(move || {
        if sync.chat(id).is_none() {
            ui.on_deleted(id);
        }
    });
}

/// The note on others who are typing.
fn typing(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("{one} is writing…"),
        [one, other] => format!("{one} and {other} are writing…"),
        [one, others @ ..] => format!("{one} and {} others are writing…", others.len()),
    }
}
