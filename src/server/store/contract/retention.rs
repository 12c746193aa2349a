//! How long rows of the log are kept.

use crate::model::Timestamp;

/// What is old enough to be forgotten.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retention {
    /// LP4: events from before this moment,
    pub events_before: Timestamp,
    /// but never the last so many of an image.
    pub keep_events: u32,
    /// LP3: which operations were carried out, from before this moment.
    pub operations_before: Timestamp,
}
