//! The focus when a window or the crosshair closes: it returns to the element that had it before.

use super::state::RoomUi;
use crate::app::room::compose_target::ComposeTarget;
use crate::browser::Node;
use leptos::prelude::*;

impl RoomUi {
    /// Remembers what has the focus, for [`Self::return_focus`].
    pub fn remember_focus(self) {
        let focused = Node::focused();
        let is_in_window =
            focused.as_ref().is_some_and(|node| node.closest(".chat-window").is_some());
        if !is_in_window {
            self.came_from.set_value(focused);
        }
    }

    /// Gives the focus back to where it came from; false where that is gone.
    pub fn return_focus(self) -> bool {
        let from = self.came_from.try_update_value(Option::take).flatten();
        from.is_some_and(|node| {
            node.focus();
            node.has_focus()
        })
    }

    /// Closes the open window, by its button or by key; the focus goes back.
    pub fn close_and_return(self) {
        let Some(target) = self.open.get_untracked() else { return };
        self.close();
        // Where the new discussion has no text, its marker is removed in a moment.
        let has_marker = target != ComposeTarget::New || self.draft_at.get_untracked().is_some();
        let marker = || Node::in_page(&target.marker_selector()).filter(|_| has_marker);
        let begin = || self.was_placed_by_key().then(|| Node::in_page(".place-button")).flatten();
        if !self.return_focus()
            && let Some(node) = marker().or_else(begin)
        {
            node.focus();
        }
    }
}
