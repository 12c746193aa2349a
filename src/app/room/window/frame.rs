//! A window beside its marker.

use crate::app::room::compose_target::ComposeTarget;
use crate::app::room::placement::{self, Placement};
use crate::app::room::room_ui::RoomUi;
use crate::app::room::sync::Sync;
use crate::app::ui::effect;
use crate::browser::{self, Node};
use leptos::prelude::*;

/// Keeps the window beside its marker, and connects the buttons that close it.
pub fn start(window: &Node, picture: &Node, target: ComposeTarget, sync: Sync, ui: RoomUi) {
    window.on("click", move |event| {
        event.stop_propagation();
        if browser::action(&event).is_some_and(|action| action.name == "close") {
            ui.close();
        }
    });
    let (window, picture) = (window.clone(), picture.clone());
    let mut shown = None;
    effect(move || {
        let at = match target {
            ComposeTarget::New => ui.draft_at.get(),
            ComposeTarget::Chat(id) => sync.chat(id).map(|chat| chat.at),
        };
        let now = at.map(|at| (at, ui.resized.get()));
        // Measuring makes the browser lay out the page.
        if let Some((at, _)) = now.filter(|_| shown != now) {
            shown = now;
            let Placement { side, align } =
                placement::place(at, picture.rect(), browser::viewport());
            window.set_place(at);
            window.set("class", &format!("chat-window {side}"));
            window.set("data-align", align);
        }
    });
}
