//! What goes over the bus, as data that can be serialised.

use crate::model::{ImageId, Recorded, TenantId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One process of the server, from its start to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeId(pub Uuid);

/// A notice and the node it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// The node that published it.
    pub origin: NodeId,
    /// The notice.
    pub notice: Notice,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Notice {
    /// An event was committed to the log of an image. Published in the order of the log.
    Committed {
        /// The image's tenant.
        tenant: TenantId,
        /// The image.
        image: ImageId,
        /// The event with its `seq`.
        recorded: Box<Recorded>,
    },
    /// A right may have been taken away (LP23). Until there is another node, the revision in the database
    /// says so (`Access::look`), which also covers the command line.
    AccessChanged {
        /// In this tenant.
        tenant: TenantId,
    },
    /// The moderation queue of a tenant changed (LP29).
    QueueChanged {
        /// The tenant.
        tenant: TenantId,
    },
}

/// A kind of notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// [`Notice::Committed`].
    Committed,
    /// [`Notice::AccessChanged`].
    Access,
    /// [`Notice::QueueChanged`].
    Queue,
}

impl Notice {
    /// The topic of this notice.
    pub fn topic(&self) -> Topic {
        match self {
            Self::Committed { .. } => Topic::Committed,
            Self::AccessChanged { .. } => Topic::Access,
            Self::QueueChanged { .. } => Topic::Queue,
        }
    }
}
