//! What goes over the bus, as data that can be serialised.

use crate::model::{Author, ChatId, ImageId, Recorded, Seq, TenantId, UserId};
use crate::protocol::live::Activity;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One process of the server, from its start to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NodeId(pub Uuid);

impl NodeId {
    /// The id of a process that starts.
    pub fn random() -> Self {
        Self(Uuid::now_v7())
    }
}

/// A notice and the node it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// The node that published it.
    pub origin: NodeId,
    /// The notice.
    pub notice: Notice,
}

/// Someone who looks at an image on another node.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Present {
    /// Who.
    pub id: UserId,
    /// The same with their name, once they have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Author>,
}

/// What is different for people who may do something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum AccessChange {
    /// Rights, or sessions of several.
    Rights,
    /// A session: it has ended, or its owner has another name.
    Session {
        /// The digest of its token.
        session: [u8; 32],
    },
    /// A person may see an image by a link.
    Link {
        /// The person.
        user: UserId,
        /// The image.
        image: ImageId,
    },
    /// An image has come into being.
    Image {
        /// The image.
        image: ImageId,
    },
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
    /// The same without the event, which is too large for the way.
    Advanced {
        /// The image's tenant.
        tenant: TenantId,
        /// The image.
        image: ImageId,
        /// The place of the event.
        seq: Seq,
    },
    /// Rows of an image were changed past its log: what was read before is out of date.
    Restated {
        /// The image's tenant.
        tenant: TenantId,
        /// The image.
        image: ImageId,
    },
    /// The node hears of this image from now on. The others tell it who is there.
    Watching {
        /// The image's tenant.
        tenant: TenantId,
        /// The image.
        image: ImageId,
    },
    /// Who looks at an image on the node: all of them, in place of those that it told before.
    Present {
        /// The image's tenant.
        tenant: TenantId,
        /// The image.
        image: ImageId,
        /// Known people.
        people: Vec<Present>,
        /// The number of others.
        others: u32,
    },
    /// Where people point and write on the node, of each the latest (LP14).
    Active {
        /// The image's tenant.
        tenant: TenantId,
        /// The image.
        image: ImageId,
        /// People and places.
        activity: Vec<Activity>,
    },
    /// The node lost several decisions in a row to others: they pause for a moment, so that it gets its turn.
    MakeWay {
        /// The image's tenant.
        tenant: TenantId,
        /// The image.
        image: ImageId,
    },
    /// A person has read a discussion, or without one all of an image's, up to an event (LP31).
    Read {
        /// The image's tenant.
        tenant: TenantId,
        /// The image.
        image: ImageId,
        /// The person.
        user: UserId,
        /// The discussion.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        chat: Option<ChatId>,
        /// The event.
        seq: Seq,
    },
    /// A right, a session or a key changed (LP23). The revision in the database says so too (`Access::look`), which also
    /// covers the command line and a bus that is away.
    AccessChanged(AccessChange),
    /// The moderation queue of a tenant changed (LP29).
    QueueChanged {
        /// The tenant.
        tenant: TenantId,
    },
}

/// A kind of notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Of one image: its log, and who looks at it.
    Image,
    /// [`Notice::AccessChanged`].
    Access,
    /// [`Notice::QueueChanged`].
    Queue,
    /// [`Notice::Read`].
    Reads,
}

impl Notice {
    /// The topic of this notice.
    pub fn topic(&self) -> Topic {
        match self {
            Self::AccessChanged(_) => Topic::Access,
            Self::QueueChanged { .. } => Topic::Queue,
            Self::Read { .. } => Topic::Reads,
            _ => Topic::Image,
        }
    }
}
