//! Who wrote what at a marker, in a card beside it while the pointer or the focus is on it. Opens nothing, and asks for
//! nothing that is here.

use super::compose_target::ComposeTarget;
use super::markup::WINDOWS;
use super::room_ui::RoomUi;
use super::sync::Sync;
use super::words::{excerpt, replies};
use crate::app::ui::{avatar_class, effect, initials};
use crate::browser::{self, Event, Node, Rect};
use crate::model::{Chat, ChatId};
use leptos::prelude::*;

/// A pointer on its way across a marker shows nothing. Milliseconds.
const REST_MS: i32 = 150;
/// The way from the marker to its card takes a moment. Milliseconds.
const LEAVE_MS: i32 = 200;
/// Between a marker and its card, and around the card.
const GAP: f64 = 12.0;

#[derive(Clone, Copy)]
struct Preview {
    sync: Sync,
    ui: RoomUi,
    shown: RwSignal<Option<ChatId>>,
    wanted: StoredValue<Option<ChatId>>,
    /// Is the card wanted by the focus, and not by the pointer? Then it takes no clicks.
    is_by_focus: StoredValue<bool>,
}

/// Follows pointer and focus.
pub fn start(sync: Sync, ui: RoomUi) {
    let above = Node::in_page(WINDOWS).or(Node::in_page("[data-slot=overlay]"));
    let Some((layer, above)) = Node::in_page(".markers").zip(above) else { return };
    let (shown, wanted) = (RwSignal::new(None), StoredValue::new(None));
    let preview = Preview { sync, ui, shown, wanted, is_by_focus: StoredValue::new(false) };
    let card = Node::from_template("preview");
    preview.follow(&layer);
    preview.connect(&card);
    let mut described: Option<Node> = None;
    effect(move || {
        described.take().iter().for_each(|marker| marker.set_flag("aria-describedby", false));
        let open = ui.open.get().and_then(ComposeTarget::chat);
        let chat = shown.get().filter(|id| open != Some(*id)).and_then(|id| sync.chat(id));
        let marker =
            chat.and_then(|chat| Some((marker_of(chat.id)?, chat))).filter(|(m, _)| is_seen(m));
        let Some((marker, chat)) = marker else { return card.remove() };
        preview.fill(&card, &chat);
        card.set_flag("data-quiet", preview.is_by_focus.get_value());
        if !above.contains(&card) {
            above.append(&card);
        }
        // Not over the markers that are spread around this one.
        // Beside the number of a region, whatever that covers.
        let beside = Node::in_page(".fan").or_else(|| marker.find("[data-w] > span"));
        place(&card, beside.unwrap_or_else(|| marker.clone()).rect());
        marker.set("aria-describedby", "marker-preview");
        described = Some(marker);
    });
}

fn marker_of(id: ChatId) -> Option<Node> {
    Node::in_page(&ComposeTarget::Chat(id).marker_selector())
}

fn is_seen(marker: &Node) -> bool {
    marker.rect().width > 0.0
}

fn id_of(event: &Event) -> Option<ChatId> {
    Node::target_of(event)?.closest("[data-chat-id]")?.attribute("data-chat-id")?.parse().ok()
}

impl Preview {
    fn follow(self, layer: &Node) {
        layer.on("pointerover", move |event| {
            let id = id_of(&event);
            // A card that the focus shows takes no clicks under the pointer either.
            if !browser::pointer(&event).is_touch && self.wanted.get_value() != id {
                self.want(id, REST_MS, false);
            }
        });
        layer.on("pointerout", move |_| self.want(None, LEAVE_MS, false));
        layer.on("focusin", move |event| {
            let is_by_key = Node::target_of(&event).is_some_and(|node| node.is(":focus-visible"));
            self.want(id_of(&event).filter(|_| is_by_key), 0, true);
        });
        layer.on("focusout", move |_| {
            // Pressing the card takes the focus from its marker.
            if self.is_by_focus.get_value() {
                self.want(None, 0, true);
            }
        });
        browser::on_document("keydown", move |event| {
            if browser::key(&event).name == "Escape" {
                self.want(None, 0, false);
            }
        });
        // Repositioned beside the spread markers.
        layer.on("spread", move |_| self.shown.update(|_| ()));
        // What it stands beside is elsewhere now.
        browser::on_document("moved", move |_| self.hide());
        browser::on_scroll(move || self.hide());
    }

    fn connect(self, card: &Node) {
        card.on("pointerover", move |_| self.wanted.set_value(self.shown.get_untracked()));
        card.on("pointerout", move |_| self.want(None, LEAVE_MS, false));
        card.on("click", move |event| {
            event.stop_propagation();
            if let Some(id) = self.shown.get_untracked() {
                self.ui.open_chat(id);
            }
        });
    }

    fn want(self, id: Option<ChatId>, after_ms: i32, is_by_focus: bool) {
        self.wanted.set_value(id);
        // At once: the delay of an earlier request for the same card may end first.
        self.is_by_focus.set_value(is_by_focus);
        browser::after(after_ms, move || {
            if self.wanted.get_value() == id && self.shown.get_untracked() != id {
                self.shown.set(id);
            }
        });
    }

    fn hide(self) {
        if self.shown.get_untracked().is_some() {
            self.wanted.set_value(None);
            self.shown.set(None);
        }
    }

    fn fill(self, card: &Node, chat: &Chat) {
        let (name, avatar) = (chat.by.name.as_str(), card.get("[data-part=avatar]"));
        avatar.set("class", &avatar_class(name));
        avatar.set_text(&initials(name));
        card.get("[data-part=author]").set_text(name);
        card.get("time").set("datetime", &browser::iso_time(chat.opened_at));
        card.get("time").set_text(&browser::local_time(chat.opened_at));
        card.get(".preview-text").set_text(&excerpt(chat));
        card.get("[data-part=replies]").set_text(&replies(chat));
        let last = chat.comments.last().filter(|_| chat.comment_count() > 1);
        card.get("[data-part=last]").show(last.is_some());
        card.get("[data-part=last-author]")
            .set_text(last.map_or("", |comment| comment.by.name.as_str()));
        card.get(".badge").show(chat.resolved.is_some());
        if chat.excerpt().is_none() && chat.comment_count() > 0 {
            self.sync.read_excerpt(chat.id);
        }
    }
}

/// Beside the marker, within what is seen and not over the list, on whichever side that is.
fn place(card: &Node, marker: Rect) {
    let (size, viewport) = (card.rect(), browser::viewport());
    let list = Node::in_page(".discussions").map(|list| list.rect());
    let beside = list.filter(|list| list.y < marker.y);
    let (left, right) = match beside {
        Some(list) if list.x > marker.x => (0.0, list.x.min(viewport.width)),
        Some(list) if list.x + list.width <= marker.x => (list.x + list.width, viewport.width),
        _ => (0.0, viewport.width),
    };
    let (after, before) = (marker.x + marker.width + GAP, marker.x - GAP - size.width);
    let (below, above) = (marker.y + marker.height + GAP, marker.y - GAP - size.height);
    let middle = |begin: f64, length: f64, own: f64, (least, most): (f64, f64)| {
        (begin + length / 2.0 - own / 2.0).min(most - own - GAP).max(least + GAP)
    };
    let level = middle(marker.y, marker.height, size.height, (0.0, viewport.height));
    let (x, y) = match (after + size.width + GAP <= right, before >= left + GAP) {
        (true, _) => (after, level),
        (false, true) => (before, level),
        // On a phone there is room above or below alone.
        (false, false) => {
            let x = middle(marker.x, marker.width, size.width, (left, right));
            (x, if below + size.height + GAP <= viewport.height { below } else { above })
        }
    };
    card.set_property("--px", &(browser::decimal(x) + "px"));
    card.set_property("--py", &(browser::decimal(y) + "px"));
}
