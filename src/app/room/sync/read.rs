//! Older comments, read when someone wants to see them.

use super::reading::Reading;
use super::state::Sync;
use crate::app::room::requests;
use crate::app::ui::sentence;
use crate::model::{ChatId, CommentPage};
use crate::protocol::{AppError, text_in_browser};
use leptos::prelude::*;

impl Sync {
    /// How reading older comments goes; `None` when nobody asked for any. Tracked.
    pub fn reading(self, chat: ChatId) -> Option<Reading> {
        self.readings.with(|all| all.iter().find(|(of, _)| *of == chat).map(|(_, how)| how.clone()))
    }

    /// Reads the comments before those that are here, unless they are being read already.
    pub fn read_comments(self, chat: ChatId) {
        let begun = self.with_inner(|inner| {
            let before = inner.pending.begin_reading(chat)?;
            Some((before, inner.snapshots))
        });
        let Some((before, snapshots)) = begun else { return };
        self.set_reading(chat, Some(Reading::Loading));
        requests::comments(
            self.image,
            chat,
            before,
            Box::new(move |page| {
                if self.with_inner(|inner| inner.snapshots == snapshots) {
                    self.on_page(chat, page);
                }
            }),
        );
    }

    fn on_page(self, chat: ChatId, page: Result<CommentPage, AppError>) {
        match page {
            Ok(page) => {
                self.set_reading(chat, None);
                self.change(|pending| pending.read(page));
            }
            Err(error) => {
                self.with_inner(|inner| inner.pending.end_reading(chat));
                let reason = sentence(&text_in_browser(&error.reason));
                self.set_reading(chat, Some(Reading::Failed(reason)));
            }
        }
    }

    /// Reads a discussion whose excerpt is not known, once.
    pub fn read_excerpt(self, chat: ChatId) {
        let is_new = self.with_inner(|inner| {
            let is_new = !inner.asked.contains(&chat);
            inner.asked.push(chat);
            is_new
        });
        if is_new {
            self.read_comments(chat);
        }
    }

    /// Failed readings may be tried again, as the connection is back or someone asks for it.
    pub fn retry_readings(self) {
        let has_failed = |(_, how): &(ChatId, Reading)| matches!(how, Reading::Failed(_));
        if self.readings.with_untracked(|all| all.iter().any(has_failed)) {
            self.readings.update(|all| all.retain(|reading| !has_failed(reading)));
        }
    }

    /// Pages that are on their way are not waited for any more.
    pub(super) fn forget_readings(self) {
        self.readings.update(Vec::clear);
    }

    fn set_reading(self, chat: ChatId, how: Option<Reading>) {
        self.readings.update(|all| {
            all.retain(|(of, _)| *of != chat);
            all.extend(how.map(|how| (chat, how)));
        });
    }
}
