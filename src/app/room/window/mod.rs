//! The open window: of a new discussion or of an existing one. Built on opening.

mod chat;
mod comment;
mod composer;
mod edit;
mod frame;
mod head;
mod reactions;
mod thread;
mod written;

use super::compose_target::ComposeTarget;
use super::markup::{PICTURE, WINDOWS};
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::ui::effect;
use crate::browser::{self, Event, Node};
use leptos::prelude::*;

/// Shows the window that is open.
pub fn start(sync: Sync, ui: RoomUi, presence: Presence) {
    let Some((overlay, picture)) =
        Node::in_page(WINDOWS).or(Node::in_page("[data-slot=overlay]")).zip(Node::in_page(PICTURE))
    else {
        return;
    };
    // Parts of the room stop the propagation of clicks and keys that they handle.
    browser::on_document("click", move |event| {
        if !browser::is_drag(&event) {
            ui.close();
        }
    });
    browser::on_document("keydown", move |event| {
        if browser::key(&event).name == "Escape" && !is_for_a_field_around_the_widget(&event) {
            ui.close_and_return();
        }
    });
    let mut shown: Option<Node> = None;
    effect(move || {
        let target = ui.open.get();
        if let Some(old) = shown.take() {
            old.remove();
        }
        let Some(target) = target else { return };
        let window = Node::from_template(match target {
            ComposeTarget::New => "new-window",
            ComposeTarget::Chat(_) => "chat-window",
        });
        overlay.append(&window);
        untrack(|| {
            frame::start(&window, &picture, target, sync, ui);
            if let ComposeTarget::Chat(id) = target {
                chat::start(&window, id, sync, ui, presence);
            }
            composer::start(&window.get("[data-slot=composer]"), target, sync, ui, presence);
            if ui.is_stepping() {
                window.focus();
            }
        });
        shown = Some(window);
    });
}

/// Is it for a field of the page around a widget?
fn is_for_a_field_around_the_widget(event: &Event) -> bool {
    const FIELDS: &str = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
    let target = Node::target_of(event).filter(|it| it.closest(".widget").is_none());
    browser::is_widget() && target.and_then(|it| it.closest(FIELDS)).is_some()
}
