//! The people on another node, as it told them last.

use crate::model::UserId;
use std::time::Instant;

/// The people on another node.
#[derive(Debug)]
pub struct Elsewhere {
    /// Known people.
    pub people: Vec<UserId>,
    /// The number of others.
    pub others: usize,
    /// When it told them.
    pub heard_at: Instant,
}
