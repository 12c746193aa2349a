//! A change that caches of rights have to notice.

use crate::model::{ImageId, UserId};
use crate::server::store::Digest;

/// Tells the other nodes of a change.
pub type Announce = Box<dyn Fn(Change) + Send + Sync>;

/// What is different for people who may do something, as other nodes have to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Rights, or sessions of several.
    Rights,
    /// A session: it has ended, or its owner has another name.
    Session(Digest),
    /// A person may see an image by a link.
    Link(UserId, ImageId),
    /// An image has come into being.
    Image(ImageId),
}
