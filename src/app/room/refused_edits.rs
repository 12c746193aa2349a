//! Edits that were refused, kept until their author continues them.

use crate::model::{CommentId, Map};
use leptos::prelude::*;

/// A refused edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedEdit {
    /// The new text.
    pub text: String,
    /// The reason, as a sentence.
    pub reason: String,
}

/// The refused edits by comment. Copies are handles to the same map.
#[derive(Clone, Copy, Default)]
pub struct RefusedEdits(RwSignal<Map<CommentId, RefusedEdit>>);

impl RefusedEdits {
    /// Keeps a refused edit.
    pub fn insert(self, comment: CommentId, edit: RefusedEdit) {
        self.0.update(|edits| {
            edits.insert(comment, edit);
        });
    }

    /// Is there a refused edit? Tracked.
    pub fn contains(self, comment: CommentId) -> bool {
        self.0.with(|edits| edits.contains_key(&comment))
    }

    /// Removes a refused edit in order to continue it.
    pub fn take(self, comment: CommentId) -> Option<RefusedEdit> {
        let is_kept = self.0.with_untracked(|edits| edits.contains_key(&comment));
        is_kept.then(|| self.0.try_update(|edits| edits.remove(&comment)).flatten()).flatten()
    }
}
