//! The markers on the image: one effect compares what each shows with what it should show.

use super::compose_target::ComposeTarget;
use super::pointing;
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::sync::Sync;
use super::words::marker_label;
use crate::app::ui::effect;
use crate::browser::Node;
use crate::model::{Chat, ChatId, Point};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A marker in the document.
struct Marker {
    node: Node,
    /// `None` where it is not known: new, or drawn by the server some time ago.
    shown: Option<Shown>,
}

/// What a marker shows.
#[derive(Clone, Copy, PartialEq)]
struct Shown {
    number: u32,
    at: Point,
    is_resolved: bool,
    is_sending: bool,
    is_open: bool,
    is_highlighted: bool,
    is_typed_in: bool,
}

impl Shown {
    /// What the server draws.
    fn drawn(chat: &Chat) -> Self {
        Self {
            number: chat.number,
            at: chat.at,
            is_resolved: chat.resolved.is_some(),
            is_sending: false,
            is_open: false,
            is_highlighted: false,
            is_typed_in: false,
        }
    }
}

/// Keeps the markers in step; those from the server are kept. `is_drawn`: they show the discussions as they are.
pub fn start(sync: Sync, ui: RoomUi, presence: Presence, is_drawn: bool) {
    let Some(layer) = Node::in_page(".markers") else { return };
    pointing::start(&layer, ui);
    let end = start_draft(&layer, ui);
    let mut markers = adopt(&layer);
    if is_drawn {
        note_drawn(&mut markers, sync);
    }
    let template = Node::from_template("marker");
    effect(move || {
        let chats = sync.chats();
        let (open, highlighted) = (ui.open.get(), ui.highlighted.get());
        let typed_in = presence.typed_in();
        for chat in chats.iter() {
            let shown = Shown {
                is_sending: sync.is_opening(chat.id),
                is_open: open == Some(ComposeTarget::Chat(chat.id)),
                is_highlighted: highlighted == Some(chat.id),
                is_typed_in: typed_in.contains(&chat.id),
                ..Shown::drawn(chat)
            };
            if !markers.contains_key(&chat.id) {
                let before = next(&markers, chat.number).unwrap_or_else(|| end.clone());
                let node = template.copy();
                node.set("data-chat-id", &chat.id.to_string());
                layer.insert(&node, Some(&before));
                markers.insert(chat.id, Marker { node, shown: None });
            }
            if let Some(marker) = markers.get_mut(&chat.id) {
                marker.show(chat, shown);
            }
        }
        if markers.len() > chats.len() {
            remove_others(&mut markers, sync);
        }
    });
}

impl Marker {
    fn show(&mut self, chat: &Chat, shown: Shown) {
        let was = self.shown.replace(shown);
        if was.map(|was| was.at) != Some(shown.at) {
            self.node.set_place(shown.at);
        }
        if was != Some(shown) {
            self.paint(chat, shown);
        }
    }

    fn paint(&self, chat: &Chat, shown: Shown) {
        let node = &self.node;
        node.get("span").set_text(&chat.number.to_string());
        node.set("data-state", if shown.is_sending { "sending" } else { "saved" });
        node.set_flag("data-resolved", shown.is_resolved);
        node.set_flag("data-highlighted", shown.is_highlighted);
        node.set_flag("data-typing", shown.is_typed_in);
        node.set("aria-expanded", if shown.is_open { "true" } else { "false" });
        node.set("aria-label", &marker_label(chat, shown.is_sending));
    }
}

/// The markers that the server drew.
fn adopt(layer: &Node) -> BTreeMap<ChatId, Marker> {
    let marker = |node: Node| {
        let id = node.attribute("data-chat-id")?.parse().ok()?;
        Some((id, Marker { node, shown: None }))
    };
    layer.all("[data-chat-id]").into_iter().filter_map(marker).collect()
}

/// Whatever is written into a thousand markers makes the browser style them anew, the same as before or not.
fn note_drawn(markers: &mut BTreeMap<ChatId, Marker>, sync: Sync) {
    for (id, marker) in markers {
        marker.shown = sync.chat_now(*id).map(|chat| Shown::drawn(&chat));
    }
}

/// The first marker with a higher number.
fn next(markers: &BTreeMap<ChatId, Marker>, number: u32) -> Option<Node> {
    let number_of = |marker: &&Marker| marker.shown.map_or(0, |shown| shown.number);
    let later = markers.values().filter(|marker| number_of(marker) > number);
    later.min_by_key(number_of).map(|marker| marker.node.clone())
}

fn remove_others(markers: &mut BTreeMap<ChatId, Marker>, sync: Sync) {
    markers.retain(|id, marker| {
        let is_there = sync.chat_now(*id).is_some();
        if !is_there {
            marker.node.remove();
        }
        is_there
    });
}

/// The marker of a new discussion. Returns an element that stays behind all other markers.
fn start_draft(layer: &Node, ui: RoomUi) -> Node {
    let end = Node::new("div");
    end.set("class", "slot");
    layer.append(&end);
    let node = Node::from_template("marker");
    node.set_flag("data-draft", true);
    node.set("data-chat-id", "draft");
    let slot = end.clone();
    effect(move || match ui.draft_at.get() {
        Some(at) => {
            node.set_place(at);
            slot.fill(Some(&node));
            let node = node.clone();
            effect(move || paint_draft(&node, ui));
        }
        None => slot.fill(None),
    });
    end
}

fn paint_draft(node: &Node, ui: RoomUi) {
    let has_failed = ui.error(ComposeTarget::New).is_some();
    let state = match (ui.is_identifying(ComposeTarget::New), has_failed) {
        (true, _) => "sending",
        (false, true) => "failed",
        (false, false) => "draft",
    };
    let is_open = ui.open.get() == Some(ComposeTarget::New);
    node.get("span").set_text(if has_failed { "!" } else { "" });
    node.set("data-state", state);
    node.set("aria-expanded", if is_open { "true" } else { "false" });
    node.set("aria-label", if has_failed { "Draft, not sent" } else { "Draft" });
}
