//! The cursors of others over the image; hidden from screen readers.

use super::presence::Presence;
use crate::app::ui::effect;
use crate::browser::Node;
use crate::model::UserId;
use leptos::prelude::*;

/// Keeps the cursors in step.
pub fn start(presence: Presence) {
    let Some(overlay) = Node::in_page("[data-slot=overlay]") else { return };
    let layer = Node::new("div");
    layer.set("class", "cursors");
    layer.set("aria-hidden", "true");
    overlay.append(&layer);
    let mut shown: Vec<(UserId, Node)> = Vec::new();
    effect(move || {
        let (cursors, people) = (presence.cursors.get(), presence.people.get());
        shown.retain(|(id, node)| {
            let is_there = cursors.iter().any(|(of, _)| of == id);
            if !is_there {
                node.remove();
            }
            is_there
        });
        for (id, at) in cursors {
            let node = match shown.iter().find(|(of, _)| *of == id) {
                Some((_, node)) => node.clone(),
                None => {
                    let node = Node::from_template("cursor");
                    node.set("data-user-id", &id.to_string());
                    layer.append(&node);
                    shown.push((id, node.clone()));
                    node
                }
            };
            node.set_place(at);
            let person = people.iter().find(|author| author.id == id);
            node.get("span").set_text(person.map_or("", |author| author.name.as_str()));
        }
    });
}
