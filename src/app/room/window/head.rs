//! The head of a discussion's window, with what can be done to the discussion, and the notes on its state.

use crate::app::room::copy_link::copy_link;
use crate::app::room::dialogs::ask_to_delete;
use crate::app::room::room_ui::RoomUi;
use crate::app::room::sync::Sync;
use crate::app::ui::effect;
use crate::browser::{self, Node};
use crate::model::{Actor, Chat, ChatId, Command};
use crate::texts::live;

/// Connects the buttons and keeps them in step.
pub fn start(window: &Node, id: ChatId, sync: Sync, ui: RoomUi) {
    window.on("click", move |event| {
        if let (Some(action), Some(chat)) = (browser::action(&event), sync.chat_now(id)) {
            act(&action.name, &chat, sync, ui);
        }
    });
    let window = window.clone();
    effect(move || {
        if let Some(chat) = sync.chat(id) {
            show(&window, &chat, sync);
        }
    });
}

fn act(action: &str, chat: &Chat, sync: Sync, ui: RoomUi) {
    let chat_id = chat.id;
    let command = match action {
        "copy-link" => return copy_link(ui, format!("/i/{}#chat={chat_id}", sync.image)),
        "delete" if ui.says_cut_off() => return,
        "delete" => return ask_to_delete(ui, chat),
        "resolve" if chat.resolved.is_some() => Command::Reopen { chat_id },
        "resolve" => Command::Resolve { chat_id },
        "lock" if chat.locked => Command::UnlockChat { chat_id },
        "lock" => Command::LockChat { chat_id },
        _ => return,
    };
    ui.submit(command);
}

fn show(window: &Node, chat: &Chat, sync: Sync) {
    let actor = sync.actor();
    let button = |action: &str| window.get(&format!(".window-actions [data-do={action}]"));
    window.get("[data-part=number]").set_text(&format!("#{}", chat.number));
    let (resolve, lock) = (button("resolve"), button("lock"));
    let is_moderator = actor.as_ref().is_some_and(Actor::moderates);
    let may_write = sync.restriction().is_none() || is_moderator;
    resolve.show(actor.is_some() && may_write && !sync.is_locked(chat));
    match chat.resolved.is_some() {
        true => relabel(&resolve, "reopen", live::reopen()),
        false => relabel(&resolve, "resolve", live::resolve()),
    }
    lock.show(is_moderator);
    match chat.locked {
        true => relabel(&lock, "unlock", live::unlock()),
        false => relabel(&lock, "lock", live::lock()),
    }
    button("delete").show(may_write && actor.is_some_and(|actor| actor.owns_chat(chat)));
    show_notes(window, chat);
}

fn relabel(button: &Node, icon: &str, label: &str) {
    button.set_icon(icon);
    button.set("aria-label", label);
    button.set("title", label);
}

/// Who resolved it, and that it is locked. Moderators, who may write, see that too.
fn show_notes(window: &Node, chat: &Chat) {
    let by = chat.resolved.as_ref().map(|resolution| resolution.by.name.as_str());
    window.get(".resolved-note").show(by.is_some());
    window.get("[data-part=resolved-by]").set_text(by.unwrap_or_default());
    window.get(".lock-note").show(chat.locked);
}
