//! The window of an existing discussion.

use super::{head, thread};
use crate::app::room::presence::Presence;
use crate::app::room::room_ui::RoomUi;
use crate::app::room::sync::Sync;
use crate::app::ui::effect;
use crate::browser::{self, Node};
use crate::model::ChatId;
use crate::texts::live;

/// Fills the window in and keeps it in step.
pub fn start(window: &Node, id: ChatId, sync: Sync, ui: RoomUi, presence: Presence) {
    let number = sync.chat_now(id).map_or(0, |chat| chat.number);
    window.set("data-chat-id", &id.to_string());
    window.set("aria-label", &live::discussion_title(&number.to_string()));
    head::start(window, id, sync, ui);
    thread::start(&window.get(".thread"), id, sync, ui);
    show_reply(window, id, sync, ui);
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

/// Shows the author of the comment that the text in the form replies to, while there is one.
fn show_reply(window: &Node, id: ChatId, sync: Sync, ui: RoomUi) {
    const FIELD: &str = ".composer textarea";
    let (window, note) = (window.clone(), window.get(".replying"));
    let form = window.clone();
    note.on("click", move |event| {
        if browser::action(&event).is_some() {
            ui.reply_to(id, None);
            form.find(FIELD).iter().for_each(Node::focus);
        }
    });
    effect(move || {
        let chat = sync.chat(id);
        let comment = chat.as_deref().and_then(|chat| ui.replied_to(chat));
        note.show(comment.is_some());
        note.get("bdi").set_text(comment.map_or("", |comment| comment.by.name.as_str()));
        // Screen readers read the note as the description of the field.
        if let Some(field) = window.find(FIELD) {
            field.set("aria-describedby", if comment.is_some() { "replying" } else { "" });
        }
    });
}

/// Stand for names in a sentence until their elements are put there: no text has them.
const NAMES: [&str; 2] = ["\u{1}", "\u{2}"];

/// The note on others who are typing: each name in an element of its own, which isolates its direction.
fn show_typing(note: &Node, names: &[String]) {
    note.fill(None);
    let [first, second] = NAMES;
    let sentence = match names {
        [] => return,
        [_] => live::typing_one(first),
        [_, _] => live::typing_two(first, second),
        [_, others @ ..] => live::typing_many(others.len(), first),
    };
    let add = |tag: &str, text: &str| {
        let part = Node::new(tag);
        part.set_text(text);
        note.append(&part);
    };
    let mut words = String::new();
    for c in sentence.chars() {
        match c {
            '\u{1}' | '\u{2}' => {
                add("span", &std::mem::take(&mut words));
                add("bdi", &names[usize::from(c == '\u{2}')]);
            }
            c => words.push(c),
        }
    }
    add("span", &words);
}
