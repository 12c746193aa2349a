//! References to comments of a discussion: the parent of its unsent text, the search hit, and the newest one. Ids are kept as
//! texts: one more type of signal would make the wasm larger.

use super::state::RoomUi;
use crate::app::room::compose_target::{ComposeTarget, PerTarget};
use crate::model::{Chat, ChatId, Comment, CommentId};
use leptos::prelude::*;

impl RoomUi {
    /// Makes the unsent text of a discussion a reply to this comment, or an ordinary comment.
    pub fn reply_to(self, chat: ChatId, comment: Option<CommentId>) {
        let target = ComposeTarget::Chat(chat);
        self.set_parent(target, comment.map_or_else(String::new, |id| id.to_string()));
        self.save_draft(target);
    }

    pub(super) fn set_parent(self, target: ComposeTarget, id: String) {
        self.replies.update(|replies| replies.set(target, id));
    }

    /// The comment that the unsent text of a discussion replies to, unless it was deleted; tracked.
    pub fn replied_to(self, chat: &Chat) -> Option<&Comment> {
        let id =
            self.replies.with(|replies| replies.get(ComposeTarget::Chat(chat.id)).parse().ok());
        chat.comment(id?)
    }

    /// Records the comment of a discussion that a search found; `None` clears all of them.
    pub fn find(self, found: Option<(ChatId, CommentId)>) {
        self.hits.update(|hits| match found {
            Some((chat, comment)) => hits.set(ComposeTarget::Chat(chat), comment.to_string()),
            None => *hits = PerTarget::default(),
        });
    }

    /// Makes the next window open at its newest comment.
    pub fn seek_newest(self) {
        self.seeks_newest.set_value(true);
    }

    /// The comment that the window of a discussion shows when it opens: the newest one after a jump there, else the one that
    /// a search found; untracked.
    pub fn take_sought(self, chat: ChatId) -> Option<CommentId> {
        match self.seeks_newest.try_update_value(std::mem::take) {
            Some(true) => self.sync.chat_now(chat)?.comments.last().map(|newest| newest.id),
            _ => self.found_in(chat),
        }
    }

    /// The comment of a discussion that a search found; untracked.
    pub fn found_in(self, chat: ChatId) -> Option<CommentId> {
        self.hits.with_untracked(|hits| hits.get(ComposeTarget::Chat(chat)).parse().ok())
    }
}
