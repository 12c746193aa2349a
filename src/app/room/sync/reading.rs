//! How reading older comments goes.

/// How reading the older comments of a discussion goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// They are on their way.
    Loading,
    /// They could not be read, for this reason.
    Failed(String),
}
