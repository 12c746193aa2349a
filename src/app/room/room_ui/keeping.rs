//! Unsent texts are kept, in this tab: what closes a window, a form or the page loses none.

use super::state::RoomUi;
use crate::app::room::compose_target::ComposeTarget;
use crate::app::room::drafts::{self, Draft};
use crate::browser;
use crate::model::CommentId;
use leptos::prelude::*;

impl RoomUi {
    /// Drafts belong to this tab. A page that comes back as it was left takes them again.
    pub(super) fn keep_drafts(self) {
        drafts::adopt(self.image);
        browser::on_window("pagehide", move |_| drafts::leave(self.image));
        browser::on_window("pageshow", move |_| drafts::adopt(self.image));
    }

    /// The unsaved edit of a comment.
    pub fn edit_draft(self, comment: CommentId) -> Option<String> {
        drafts::load_edit(self.image, comment)
    }

    /// Keeps the unsaved edit of a comment; an empty one is none.
    pub fn keep_edit(self, comment: CommentId, text: String) {
        drafts::save_edit(self.image, comment, text);
    }

    pub(super) fn save_draft(self, target: ComposeTarget) {
        let text = self.texts.with_untracked(|texts| texts.get(target).to_owned());
        let at = match target {
            ComposeTarget::New => self.draft_at.get_untracked(),
            ComposeTarget::Chat(_) => None,
        };
        drafts::save(self.image, target, &Draft { text, at });
    }
}
