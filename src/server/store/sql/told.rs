//! A part of a log as it is told: without texts that were deleted or edited since.

use crate::model::{CommentBody, CommentId, Recorded};
use std::collections::{BTreeMap, BTreeSet};

/// The comments whose texts these events carry.
pub fn told_comments(events: &mut [Recorded]) -> BTreeSet<CommentId> {
    let mut comments = BTreeSet::new();
    for recorded in events {
        recorded.event.each_text(|id, _, _| {
            comments.insert(id);
        });
    }
    comments
}

/// Leaves out each text that is not the present one of its comment.
pub fn leave_out(events: &mut [Recorded], present: &BTreeMap<CommentId, CommentBody>) {
    for recorded in events {
        recorded.event.each_text(|id, body, html| {
            if present.get(&id).is_none_or(|present| present != body) {
                (*body, *html) = (CommentBody::left_out(), None);
            }
        });
    }
}
