//! The discussions as signals, one for each: an event touches what shows its discussion and nothing
//! else, however many there are. Knows no network.

use crate::model::{Chat, ChatId, CommentId, Pending};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

type Shown = BTreeMap<ChatId, Arc<Chat>>;

/// What the room shows. A copy is the same.
#[derive(Clone, Copy)]
pub struct Chats {
    /// In the order in which they were opened.
    ids: RwSignal<Vec<ChatId>>,
    /// Discussions whose opening has no answer yet.
    opening: RwSignal<Vec<ChatId>>,
    /// Comments whose writing has no answer yet.
    writing: RwSignal<Vec<CommentId>>,
    shown: StoredValue<Shown>,
    each: StoredValue<BTreeMap<ChatId, Cell>>,
}

/// One discussion. Held by whoever shows it, so it outlives none of them.
#[derive(Clone)]
struct Cell {
    chat: ArcRwSignal<Option<Arc<Chat>>>,
    is_opening: ArcRwSignal<bool>,
}

impl Chats {
    /// What is there at first.
    pub fn new(pending: &Pending) -> Self {
        Self {
            ids: RwSignal::new(in_order(pending)),
            opening: RwSignal::new(Vec::new()),
            writing: RwSignal::new(Vec::new()),
            shown: StoredValue::new(pending.board().chats.clone()),
            each: StoredValue::new(BTreeMap::new()),
        }
    }

    /// Shows what is there now.
    pub fn show(self, pending: &Pending) {
        let now = &pending.board().chats;
        let mut is_other_set = false;
        self.shown.with_value(|was| {
            for (id, chat) in now {
                let old = was.get(id);
                is_other_set |= old.is_none();
                if !old.is_some_and(|old| Arc::ptr_eq(old, chat)) {
                    self.with_cell(*id, |cell| cell.chat.set(Some(Arc::clone(chat))));
                }
            }
            for id in was.keys().filter(|id| !now.contains_key(id)) {
                is_other_set = true;
                self.with_cell(*id, |cell| cell.chat.set(None));
            }
        });
        self.shown.set_value(now.clone());
        if is_other_set {
            self.ids.set(in_order(pending));
        }
        self.show_unanswered(pending);
    }

    fn show_unanswered(self, pending: &Pending) {
        let (opening, writing) = pending.unanswered();
        self.opening.with_untracked(|was| {
            for id in was.iter().filter(|id| !opening.contains(id)) {
                self.with_cell(*id, |cell| cell.is_opening.set(false));
            }
            for id in opening.iter().filter(|id| !was.contains(id)) {
                self.with_cell(*id, |cell| cell.is_opening.set(true));
            }
        });
        self.opening.set(opening);
        if self.writing.with_untracked(|was| *was != writing) {
            self.writing.set(writing);
        }
    }

    /// The discussions in the order they were opened; changes only when one comes or goes.
    pub fn ids(self) -> RwSignal<Vec<ChatId>> {
        self.ids
    }

    /// One discussion; changes only when that one does.
    pub fn chat(self, id: ChatId) -> Memo<Option<Arc<Chat>>> {
        let chat = self.cell(id).chat;
        // Each change is a new one: comparing what is in it would cost more than it saves.
        Memo::new_with_compare(move |_| chat.get(), |_, _| true)
    }

    /// Is its opening still without an answer?
    pub fn is_opening(self, id: ChatId) -> Memo<bool> {
        let is_opening = self.cell(id).is_opening;
        Memo::new(move |_| is_opening.get())
    }

    /// Is the writing of this comment still without an answer?
    pub fn is_writing(self, id: CommentId) -> Memo<bool> {
        Memo::new(move |_| self.writing.with(|writing| writing.contains(&id)))
    }

    fn cell(self, id: ChatId) -> Cell {
        let made = self.each.try_update_value(|each| {
            let new = || Cell {
                chat: ArcRwSignal::new(self.shown.with_value(|shown| shown.get(&id).cloned())),
                is_opening: ArcRwSignal::new(
                    self.opening.with_untracked(|opening| opening.contains(&id)),
                ),
            };
            each.entry(id).or_insert_with(new).clone()
        });
        let none = || Cell { chat: ArcRwSignal::new(None), is_opening: ArcRwSignal::new(false) };
        made.unwrap_or_else(none)
    }

    /// A discussion that nobody shows has no cell, and needs none.
    fn with_cell(self, id: ChatId, f: impl FnOnce(&Cell)) {
        let cell = self.each.with_value(|each| each.get(&id).cloned());
        if let Some(cell) = cell {
            f(&cell);
        }
    }
}

fn in_order(pending: &Pending) -> Vec<ChatId> {
    pending.board().in_order().iter().map(|chat| chat.id).collect()
}
