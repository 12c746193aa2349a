//! Comments of a discussion that something is about: the one that its unsent text answers, the one that a search found. Ids
//! are kept as texts: one more type of signal would add to what each page loads.

use super::state::RoomUi;
use crate::app::room::compose_target::{ComposeTarget, PerTarget};
use crate::model::{Chat, ChatId, Comment, CommentId};
use leptos::prelude::*;

impl RoomUi {
    /// The text for a discussion answers this comment from now on, or none.
    pub fn reply_to(self, chat: ChatId, comment: Option<CommentId>) {
        let id = comment.map_or_else(String::new, |id| id.to_string());
        self.replies.update(|replies| replies.set(ComposeTarget::Chat(chat), id));
    }

    /// The comment that the text for a discussion answers, as long as it is there; tracked.
    pub fn replied_to(self, chat: &Chat) -> Option<&Comment> {
        let id =
            self.replies.with(|replies| replies.get(ComposeTarget::Chat(chat.id)).parse().ok());
        chat.comment(id?)
    }

    /// A search found this comment of a discussion; `None` forgets what was found.
    pub fn find(self, found: Option<(ChatId, CommentId)>) {
        self.hits.update(|hits| match found {
            Some((chat, comment)) => hits.set(ComposeTarget::Chat(chat), comment.to_string()),
            None => *hits = PerTarget::default(),
        });
    }

    /// The comment of a discussion that a search found; untracked.
    pub fn found_in(self, chat: ChatId) -> Option<CommentId> {
        self.hits.with_untracked(|hits| hits.get(ComposeTarget::Chat(chat)).parse().ok())
    }
}
