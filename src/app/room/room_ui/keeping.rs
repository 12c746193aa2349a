//! Unsent texts are kept, in this tab: what closes a window, a form or the page loses none.

use super::state::RoomUi;
use crate::app::room::compose_target::ComposeTarget;
use crate::app::room::drafts::{self, Draft, Unsent};
use crate::browser;
use crate::model::{ChatId, CommentId};
use leptos::prelude::*;

impl RoomUi {
    /// Drafts belong to this tab. A page that comes back as it was left takes them again.
    pub(super) fn keep_drafts(self) {
        drafts::adopt(self.image);
        browser::on_window("pagehide", move |_| drafts::leave(self.image));
        browser::on_window("pageshow", move |_| drafts::adopt(self.image));
    }

    /// The unsaved edit of a comment.
    pub fn edit_draft(self, chat: ChatId, comment: CommentId) -> Option<String> {
        drafts::load_edit(self.image, chat, comment)
    }

    /// Keeps the unsaved edit of a comment; an empty one is none.
    pub fn keep_edit(self, chat: ChatId, comment: CommentId, text: String) {
        drafts::save_edit(self.image, chat, comment, text);
    }

    /// Unsent texts whose discussion or comment is not there any more, or locked, and so has no field for them. Tracks the
    /// discussions.
    pub fn lost_texts(self) -> Vec<Unsent> {
        self.sync.revision.track();
        let mut texts = drafts::of_discussions(self.image);
        texts.retain(|unsent| !self.has_field(unsent));
        texts
    }

    fn has_field(self, unsent: &Unsent) -> bool {
        match (self.sync.chat_now(unsent.chat), unsent.comment) {
            (None, _) => false,
            (Some(chat), _) if self.sync.is_locked(&chat) => false,
            (Some(_), None) => true,
            // It may be among the comments that are not here.
            (Some(chat), Some(id)) => chat.omitted.is_some() || chat.comment(id).is_some(),
        }
    }

    /// Throws an unsent text away.
    pub fn discard(self, unsent: &Unsent) {
        match unsent.comment {
            Some(comment) => self.keep_edit(unsent.chat, comment, String::new()),
            None => self.set_text(ComposeTarget::Chat(unsent.chat), String::new()),
        }
    }

    pub(super) fn save_draft(self, target: ComposeTarget) {
        let text = self.texts.with_untracked(|texts| texts.get(target).to_owned());
        let place = match target {
            ComposeTarget::New => self.draft_at.get_untracked(),
            ComposeTarget::Chat(_) => None,
        };
        let (at, size) = (place.map(|(at, _)| at), place.and_then(|(_, size)| size));
        let parent = self.replies.with_untracked(|replies| replies.get(target).to_owned());
        let parent = Some(parent).filter(|id| !id.is_empty());
        drafts::save(self.image, target, &Draft { text, at, size, parent });
    }
}
