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
    let mut shown = Vec::new();
    effect(move || {
        let names = presence.typing_names(id);
        if shown != names {
            show_typing(&note, &names);
            shown = names;
        }
    });
    effect(move || {
        if sync.chat(id).is_none() {
            ui.on_deleted(id);
        }
    });
}

/// The note on others who are typing: each name in an element of its own, which isolates its direction.
fn show_typing(note: &Node, names: &[String]) {
    note.fill(None);
    let add = |tag: &str, text: &str| {
        let part = Node::new(tag);
        part.set_text(text);
        note.append(&part);
    };
    let (name, words) = (|text: &str| add("bdi", text), |text: &str| add("span", text));
    match names {
        [] => {}
        [one] => {
            name(one);
            words(" is writing…");
        }
        [one, other] => {
            name(one);
            words(" and ");
            name(other);
            words(" are writing…");
        }
        [one, others @ ..] => {
            name(one);
            words(&format!(" and {} others are writing…", others.len()));
        }
    }
}
