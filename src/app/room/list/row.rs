//! A row: the discussion's number, how it begins, and when by whom it was opened.

use crate::app::room::show_role::show_role;
use crate::app::room::sync::Sync;
use crate::app::room::words::{excerpt, replies};
use crate::browser::{self, Node};
use crate::model::{Author, Chat, ChatId, Timestamp};
use std::sync::Arc;

/// A row in the document.
pub struct Row {
    /// The element.
    pub node: Node,
    chat: Arc<Chat>,
    state: Option<State>,
    place: Option<(usize, usize)>,
}

#[derive(Clone, Copy, PartialEq)]
struct State {
    is_sending: bool,
    is_highlighted: bool,
}

impl Row {
    /// A row of a discussion.
    pub fn new(node: Node, chat: &Arc<Chat>) -> Self {
        node.set("data-chat-id", &chat.id.to_string());
        node.get("a").set("href", &format!("#chat={}", chat.id));
        Self { node, chat: Arc::clone(chat), state: None, place: None }
    }

    /// The discussion.
    pub fn id(&self) -> ChatId {
        self.chat.id
    }

    /// Shows the discussion as it is.
    pub fn show(&mut self, chat: &Arc<Chat>, is_highlighted: bool, template: &Node, sync: Sync) {
        let state = State { is_sending: sync.is_opening(chat.id), is_highlighted };
        if self.state != Some(state) {
            self.node.set_flag("data-highlighted", state.is_highlighted);
            match state.is_sending {
                true => self.node.set("data-state", "sending"),
                false => self.node.set_flag("data-state", false),
            }
        }
        if self.state.is_none() || !Arc::ptr_eq(&self.chat, chat) {
            let old = std::mem::replace(&mut self.chat, Arc::clone(chat));
            match self.state.is_some() && beginning(&old) == beginning(chat) {
                true => self.update(),
                false => self.fill(&template.copy()),
            }
            if chat.excerpt().is_none() {
                sync.read_excerpt(chat.id);
            }
        }
        self.state = Some(state);
    }

    /// Fills a new row in and takes its content: the link keeps the focus.
    fn fill(&self, new: &Node) {
        let chat = &self.chat;
        let is_resolved = chat.resolved.is_some();
        self.node.set_flag("data-resolved", is_resolved);
        new.get(".number").set_text(&chat.number.to_string());
        new.get(".excerpt").set_text(&excerpt(chat));
        new.get("[data-part=author]").set_text(chat.by.name.as_str());
        show_role(&new.get("[data-part=role]"), chat.by.role);
        new.get("time").set("datetime", &browser::iso_time(chat.opened_at));
        new.get("time").set_text(&browser::local_time(chat.opened_at));
        new.get("[data-part=replies]").set_text(&replies(chat));
        if !is_resolved {
            new.get(".badge").remove();
        }
        self.node.get("a").take_children(&new.get("a"));
    }

    /// Shows what comments change. The [`beginning`] takes a time in the reader's locale, which is slow.
    fn update(&self) {
        self.node.get(".excerpt").set_text(&excerpt(&self.chat));
        self.node.get("[data-part=replies]").set_text(&replies(&self.chat));
    }

    /// Its place in a long list, and the list's length.
    pub fn set_place(&mut self, place: Option<(usize, usize)>) {
        if self.place == place {
            return;
        }
        self.place = place;
        if let Some((at, count)) = place {
            self.node.set_property("--row", &at.to_string());
            self.node.set("aria-posinset", &(at + 1).to_string());
            self.node.set("aria-setsize", &count.to_string());
        }
    }
}

/// What of a row no comment changes. An own discussion gets its number and time from the server.
fn beginning(chat: &Chat) -> (u32, Timestamp, &Author, bool) {
    (chat.number, chat.opened_at, &chat.by, chat.resolved.is_some())
}
