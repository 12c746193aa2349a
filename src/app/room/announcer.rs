//! What screen readers are told: the place of the crosshair, and what others do, once and politely.

use super::compose_target::ComposeTarget;
use super::room_ui::RoomUi;
use super::sync::Sync;
use super::words::spoken_place;
use crate::app::ui::effect;
use crate::browser::{self, Node};
use crate::model::{Change, ChatId, Event, NewComment, Recorded, Seq, excerpt};
use crate::texts::live;
use leptos::prelude::*;

/// Changes that follow each other within this time are told together. Milliseconds.
const TOGETHER_MS: i32 = 700;
/// Of more changes at once only the number is told.
const MOST: usize = 2;

/// Tells what others do. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Announcer {
    sync: Sync,
    ui: RoomUi,
    heard: StoredValue<Seq>,
    waiting: StoredValue<Vec<String>>,
}

/// Starts the live region.
pub fn start(sync: Sync, ui: RoomUi) -> Announcer {
    if let Some(region) = Node::in_page("[data-part=announcer]") {
        effect(move || {
            let words = ui.announced.get();
            // Cleared first, because `set_text` skips equal text: repeated announcements are spoken again.
            region.set_text("");
            region.set_text(&words);
        });
    }
    let (heard, waiting) = (StoredValue::new(sync.seq()), StoredValue::new(Vec::new()));
    Announcer { sync, ui, heard, waiting }
}

impl Announcer {
    /// Hears of events before they are applied; each of others is told once, however often it arrives.
    pub fn hear(self, events: &[Recorded]) {
        let me = self.sync.author_now().map(|author| author.id);
        for recorded in events {
            let is_new = recorded.seq > self.heard.get_value().max(self.sync.seq());
            if !is_new {
                continue;
            }
            self.heard.set_value(recorded.seq);
            if Some(recorded.by.id) != me
                && let Some(words) = self.words(recorded)
            {
                self.add(words);
            }
        }
    }

    fn add(self, words: String) {
        let is_first = self.waiting.with_value(Vec::is_empty);
        self.waiting.update_value(|waiting| waiting.push(words));
        if is_first {
            browser::after(TOGETHER_MS, move || {
                let all = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
                self.ui.announce(match all.len() {
                    0..=MOST => all.join(". "),
                    many => live::heard_many(many),
                });
            });
        }
    }

    /// What happened and who did it; `None` where a message on the page tells it, and about a discussion that is not
    /// here.
    fn words(self, recorded: &Recorded) -> Option<String> {
        let name = recorded.by.name.as_str();
        let number = |id: ChatId| Some(self.sync.chat_now(id)?.number.to_string());
        let text = |comment: &NewComment| excerpt(comment.body.as_str(), comment.html.as_deref());
        let (chat, change) = match &recorded.event {
            Event::NewImageChat { chat } => {
                let place = spoken_place(chat.at, chat.size);
                return Some(match &chat.comment {
                    Some(first) => live::heard_opened_with(name, &place, &text(first)),
                    None => live::heard_opened(name, &place),
                });
            }
            Event::DeletedImageChat { chat_id } => {
                let is_open = self.ui.open.get_untracked() == Some(ComposeTarget::Chat(*chat_id));
                return number(*chat_id)
                    .filter(|_| !is_open)
                    .map(|number| live::heard_deleted(name, &number));
            }
            Event::ImageChatUpdated { change: Change::Restored { .. }, .. } => {
                return Some(live::heard_restored(name));
            }
            Event::ImageChatUpdated { chat_id, change } => (number(*chat_id)?, change),
        };
        Some(match change {
            Change::CommentAdded { comment } => live::heard_replied(name, &chat, &text(comment)),
            Change::CommentEdited { .. } => live::heard_edited(name, &chat),
            Change::CommentDeleted { .. } => live::heard_deleted_comment(name, &chat),
            Change::CommentRestored { .. } => live::heard_restored_comment(name, &chat),
            Change::ReactionAdded { emoji, .. } => live::heard_reacted(name, emoji.as_str(), &chat),
            Change::Resolved => live::heard_resolved(name, &chat),
            Change::Reopened => live::heard_reopened(name, &chat),
            Change::Locked => live::heard_locked(name, &chat),
            Change::Unlocked => live::heard_unlocked(name, &chat),
            Change::Moved { to, size } => live::heard_moved(name, &chat, &spoken_place(*to, *size)),
            Change::ReactionRemoved { .. } | Change::Restored { .. } | Change::Unknown => {
                return None;
            }
        })
    }
}
