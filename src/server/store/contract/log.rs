//! What is appended to an image's log and what is read from it.

use super::digest::Digest;
use super::error::AppendError;
use crate::model::{ImageId, Recorded, Seq, TenantId};

/// An operation that was carried out before (LP3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KnownOperation {
    /// What was asked then.
    pub request: Digest,
    /// On which image.
    pub image: ImageId,
    /// Its place in that image's log.
    pub seq: Seq,
}

/// A part of an image's log.
#[derive(Clone, Debug, PartialEq)]
pub struct Tail {
    /// The last event in the log at the time of reading.
    pub head: Seq,
    /// Events after `since`, without a hole, oldest first.
    pub events: Vec<Recorded>,
    /// Does the log still hold the event after `since` (or is nothing missing)?
    pub reaches: bool,
    /// Up to here the image was last changed past its log: what was read of it before shows names that
    /// nobody has any more.
    pub restated: Seq,
}

/// One event to be appended and projected.
#[derive(Clone, Debug)]
pub struct Append {
    /// Whose image.
    pub tenant: TenantId,
    /// The image.
    pub image: ImageId,
    /// The event; its `seq` must be the one after the image's last.
    pub recorded: Recorded,
    /// What was asked, to tell a repetition from another operation with the same id.
    pub request: Digest,
}

/// Called once, in the writer's task, in the order of the log, after the commit (or the failure);
/// at once and by the caller when the write is not even queued ([`StoreError::Busy`], or stopped).
/// It must be quick and must not block.
pub type Committed = Box<dyn FnOnce(Result<(), AppendError>) + Send>;
