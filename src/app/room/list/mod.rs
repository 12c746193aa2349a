//! The list of all discussions beside the image. A long one has rows in the document near its visible part only.

mod row;
mod tools;
mod visible;

use super::compose_target::ComposeTarget;
use super::listing::Listing;
use super::markup::{FIRST_ROWS, WHOLE_LIST, has_long_names};
use super::pointing;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::ui::effect;
use crate::browser::{self, Node};
use crate::model::{Chat, ChatId};
use leptos::prelude::*;
use row::{Row, State};
use std::sync::Arc;
use visible::{Rows, rows_in_document};

/// Keeps the list in step.
pub fn start(sync: Sync, ui: RoomUi, listing: Listing) {
    let Some(slot) = Node::in_page("[data-slot=list]") else { return };
    pointing::start(&slot, ui);
    tools::start(sync, ui, listing);
    let scrolled = RwSignal::new(0_u32);
    browser::on_scroll(move || scrolled.update(|times| *times += 1));
    let (node, template) = (Node::from_template("list"), Node::from_template("row"));
    let rows = Vec::new();
    let mut list = List { sync, listing, node, template, rows, count: 0, measured: None };
    let show = move || {
        let chats = listing.shown();
        if chats.is_empty() {
            list.show(&chats, [None; 2], (0, 0));
            let is_left_out = !sync.chats().is_empty();
            let note = if is_left_out { "list-none" } else { "list-empty" };
            return slot.fill(Some(&Node::from_template(note)));
        }
        if !slot.contains(&list.node) {
            slot.fill(Some(&list.node));
        }
        let moved =
            if chats.len() > WHOLE_LIST { (scrolled.get(), ui.resized.get()) } else { (0, 0) };
        let open = ui.open.get().and_then(ComposeTarget::chat);
        list.show(&chats, [ui.highlighted.get(), open], moved);
    };
    // Until then the rows from the server are as good: the page is usable earlier.
    browser::next_frame(move || effect(show));
}

struct List {
    sync: Sync,
    listing: Listing,
    node: Node,
    /// A row without a discussion.
    template: Node,
    /// Those in the document.
    rows: Vec<Row>,
    /// All of them.
    count: usize,
    /// Where they are, and how often the page had been scrolled and resized then: to measure with each event would
    /// make the browser lay out the page twice for each.
    measured: Option<((u32, u32), Rows)>,
}

impl List {
    /// `moved`: how often the page was scrolled and resized.
    fn show(&mut self, chats: &[Arc<Chat>], highlighted: [Option<ChatId>; 2], moved: (u32, u32)) {
        let (is_long, was_long) = (chats.len() > WHOLE_LIST, self.count > WHOLE_LIST);
        if is_long && !was_long {
            self.leave_out_most();
        }
        if std::mem::replace(&mut self.count, chats.len()) != chats.len() {
            self.node.set_flag("data-long", is_long);
            self.node.set_flag("data-placed", is_long);
            self.node.set_flag("data-long-names", has_long_names(chats));
            self.node.set_property("--rows", &chats.len().to_string());
        }
        let rows = is_long.then(|| self.measure(moved));
        let focused = self.focused();
        let hits = self.listing.found();
        let unread = self.listing.unread.known();
        let wanted = rows_in_document(rows, chats.len(), |place| focused == Some(chats[place].id));
        let mut old = std::mem::take(&mut self.rows);
        for place in wanted {
            let chat = &chats[place];
            let found = old.iter().position(|row| row.id() == chat.id);
            let mut row = match found {
                Some(at) => old.swap_remove(at),
                None => Row::new(self.template.copy(), chat),
            };
            let state = State {
                is_sending: self.sync.is_opening(chat.id),
                is_highlighted: highlighted.contains(&Some(chat.id)),
                is_unread: unread.is_unread(chat.id),
                is_mention: unread.has_mention(chat.id),
            };
            let hits = hits.as_ref().and_then(|hits| hits.get(&chat.id));
            row.show(chat, (state, hits), &self.template, self.sync);
            row.set_place(is_long.then_some((place, chats.len())));
            self.rows.push(row);
        }
        old.iter().for_each(|row| row.node.remove());
        let nodes: Vec<Node> = self.rows.iter().map(|row| row.node.clone()).collect();
        self.node.put_first(&nodes);
    }

    /// The rows of a list that becomes long are laid out again, in order to measure it: few are faster.
    fn leave_out_most(&mut self) {
        let (focused, mut place) = (self.focused(), 0);
        self.rows.retain(|row| {
            place += 1;
            let stays = place <= FIRST_ROWS || focused == Some(row.id());
            if !stays {
                row.node.remove();
            }
            stays
        });
    }

    fn measure(&mut self, moved: (u32, u32)) -> Rows {
        match self.measured {
            Some((then, rows)) if then == moved => rows,
            _ => {
                let rows = Rows::of(self.node.rect(), self.count, browser::viewport().height);
                self.measured = Some((moved, rows));
                rows
            }
        }
    }

    /// The discussion of the row with the focus.
    fn focused(&self) -> Option<ChatId> {
        let is_here = self.node.has_focus();
        let row = self.rows.iter().find(|row| is_here && row.node.has_focus());
        row.map(Row::id)
    }
}
