//! The markers on the image: one effect compares what each shows with what it should show.

use super::compose_target::ComposeTarget;
use super::listing::Listing;
use super::pointing;
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::sync::Sync;
use super::words::marker_label;
use crate::app::ui::effect;
use crate::browser::Node;
use crate::model::{Chat, ChatId, Map, Point, Size};
use crate::texts::live;
use leptos::prelude::*;
use std::sync::Arc;

/// A region that begins nearer to the upper edge, in percent of the image, has its number inside.
const NUMBER_ROOM: f64 = 8.0;

/// A marker in the document.
struct Marker {
    /// `None` where the server drew it and it has not changed since: then it is not even looked for.
    node: Option<Node>,
    /// `None` where it is not known: new, or drawn by the server some time ago.
    shown: Option<Shown>,
}

/// What a marker shows.
#[derive(Clone, Copy, PartialEq)]
struct Shown {
    number: u32,
    at: Point,
    size: Option<Size>,
    is_resolved: bool,
    is_sending: bool,
    is_open: bool,
    is_highlighted: bool,
    is_typed_in: bool,
    is_unread: bool,
    is_mention: bool,
    is_left_out: bool,
    /// The viewer may move it. Known of what is in use alone: a thousand markers need not be painted for it.
    is_movable: bool,
    /// The viewer holds it.
    is_held: bool,
}

impl Shown {
    /// What the server draws.
    fn drawn(chat: &Chat) -> Self {
        Self {
            number: chat.number,
            at: chat.at,
            size: chat.size,
            is_resolved: chat.resolved.is_some(),
            is_sending: false,
            is_open: false,
            is_highlighted: false,
            is_typed_in: false,
            is_unread: false,
            is_mention: false,
            is_left_out: false,
            is_movable: false,
            is_held: false,
        }
    }
}

/// The markers in the document.
struct Markers {
    layer: Node,
    /// Stays behind all of them.
    end: Node,
    template: Node,
    all: Map<ChatId, Marker>,
    /// The highest number: what is newer comes last.
    highest: u32,
}

/// Keeps the markers in step; those from the server are kept. `is_drawn`: they show the discussions as they are.
pub fn start(sync: Sync, ui: RoomUi, (presence, listing): (Presence, Listing), is_drawn: bool) {
    let Some(layer) = Node::in_page(".markers") else { return };
    pointing::start(&layer, ui);
    let chats = sync.chats_now();
    let all = match is_drawn && layer.child_count() == chats.len() {
        true => drawn(&chats),
        false => adopt(&layer),
    };
    let end = start_draft(&layer, ui);
    let highest = chats.last().map_or(0, |last| last.number);
    let shade = Node::in_page(".shade");
    let mut markers = Markers { layer, end, template: Node::from_template("marker"), all, highest };
    effect(move || {
        let chats = sync.chats();
        let opening = sync.opening();
        let (open, highlighted) = (ui.open.get(), ui.highlighted.get());
        let (typed_in, shows) = (presence.typed_in(), listing.shows());
        let unread = listing.unread.known();
        let held = sync.held();
        let mut framed = ui.draft_at.get().filter(|_| open == Some(ComposeTarget::New));
        for chat in chats.iter() {
            let is_open = open == Some(ComposeTarget::Chat(chat.id));
            let is_highlighted = highlighted == Some(chat.id);
            let held = held.iter().find(|held| held.moving.chat_id == chat.id);
            let (at, size) =
                held.map_or((chat.at, chat.size), |held| (held.moving.to, held.moving.size));
            if is_open {
                framed = Some((at, size));
            }
            let is_held = held.is_some_and(|held| held.by.is_none());
            let is_movable = (is_open || is_highlighted || is_held) && sync.may_move(chat);
            let shown = Shown {
                at,
                size,
                is_open,
                is_highlighted,
                is_movable,
                is_held,
                is_sending: opening.contains(&chat.id),
                is_typed_in: typed_in.contains(&chat.id),
                is_unread: unread.is_unread(chat.id),
                is_mention: unread.has_mention(chat.id),
                is_left_out: !shows.has(chat),
                ..Shown::drawn(chat)
            };
            markers.show(chat, shown);
        }
        if markers.all.len() > chats.len() {
            markers.remove_others(sync);
        }
        // What is around the region that is open steps back.
        if let Some(shade) = &shade {
            let framed = framed.filter(|(_, size)| size.is_some());
            framed.iter().for_each(|(at, size)| shade.set_extent(*at, *size));
            shade.show(framed.is_some());
        }
    });
}

impl Markers {
    fn show(&mut self, chat: &Chat, shown: Shown) {
        let was = self.all.get(&chat.id).and_then(|marker| marker.shown);
        if was == Some(shown) {
            return;
        }
        let node = self.node_of(chat);
        if was.map(|was| (was.at, was.size)) != Some((shown.at, shown.size)) {
            node.set_extent(shown.at, shown.size);
        }
        paint(&node, chat, shown);
        self.highest = self.highest.max(chat.number);
        self.all.insert(chat.id, Marker { node: Some(node), shown: Some(shown) });
    }

    /// The element of a marker, in the document.
    fn node_of(&self, chat: &Chat) -> Node {
        match self.all.get(&chat.id) {
            Some(marker) => self.find(marker).unwrap_or_else(|| self.template.copy()),
            None => {
                let node = self.template.copy();
                node.set("data-chat-id", &chat.id.to_string());
                self.layer.insert(&node, Some(&self.next(chat.number)));
                node
            }
        }
    }

    fn find(&self, marker: &Marker) -> Option<Node> {
        let drawn = |shown: Shown| self.layer.find(&format!("#m{}", shown.number));
        marker.node.clone().or_else(|| marker.shown.and_then(drawn))
    }

    /// The first marker with a higher number.
    fn next(&self, number: u32) -> Node {
        let number_of = |marker: &&Marker| marker.shown.map_or(0, |shown| shown.number);
        let later = self.all.values().filter(|marker| number_of(marker) > number);
        let first = if number < self.highest { later.min_by_key(number_of) } else { None };
        first.and_then(|marker| self.find(marker)).unwrap_or_else(|| self.end.clone())
    }

    fn remove_others(&mut self, sync: Sync) {
        let is_gone = |id: &&ChatId| sync.chat_now(**id).is_none();
        for id in self.all.keys().filter(is_gone).copied().collect::<Vec<_>>() {
            let marker = self.all.remove(&id);
            if let Some(node) = marker.and_then(|marker| self.find(&marker)) {
                node.remove();
            }
        }
    }
}

/// Is the number of a region inside it, because there is no room above?
pub fn has_number_inside(at: Point, size: Option<Size>) -> bool {
    size.is_some() && at.y() < NUMBER_ROOM
}

fn paint(node: &Node, chat: &Chat, shown: Shown) {
    node.get("span").set_text(&chat.number.to_string());
    node.set("data-state", if shown.is_sending { "sending" } else { "saved" });
    node.set_flag("data-resolved", shown.is_resolved);
    node.set_flag("data-highlighted", shown.is_highlighted);
    node.set_flag("data-typing", shown.is_typed_in);
    node.set_flag("data-unread", shown.is_unread);
    node.set_flag("data-edge", has_number_inside(shown.at, shown.size));
    node.set_flag("data-movable", shown.is_movable);
    node.set_flag("data-held", shown.is_held);
    if shown.is_movable && shown.size.is_some() {
        add_handles(node);
    }
    node.set_flag("data-mention", shown.is_mention);
    node.show(!shown.is_left_out);
    node.set("aria-expanded", if shown.is_open { "true" } else { "false" });
    let label = marker_label(chat, shown.is_sending);
    let label = match (shown.is_unread, shown.is_mention) {
        (_, true) => live::marker_mentions(&label),
        (true, false) => live::marker_unread(&label),
        _ => label,
    };
    node.set("aria-label", &label);
}

/// Gives a region the handles to resize it. They stay, and the stylesheet hides them: a handle that goes while the pointer
/// comes to it would make the browser look again what is there, over and over.
fn add_handles(node: &Node) {
    if node.find(".handles").is_none() {
        node.append(&Node::from_template("handles"));
    }
}

/// The markers as the server drew them. Whatever is written into a thousand of them makes the browser style them again,
/// the same as before or not; to look at each takes time, too.
fn drawn(chats: &[Arc<Chat>]) -> Map<ChatId, Marker> {
    let marker =
        |chat: &Arc<Chat>| (chat.id, Marker { node: None, shown: Some(Shown::drawn(chat)) });
    chats.iter().map(marker).collect()
}

/// The markers that the server drew some time ago.
fn adopt(layer: &Node) -> Map<ChatId, Marker> {
    let marker = |node: Node| {
        let id = node.attribute("data-chat-id")?.parse().ok()?;
        Some((id, Marker { node: Some(node), shown: None }))
    };
    layer.all("[data-chat-id]").into_iter().filter_map(marker).collect()
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
        Some((at, size)) => {
            node.set_extent(at, size);
            add_handles(&node);
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
    node.set("aria-label", if has_failed { live::draft_failed() } else { live::draft() });
}
