//! The keys of the image page; `markup/keys.rs` lists them. A widget has none: its page has keys of its own.

use super::compose_target::ComposeTarget;
use super::listing::Listing;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::ui::effect;
use crate::browser::{self, Dialog, Event, Node};
use crate::model::{ChatId, Command};
use crate::texts::live;
use leptos::prelude::*;

/// Elements that take keys themselves while they have the focus; radio buttons and boxes take no letters.
const TAKES_KEYS: &str = "input:not([type=radio], [type=checkbox]), textarea, select, \
                          [contenteditable], details[open], dialog, .crosshair";

/// Connects the keys, and the buttons for those without a keyboard.
pub fn start(sync: Sync, ui: RoomUi, listing: Listing) {
    connect_buttons(ui);
    let keys = Keys { sync, ui, listing };
    browser::on_document("keydown", move |event| {
        if let Some(key) = shortcut(&event)
            && keys.act(&key)
        {
            event.prevent_default();
        }
    });
}

/// The key of a shortcut, unless it is for a field or a dialog.
pub fn shortcut(event: &Event) -> Option<String> {
    let is_elsewhere = Node::target_of(event).is_some_and(|t| t.closest(TAKES_KEYS).is_some());
    browser::shortcut(event).filter(|_| !is_elsewhere)
}

/// The open discussion, or that of the marker or row with the focus.
pub fn current(ui: RoomUi) -> Option<ChatId> {
    let open = ui.open.get_untracked().and_then(ComposeTarget::chat);
    let focused = || Node::focused()?.closest("[data-chat-id]")?.attribute("data-chat-id");
    open.or_else(|| focused()?.parse().ok())
}

fn connect_buttons(ui: RoomUi) {
    let button = |action: &str| Node::in_page(&format!(".zoom [data-do={action}]"));
    let Some((hide, keys)) = button("hide-markers").zip(button("keys")) else { return };
    hide.on("click", move |_| toggle_markers(ui));
    keys.on("click", |_| show_keys());
    let layer = Node::in_page(".markers");
    effect(move || {
        let are_hidden = ui.are_markers_hidden.get();
        hide.set("aria-pressed", if are_hidden { "true" } else { "false" });
        hide.set_icon(if are_hidden { "eye-off" } else { "eye" });
        layer.iter().for_each(|layer| layer.set_flag("data-hidden", are_hidden));
    });
}

fn show_keys() {
    if let Some(dialog) = Dialog::in_page("#keys-dialog") {
        dialog.ask(|_| ());
    }
}

fn toggle_markers(ui: RoomUi) {
    ui.are_markers_hidden.update(|are_hidden| *are_hidden = !*are_hidden);
    let are_hidden = ui.are_markers_hidden.get_untracked();
    ui.announce(if are_hidden { live::markers_hidden() } else { live::markers_shown() });
}

#[derive(Clone, Copy)]
struct Keys {
    sync: Sync,
    ui: RoomUi,
    listing: Listing,
}

impl Keys {
    /// False when the key is for nothing here.
    fn act(self, key: &str) -> bool {
        match key {
            "n" => self.step(true),
            "p" => self.step(false),
            "r" => self.toggle_resolved(),
            "e" => return press_last(".chat-window [data-do=edit]:not([hidden])"),
            "c" => return press_last(".place-button:not([hidden])"),
            "z" => return press_last(".toasts [data-do=undo]"),
            "h" => toggle_markers(self.ui),
            "/" => Node::in_page(".list-tools input[type=search]").iter().for_each(Node::focus),
            "?" => show_keys(),
            _ => return false,
        }
        true
    }

    /// The next or the previous one of the discussions that are shown; behind the last one the first.
    fn step(self, is_forward: bool) {
        let shown = untrack(|| self.listing.shown());
        let now = current(self.ui).and_then(|id| shown.iter().position(|chat| chat.id == id));
        let count = shown.len();
        let next = match (now, is_forward) {
            (Some(now), true) => (now + 1) % count,
            (Some(now), false) => (now + count - 1) % count,
            (None, true) => 0,
            (None, false) => count.saturating_sub(1),
        };
        match shown.get(next) {
            Some(chat) => self.ui.step_to(chat.id),
            None => self.ui.announce(live::no_discussions()),
        }
    }

    fn toggle_resolved(self) {
        let Some(chat) = current(self.ui).and_then(|id| self.sync.chat_now(id)) else { return };
        let (chat_id, number) = (chat.id, chat.number.to_string());
        let (command, words) = match chat.resolved.is_some() {
            true => (Command::Reopen { chat_id }, live::discussion_reopened(&number)),
            false => (Command::Resolve { chat_id }, live::discussion_resolved(&number)),
        };
        if self.ui.submit(command).is_some() {
            self.ui.announce(words);
        }
    }
}

/// Presses the last one of these; false without any.
fn press_last(selector: &str) -> bool {
    let last = Node::all_in_page(selector).pop();
    last.iter().for_each(Node::press);
    last.is_some()
}
