//! Short messages at the lower edge, some with an undo button.

use super::room_ui::RoomUi;
use super::toast::{Toast, ToastKind};
use crate::app::ui::effect;
use crate::browser::Node;
use leptos::prelude::*;

/// Keeps the messages in step.
pub fn start(ui: RoomUi) {
    let Some(layer) = Node::in_page(".toasts") else { return };
    layer.on("click", |event| event.stop_propagation());
    let mut shown: Vec<(u64, Node)> = Vec::new();
    effect(move || {
        let toasts = ui.toasts.get();
        shown.retain(|(id, node)| {
            let is_there = toasts.iter().any(|toast| toast.id == *id);
            if !is_there {
                node.remove();
            }
            is_there
        });
        let last = shown.last().map_or(0, |(id, _)| *id);
        for toast in toasts.into_iter().filter(|toast| toast.id > last) {
            let (id, node) = (toast.id, message(ui, toast));
            layer.append(&node);
            shown.push((id, node));
        }
    });
}

fn message(ui: RoomUi, Toast { id, text, kind }: Toast) -> Node {
    let node = Node::from_template("toast");
    node.get("span").set_text(&text);
    if kind == ToastKind::Failed {
        node.set("class", "toast failed");
        node.set("role", "alert");
        node.set("data-testid", "error");
    }
    let undo = node.get("[data-do=undo]");
    match kind {
        ToastKind::Undo(command) => {
            node.set_flag("data-undo", true);
            undo.show(true);
            undo.on("click", move |_| {
                // If the command could not be sent, the button stays.
                if ui.submit(command.clone()).is_some() {
                    Toast::hide(ui.toasts, id);
                }
            });
        }
        ToastKind::Done | ToastKind::Failed => undo.remove(),
    }
    node.get("[data-do=dismiss]").on("click", move |_| Toast::hide(ui.toasts, id));
    node
}
