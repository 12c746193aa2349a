//! The messages of the live socket, sub-protocol `ic.v1`. Each frame is a JSON array of them.
//! Knows no socket. The rules are in `docs/sync-spec.md`.

use super::live_raw::RawMessage;
use crate::model::{
    Author, Barrier, BroadcastId, Change, ChatId, Epoch, Event, ImageId, Limits, NewChat, Point,
    Recorded, Role, Seq, TenantId, Timestamp, UserId,
};
use serde::{Deserialize, Serialize};

/// The sub-protocol's name.
pub const SUBPROTOCOL: &str = "ic.v1";

/// What a client says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum ClientMessage {
    /// Follow an image from a place in its log.
    Subscribe {
        /// The tenant that the image belongs to.
        tenant_id: TenantId,
        /// The image.
        image_id: ImageId,
        /// The history that `since` is a place of.
        epoch: Epoch,
        /// The last event the client has.
        since: Seq,
        /// The client's operations that have no answer yet.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pending: Vec<BroadcastId>,
        /// Which build of the browser part asks; another than the server's own has to be loaded
        /// anew. Programs that are not our page leave it out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        build: Option<String>,
    },
    /// Hear how much waits for the moderators of a tenant.
    SubscribeModeration {
        /// Whose.
        tenant_id: TenantId,
    },
    /// Where this person points and writes from now on, until they say otherwise.
    Presence {
        /// On which image; absent: the one that the connection follows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        image_id: Option<ImageId>,
        /// Where their cursor is; absent: not on the image, or not to be shown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cursor: Option<Point>,
        /// In which discussion they are writing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        typing: Option<ChatId>,
    },
    /// Follow it no more.
    Unsubscribe {
        /// The image.
        image_id: ImageId,
    },
    /// Of a later version: ignored.
    #[serde(other)]
    Unknown,
}

/// What the server says.
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
        /// By whom.
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
        /// By whom.
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
        /// By whom.
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
        may: Option<May>,
    },
    /// What the receiver may do on an image is another thing from now on.
    May {
        /// The image.
        image_id: ImageId,
        /// What they may do.
        may: May,
    },
    /// The missed events cannot be told completely: load the image anew.
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
    /// The answer to an operation, in place of its event, when a moderator looks at it first. Never
    /// told over the socket.
    Held {
        /// On which image.
        image_id: ImageId,
        /// The operation.
        broadcast_id: BroadcastId,
    },
    /// A sign of life, with the last event of an image that the connection follows.
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

/// Why the server closes the socket: 4000–4499 come back, 4500–4999 are final (LP21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum CloseCode {
    /// A frame larger than allowed.
    TooLarge = 1009,
    /// The server restarts; come back.
    Restart = 1012,
    /// The server has too much to do; come back later.
    Overload = 1013,
    /// The session is over; come back as whoever you are now.
    SignInAgain = 4001,
    /// Nothing was subscribed to in time; come back.
    Silent = 4002,
    /// A message that cannot be read.
    Unreadable = 4400,
    /// The receiver was too slow; come back.
    TooSlow = 4008,
    /// Too many messages or subscriptions.
    TooFast = 4029,
    /// This person may not follow the image.
    NotAllowed = 4503,
    /// There is no such image.
    ImageGone = 4504,
    /// The page is of another build than the server: load it anew.
    OtherVersion = 4509,
}

/// Where one person points and writes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// Who.
    pub id: UserId,
    /// Where their cursor is; absent: nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Point>,
    /// In which discussion they are writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typing: Option<ChatId>,
}

/// What a person may do on an image, and what else its tenant's settings say of it. Who may not even look
/// hears nothing (LP21).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct May {
    /// What they are there.
    pub role: Role,
    /// Why they may not write; absent when they may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub barrier: Option<Barrier>,
    /// What a comment may be.
    pub limits: Limits,
    /// A marker's side in percent of the image's width.
    pub marker_size: f64,
}

/// What became of an operation whose answer was lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The operation.
    pub broadcast_id: BroadcastId,
    /// Its place in the log; absent when it was never stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seq: Option<Seq>,
    /// It was kept: a moderator looks at it first.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_held: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_false(value: &bool) -> bool {
    !value
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
