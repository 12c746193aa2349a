//! The discussions as signals, one for each: an event wakes the views of its discussion and no others.

use crate::model::{Chat, ChatId, CommentId, Pending};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

type Shown = BTreeMap<ChatId, Arc<Chat>>;

/// The visible discussions. Copies are handles to the same signals.
#[derive(Clone, Copy)]
pub struct Chats {
    /// In order of creation.
    ids: RwSignal<Vec<ChatId>>,
    /// Discussions whose creation is unacknowledged.
    opening: RwSignal<Vec<ChatId>>,
    /// Comments that are unacknowledged.
    writing: RwSignal<Vec<CommentId>>,
    shown: StoredValue<Shown>,
    each: StoredValue<BTreeMap<ChatId, ChatSignals>>,
}

/// The signals of one discussion, reference-counted: they live as long as a view of it.
#[derive(Clone)]
struct ChatSignals {
    chat: ArcRwSignal<Option<Arc<Chat>>>,
    is_opening: ArcRwSignal<bool>,
}

impl Chats {
    /// The discussions of the first board.
    pub fn new(pending: &Pending) -> Self {
        Self {
            ids: RwSignal::new(in_order(pending)),
            opening: RwSignal::new(Vec::new()),
            writing: RwSignal::new(Vec::new()),
            shown: StoredValue::new(pending.board().chats.clone()),
            each: StoredValue::new(BTreeMap::new()),
        }
    }

    /// Updates the signals to the present board. Unchanged discussions are shared between boards, so
    /// pointers are compared.
    pub fn show(self, pending: &Pending) {
        let now = &pending.board().chats;
        let mut is_other_set = false;
        self.shown.with_value(|was| {
            for (id, chat) in now {
                let old = was.get(id);
                is_other_set |= old.is_none();
                if !old.is_some_and(|old| Arc::ptr_eq(old, chat)) {
                    self.with_signals(*id, |signals| signals.chat.set(Some(Arc::clone(chat))));
                }
            }
            for id in was.keys().filter(|id| !now.contains_key(id)) {
                is_other_set = true;
                self.with_signals(*id, |signals| signals.chat.set(None));
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
                self.with_signals(*id, |signals| signals.is_opening.set(false));
            }
            for id in opening.iter().filter(|id| !was.contains(id)) {
                self.with_signals(*id, |signals| signals.is_opening.set(true));
            }
        });
        self.opening.set(opening);
        if self.writing.with_untracked(|was| *was != writing) {
            self.writing.set(writing);
        }
    }

    /// The discussions in order of creation; changes only with the set.
    pub fn ids(self) -> RwSignal<Vec<ChatId>> {
        self.ids
    }

    /// One discussion.
    pub fn chat(self, id: ChatId) -> Memo<Option<Arc<Chat>>> {
        let chat = self.signals(id).chat;
        // Every `set` is a change: comparing the contents would cost more than it saves.
        Memo::new_with_compare(move |_| chat.get(), |_, _| true)
    }

    /// Is the creation of a discussion unacknowledged?
    pub fn is_opening(self, id: ChatId) -> Memo<bool> {
        let is_opening = self.signals(id).is_opening;
        Memo::new(move |_| is_opening.get())
    }

    /// Is a comment unacknowledged?
    pub fn is_writing(self, id: CommentId) -> Memo<bool> {
        Memo::new(move |_| self.writing.with(|writing| writing.contains(&id)))
    }

    fn signals(self, id: ChatId) -> ChatSignals {
        let made = self.each.try_update_value(|each| {
            let new = || ChatSignals {
                chat: ArcRwSignal::new(self.shown.with_value(|shown| shown.get(&id).cloned())),
                is_opening: ArcRwSignal::new(
                    self.opening.with_untracked(|opening| opening.contains(&id)),
                ),
            };
            each.entry(id).or_insert_with(new).clone()
        });
        let none =
            || ChatSignals { chat: ArcRwSignal::new(None), is_opening: ArcRwSignal::new(false) };
        made.unwrap_or_else(none)
    }

    /// A discussion without a view has no signals.
    fn with_signals(self, id: ChatId, f: impl FnOnce(&ChatSignals)) {
        let signals = self.each.with_value(|each| each.get(&id).cloned());
        if let Some(signals) = signals {
            f(&signals);
        }
    }
}

fn in_order(pending: &Pending) -> Vec<ChatId> {
    pending.board().in_order().iter().map(|chat| chat.id).collect()
}
