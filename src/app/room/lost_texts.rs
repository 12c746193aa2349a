//! Unsent texts whose discussion or comment was deleted or locked meanwhile. Each is in a message that stays until its author
//! discards it, or until there is a field for the text again.

use super::drafts::Unsent;
use super::room_ui::RoomUi;
use super::toast::ToastKind;
use crate::app::ui::effect;
use crate::browser::{self, Node};
use crate::texts::live;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Keeps the messages in step.
pub fn start(ui: RoomUi) {
    let Some(layer) = Node::in_page(".toasts") else { return };
    let discarded = RwSignal::new(());
    let mut shown: Vec<(Unsent, Node)> = Vec::new();
    effect(move || {
        discarded.track();
        let lost = ui.lost_texts();
        shown.retain(|(unsent, node)| {
            let is_lost = lost.contains(unsent);
            if !is_lost {
                node.remove();
            }
            is_lost
        });
        for unsent in lost {
            if !shown.iter().any(|(of, _)| *of == unsent) {
                let node = message(ui, discarded, &unsent);
                layer.append(&node);
                shown.push((unsent, node));
            }
        }
    });
}

fn message(ui: RoomUi, discarded: RwSignal<()>, unsent: &Unsent) -> Node {
    let node = Node::from_template("lost-text");
    let (field, unsent) = (node.get("textarea"), unsent.clone());
    field.set_value(&unsent.text);
    let text = unsent.text.clone();
    node.get("[data-do=copy]").on("click", move |_| copy(ui, text.clone(), field.clone()));
    node.get("[data-do=discard]").on("click", move |_| {
        ui.discard(&unsent);
        discarded.set(());
    });
    node
}

/// Where the browser does not allow that, the text is selected, to be copied by key or menu.
fn copy(ui: RoomUi, text: String, field: Node) {
    spawn_local(async move {
        match browser::copy(&text).await {
            true => ui.notify(live::text_copied(), ToastKind::Done),
            false => field.select(),
        }
    });
}
