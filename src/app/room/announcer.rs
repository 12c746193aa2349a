//! What screen readers are told: the place of the crosshair, and what others do, once and politely.

use super::compose_target::ComposeTarget;
use super::room_ui::RoomUi;
use super::sync::Sync;
use super::words::spoken;
use crate::app::ui::effect;
use crate::browser::{self, Node};
use crate::model::{Change, Chat, ChatId, Event, Recorded, Seq, excerpt};
use leptos::prelude::*;
use std::sync::Arc;

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
        effect(move || region.set_text(&ui.announced.get()));
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
                self.add(format!("{} {words}", recorded.by.name.as_str()));
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
                    many => format!("{many} changes by others"),
                });
            });
        }
    }

    /// What happened, after the name of who did it; `None` where a message on the page tells it.
    fn words(self, recorded: &Recorded) -> Option<String> {
        let number = |id: ChatId| {
            let chat: Option<Arc<Chat>> = self.sync.chat_now(id);
            chat.map_or_else(
                || "a discussion".to_owned(),
                |chat| format!("discussion {}", chat.number),
            )
        };
        Some(match &recorded.event {
            Event::NewImageChat { chat } => {
                let place = spoken(chat.at);
                match &chat.comment {
                    Some(first) => {
                        format!(
                            "opened a discussion, {place}: {}",
                            excerpt(first.body.as_str(), first.html.as_deref())
                        )
                    }
                    None => format!("opened a discussion, {place}"),
                }
            }
            Event::DeletedImageChat { chat_id } => {
                let is_open = self.ui.open.get_untracked() == Some(ComposeTarget::Chat(*chat_id));
                return (!is_open).then(|| format!("deleted {}", number(*chat_id)));
            }
            Event::ImageChatUpdated { chat_id, change } => {
                let of = number(*chat_id);
                match change {
                    Change::CommentAdded { comment } => {
                        format!(
                            "replied in {of}: {}",
                            excerpt(comment.body.as_str(), comment.html.as_deref())
                        )
                    }
                    Change::CommentEdited { .. } => format!("edited a comment in {of}"),
                    Change::CommentDeleted { .. } => format!("deleted a comment in {of}"),
                    Change::CommentRestored { .. } => format!("restored a comment in {of}"),
                    Change::ReactionAdded { emoji, .. } => format!("reacted with {emoji} in {of}"),
                    Change::Resolved => format!("resolved {of}"),
                    Change::Reopened => format!("reopened {of}"),
                    Change::Locked => format!("locked {of}"),
                    Change::Unlocked => format!("unlocked {of}"),
                    Change::Moved { to } => format!("moved {of}, {}", spoken(*to)),
                    Change::Restored { .. } => "restored a discussion".to_owned(),
                    Change::ReactionRemoved { .. } | Change::Unknown => return None,
                }
            }
        })
    }
}
