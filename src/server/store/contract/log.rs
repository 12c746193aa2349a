//! What is appended to an image's log and what is read from it.

use super::digest::Digest;
use super::error::AppendError;
use crate::model::{ChatId, Comment, ImageId, Recorded, Seq, TenantId};

/// An operation that is in the log (LP3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KnownOperation {
    /// The digest of the request.
    pub request: Digest,
    /// The image it changed.
    pub image: ImageId,
    /// Its place in that image's log.
    pub seq: Seq,
}

/// How far an image's log has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogHead {
    /// The last event.
    pub seq: Seq,
    /// The number of discussions ever opened.
    pub opened: u32,
}

/// The discussions of an image that are read with all of their comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WholeUpTo {
    /// The most comments.
    pub comments: u32,
    /// The most bytes of their texts, source and HTML.
    pub bytes: usize,
}

/// Which comments of a discussion, by the events that wrote them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentRange {
    /// The last ones before an event.
    Before(Seq),
    /// The first ones after an event.
    After(Seq),
}

/// A comment among all of its image's.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageComment {
    /// Its discussion.
    pub chat: ChatId,
    /// The number of its discussion.
    pub number: u32,
    /// The comment.
    pub comment: Comment,
}

/// A part of an image's log.
#[derive(Clone, Debug, PartialEq)]
pub struct Tail {
    /// The last event in the log at the time of reading.
    pub head: Seq,
    /// Events after `since` without gaps, oldest first.
    pub events: Vec<Recorded>,
    /// True when the log still holds the event after `since`, or nothing is missing.
    pub reaches: bool,
    /// The last `seq` at which the image was changed outside of its log: earlier reads show names that
    /// have been removed.
    pub restated: Seq,
}

/// One event to be appended and projected.
#[derive(Clone, Debug)]
pub struct Append {
    /// The image's tenant.
    pub tenant: TenantId,
    /// The image.
    pub image: ImageId,
    /// The event; its `seq` must be the one after the image's last.
    pub recorded: Recorded,
    /// The digest of the request, which tells a repetition from another operation with the same id.
    pub request: Digest,
}

/// Called once, in the writer's task, in the order of the log, after the commit or the failure; at once
/// and by the caller when the write is not queued (`StoreError::Busy`, or stopped). It must be quick and
/// must not block.
pub type Committed = Box<dyn FnOnce(Result<(), AppendError>) + Send>;
