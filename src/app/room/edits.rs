//! Edits that came to nothing, kept until their author goes on with them. Knows no element of the page.

use crate::model::CommentId;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What someone wrote anew and why it was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedEdit {
    /// What was written.
    pub text: String,
    /// Why not, as a sentence.
    pub reason: String,
}

/// Edits that came to nothing. A copy is the same.
#[derive(Clone, Copy, Default)]
pub struct RefusedEdits(RwSignal<BTreeMap<CommentId, RefusedEdit>>);

impl RefusedEdits {
    /// Keeps one.
    pub fn keep(self, comment: CommentId, edit: RefusedEdit) {
        self.0.update(|edits| {
            edits.insert(comment, edit);
        });
    }

    /// Is there one? Follows it.
    pub fn has(self, comment: CommentId) -> bool {
        self.0.with(|edits| edits.contains_key(&comment))
    }

    /// Goes on with one.
    pub fn take(self, comment: CommentId) -> Option<RefusedEdit> {
        let is_kept = self.0.with_untracked(|edits| edits.contains_key(&comment));
        is_kept.then(|| self.0.try_update(|edits| edits.remove(&comment)).flatten()).flatten()
    }
}
