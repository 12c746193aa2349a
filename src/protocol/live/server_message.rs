//! Messages from the server.

use super::flat::{Missing, RawMessage};
use super::parts::{Activity, Capabilities, Outcome};
use crate::model::{
    Author, BroadcastId, Change, ChatId, CommentId, Epoch, Event, ImageId, NewChat, Recorded, Seq,
    TenantId, Timestamp, UserId,
};
use serde::{Deserialize, Serialize};

/// A message from the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase",
    try_from = "RawMessage"
)]
pub enum ServerMessage {
    /// A marker was created.
    NewImageChat {
        /// On which image.
        image_id: ImageId,
        /// Place in the image's log.
        seq: Seq,
        /// The operation that caused it.
        broadcast_id: BroadcastId,
        /// When.
        at: Timestamp,
        /// Its author.
        by: Author,
        /// The marker with its first comment.
        chat: NewChat,
    },
    /// Something in an existing discussion changed.
    ImageChatUpdated {
        /// On which image.
        image_id: ImageId,
        /// Place in the image's log.
        seq: Seq,
        /// The operation that caused it.
        broadcast_id: BroadcastId,
        /// When.
        at: Timestamp,
        /// Its author.
        by: Author,
        /// In which discussion.
        chat_id: ChatId,
        /// What.
        change: Change,
    },
    /// A discussion was deleted.
    DeletedImageChat {
        /// On which image.
        image_id: ImageId,
        /// Place in the image's log.
        seq: Seq,
        /// The operation that caused it.
        broadcast_id: BroadcastId,
        /// When.
        at: Timestamp,
        /// Its author.
        by: Author,
        /// Which.
        chat_id: ChatId,
    },
    /// The answer to `subscribe`; the missed events, or `reset`, follow.
    Welcome {
        /// The image.
        image_id: ImageId,
        /// The history of this database.
        epoch: Epoch,
        /// The last event in the log.
        head: Seq,
        /// What became of the operations that the client asked about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        outcomes: Vec<Outcome>,
        /// What the receiver may do on the image.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        may: Option<Capabilities>,
    },
    /// The receiver's capabilities on an image changed.
    May {
        /// The image.
        image_id: ImageId,
        /// What they may do.
        may: Capabilities,
    },
    /// The log cannot be replayed completely: reload the image.
    Reset {
        /// The image.
        image_id: ImageId,
        /// The last event in the log.
        head: Seq,
    },
    /// Who looks at the image.
    Viewers {
        /// The image.
        image_id: ImageId,
        /// How many people, the receiving one included.
        count: u32,
        /// All who are told by name; absent in a message that tells what changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        people: Option<Vec<Author>>,
        /// Who came, or has another name now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        joined: Vec<Author>,
        /// Who went.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        left: Vec<UserId>,
    },
    /// Where people point and write.
    Presence {
        /// On which image.
        image_id: ImageId,
        /// Of each person the latest.
        activity: Vec<Activity>,
    },
    /// How much waits for the moderators of a tenant: now, upon each change, and as a sign of life.
    Moderation {
        /// Whose.
        tenant_id: TenantId,
        /// Comments that are flagged, hidden or held.
        waiting: u32,
        /// Another number whenever the queue is another, also when as much waits as before.
        revision: u64,
    },
    /// For moderators: the comments of an image that are flagged and not reviewed yet.
    Flagged {
        /// On which image.
        image_id: ImageId,
        /// All of them.
        comments: Vec<CommentId>,
    },
    /// The receiving person has read a discussion, or without one all of the image's, up to an event.
    Read {
        /// The image.
        image_id: ImageId,
        /// The discussion.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        chat_id: Option<ChatId>,
        /// The event.
        seq: Seq,
    },
    /// The answer to an operation, in place of its event, when a moderator looks at it first. Never
    /// told over the socket.
    Held {
        /// On which image.
        image_id: ImageId,
        /// The operation.
        broadcast_id: BroadcastId,
    },
    /// A heartbeat with the head of the log of a subscribed image.
    Heartbeat {
        /// The image.
        image_id: ImageId,
        /// The last event in the log.
        head: Seq,
    },
    /// The server is about to close.
    Bye {
        /// Come back after this many milliseconds.
        retry_in_ms: u64,
    },
    /// Of a later version: ignored.
    Unknown,
}

impl ServerMessage {
    /// The message that tells this event.
    pub fn event(image_id: ImageId, recorded: Recorded) -> Self {
        let Recorded { seq, broadcast_id, by, at, event } = recorded;
        match event {
            Event::NewImageChat { chat } => {
                Self::NewImageChat { image_id, seq, broadcast_id, at, by, chat }
            }
            Event::ImageChatUpdated { chat_id, change } => {
                Self::ImageChatUpdated { image_id, seq, broadcast_id, at, by, chat_id, change }
            }
            Event::DeletedImageChat { chat_id } => {
                Self::DeletedImageChat { image_id, seq, broadcast_id, at, by, chat_id }
            }
        }
    }

    /// Does the message tell an event?
    pub fn is_event(&self) -> bool {
        use ServerMessage::{DeletedImageChat, ImageChatUpdated, NewImageChat};
        matches!(self, NewImageChat { .. } | ImageChatUpdated { .. } | DeletedImageChat { .. })
    }

    /// The event that the message tells, if it tells one.
    pub fn recorded(self) -> Option<(ImageId, Recorded)> {
        let (image, seq, broadcast_id, at, by, event) = match self {
            Self::NewImageChat { image_id, seq, broadcast_id, at, by, chat } => {
                (image_id, seq, broadcast_id, at, by, Event::NewImageChat { chat })
            }
            Self::ImageChatUpdated { image_id, seq, broadcast_id, at, by, chat_id, change } => {
                let event = Event::ImageChatUpdated { chat_id, change };
                (image_id, seq, broadcast_id, at, by, event)
            }
            Self::DeletedImageChat { image_id, seq, broadcast_id, at, by, chat_id } => {
                (image_id, seq, broadcast_id, at, by, Event::DeletedImageChat { chat_id })
            }
            _ => return None,
        };
        Some((image, Recorded { seq, broadcast_id, by, at, event }))
    }
}

impl TryFrom<RawMessage> for ServerMessage {
    type Error = Missing;

    fn try_from(raw: RawMessage) -> Result<Self, Missing> {
        let image_id = raw.image_id.ok_or(Missing);
        let head = raw.head.ok_or(Missing);
        match raw.r#type.as_str() {
            "new-image-chat" | "image-chat-updated" | "deleted-image-chat" => event_message(raw),
            "welcome" => {
                let (epoch, outcomes) = (raw.epoch.ok_or(Missing)?, raw.outcomes);
                Ok(Self::Welcome {
                    image_id: image_id?,
                    epoch,
                    head: head?,
                    outcomes,
                    may: raw.may,
                })
            }
            "may" => Ok(Self::May { image_id: image_id?, may: raw.may.ok_or(Missing)? }),
            "reset" => Ok(Self::Reset { image_id: image_id?, head: head? }),
            "viewers" => {
                let (count, people) = (raw.count.ok_or(Missing)?, raw.people);
                let (image_id, joined, left) = (image_id?, raw.joined, raw.left);
                Ok(Self::Viewers { image_id, count, people, joined, left })
            }
            "presence" => Ok(Self::Presence { image_id: image_id?, activity: raw.activity }),
            "moderation" => {
                let (tenant_id, waiting) = raw.tenant_id.zip(raw.waiting).ok_or(Missing)?;
                Ok(Self::Moderation { tenant_id, waiting, revision: raw.revision })
            }
            "flagged" => Ok(Self::Flagged { image_id: image_id?, comments: raw.comments }),
            "read" => {
                let (image_id, seq) = (image_id?, raw.seq.ok_or(Missing)?);
                Ok(Self::Read { image_id, chat_id: raw.chat_id, seq })
            }
            "held" => {
                let (image_id, id) = (image_id?, raw.broadcast_id);
                Ok(Self::Held { image_id, broadcast_id: id.ok_or(Missing)? })
            }
            "heartbeat" => Ok(Self::Heartbeat { image_id: image_id?, head: head? }),
            "bye" => Ok(Self::Bye { retry_in_ms: raw.retry_in_ms.ok_or(Missing)? }),
            _ => Ok(Self::Unknown),
        }
    }
}

fn event_message(raw: RawMessage) -> Result<ServerMessage, Missing> {
    let event = match raw.r#type.as_str() {
        "new-image-chat" => Event::NewImageChat { chat: raw.chat.ok_or(Missing)? },
        "image-chat-updated" => Event::ImageChatUpdated {
            chat_id: raw.chat_id.ok_or(Missing)?,
            change: raw.change.ok_or(Missing)?,
        },
        _ => Event::DeletedImageChat { chat_id: raw.chat_id.ok_or(Missing)? },
    };
    let (seq, at) = raw.seq.zip(raw.at).ok_or(Missing)?;
    let (broadcast_id, by) = raw.broadcast_id.zip(raw.by).ok_or(Missing)?;
    let recorded = Recorded { seq, broadcast_id, by, at, event };
    Ok(ServerMessage::event(raw.image_id.ok_or(Missing)?, recorded))
}
