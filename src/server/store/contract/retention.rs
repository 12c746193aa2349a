//! How long rows of the log are kept.

use crate::model::Timestamp;

/// Which rows of the log are old enough to be deleted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retention {
    /// LP4: events before this moment are deleted,
    pub events_before: Timestamp,
    /// but never the last ones of an image, up to this number.
    pub keep_events: u32,
    /// LP3: operations before this moment are deleted.
    pub operations_before: Timestamp,
}
