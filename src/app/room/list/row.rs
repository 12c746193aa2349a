//! A row: the discussion's number, how it begins, who opened it, and when.

use crate::app::room::show_role::show_role;
use crate::app::room::sync::Sync;
use crate::app::room::words::{excerpt, replies};
use crate::browser::{self, Node};
use crate::model::{Author, Chat, ChatId, SearchedText, Timestamp};
use crate::protocol::rest::FoundChat;
use crate::texts::live;
use std::sync::Arc;

/// A row in the document.
pub struct Row {
    /// The element.
    pub node: Node,
    chat: Arc<Chat>,
    state: Option<State>,
    /// What a search found in it.
    found: Option<FoundChat>,
    place: Option<(usize, usize)>,
}

/// How a row looks beside what it says.
#[derive(Clone, Copy, PartialEq)]
pub struct State {
    /// The discussion is not stored yet.
    pub is_sending: bool,
    /// The pointer or the focus is on it, or it is open.
    pub is_highlighted: bool,
    /// It has comments that the viewer has not read.
    pub is_unread: bool,
    /// One of those mentions the viewer.
    pub is_mention: bool,
}

impl Row {
    /// A row of a discussion.
    pub fn new(node: Node, chat: &Arc<Chat>) -> Self {
        node.set("data-chat-id", &chat.id.to_string());
        node.get("a").set("href", &format!("#chat={}", chat.id));
        Self { node, chat: Arc::clone(chat), state: None, found: None, place: None }
    }

    /// The discussion.
    pub fn id(&self) -> ChatId {
        self.chat.id
    }

    /// Shows the discussion as it is.
    pub fn show(
        &mut self,
        chat: &Arc<Chat>,
        (state, found): (State, Option<&FoundChat>),
        template: &Node,
        sync: Sync,
    ) {
        if self.state != Some(state) {
            self.node.set_flag("data-highlighted", state.is_highlighted);
            self.node.set_flag("data-unread", state.is_unread);
            self.node.set_flag("data-mention", state.is_mention);
            match state.is_sending {
                true => self.node.set("data-state", "sending"),
                false => self.node.set_flag("data-state", false),
            }
        }
        let is_found_else = self.found.as_ref() != found;
        if is_found_else {
            self.found = found.cloned();
        }
        if self.state.is_none() || is_found_else || !Arc::ptr_eq(&self.chat, chat) {
            let old = std::mem::replace(&mut self.chat, Arc::clone(chat));
            match self.state.is_some() && beginning(&old) == beginning(chat) {
                true => self.update(),
                false => self.fill(&template.copy()),
            }
            if chat.excerpt().is_none() {
                sync.read_excerpt(chat.id);
            }
        }
        if self.state.map(State::marks) != Some(state.marks()) {
            show_marks(&self.node, state);
        }
        self.state = Some(state);
    }

    /// Fills a new row in and takes its content: the link keeps the focus.
    fn fill(&self, new: &Node) {
        let chat = &self.chat;
        let is_resolved = chat.resolved.is_some();
        self.node.set_flag("data-resolved", is_resolved);
        new.get(".number").set_text(&chat.number.to_string());
        self.fill_excerpt(new);
        new.get("[data-part=author]").set_text(chat.by.name.as_str());
        show_role(&new.get("[data-part=role]"), chat.by.role);
        new.get("time").set("datetime", &browser::iso_time(chat.opened_at));
        new.get("time").set_text(&browser::local_time(chat.opened_at));
        if !is_resolved {
            new.get(".badge").remove();
        }
        if let Some(state) = self.state {
            show_marks(new, state);
        }
        self.node.get("a").take_children(&new.get("a"));
    }

    /// Shows what comments change. The [`beginning`] takes a time in the reader's locale, which is slow.
    fn update(&self) {
        self.fill_excerpt(&self.node);
    }

    /// How the discussion begins, or what was found in it; and how much there is.
    fn fill_excerpt(&self, row: &Node) {
        let (text, count) = (row.get(".excerpt"), row.get("[data-part=replies]"));
        let Some(found) = &self.found else {
            if text.child_count() > 0 {
                text.fill(None);
            }
            text.set_text(&excerpt(&self.chat));
            return count.set_text(&replies(&self.chat));
        };
        text.fill(None);
        for SearchedText { text: piece, is_hit } in &found.excerpt {
            let part = Node::new(if *is_hit { "mark" } else { "span" });
            part.set_text(piece);
            text.append(&part);
        }
        count.set_text(&live::matches(found.count));
    }

    /// Its place in a long list, and the list's length.
    pub fn set_place(&mut self, place: Option<(usize, usize)>) {
        if self.place == place {
            return;
        }
        self.place = place;
        match place {
            Some((at, count)) => {
                self.node.set_property("--row", &at.to_string());
                self.node.set("aria-posinset", &(at + 1).to_string());
                self.node.set("aria-setsize", &count.to_string());
            }
            // The list is short now, by a filter.
            None => {
                self.node.set_flag("aria-posinset", false);
                self.node.set_flag("aria-setsize", false);
            }
        }
    }
}

impl State {
    fn marks(self) -> (bool, bool) {
        (self.is_unread, self.is_mention)
    }
}

fn show_marks(row: &Node, state: State) {
    row.get(".unread").show(state.is_unread && !state.is_mention);
    row.get(".mentioned").show(state.is_mention);
}

/// What of a row no comment changes. An own discussion gets its number and time from the server.
fn beginning(chat: &Chat) -> (u32, Timestamp, &Author, bool) {
    (chat.number, chat.opened_at, &chat.by, chat.resolved.is_some())
}
