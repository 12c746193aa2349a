//! The result of a moderator's action on several items.

use uuid::Uuid;

/// Counts of an action or of its undo.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewSummary {
    /// Items changed.
    pub done: usize,
    /// Items resolved by another moderator before, deleted, or failed.
    pub missed: usize,
    /// Id to undo the action with.
    pub undo: Option<Uuid>,
}
