//! Which comment the text for a discussion answers. Its id is kept as a text: one more type of signal would add to what each
//! page loads.

use super::state::RoomUi;
use crate::app::room::compose_target::ComposeTarget;
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
}
