//! How live messages are read: as one flat form, turned into the real one by its `type`; see
//! `model/raw.rs` for why.

use super::live::{Activity, May, Outcome, ServerMessage};
use crate::model::{
    Author, BroadcastId, Change, ChatId, Epoch, Event, ImageId, NewChat, Recorded, Seq, TenantId,
    Timestamp, UserId,
};
use serde::Deserialize;

/// Any [`ServerMessage`].
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RawMessage {
    r#type: String,
    image_id: Option<ImageId>,
    seq: Option<Seq>,
    broadcast_id: Option<BroadcastId>,
    at: Option<Timestamp>,
    by: Option<Author>,
    chat: Option<NewChat>,
    chat_id: Option<ChatId>,
    change: Option<Change>,
    epoch: Option<Epoch>,
    head: Option<Seq>,
    #[serde(default)]
    outcomes: Vec<Outcome>,
    count: Option<u32>,
    people: Option<Vec<Author>>,
    #[serde(default)]
    joined: Vec<Author>,
    #[serde(default)]
    left: Vec<UserId>,
    #[serde(default)]
    activity: Vec<Activity>,
    retry_in_ms: Option<u64>,
    may: Option<May>,
    tenant_id: Option<TenantId>,
    waiting: Option<u32>,
    #[serde(default)]
    revision: u64,
}

/// A part of a message is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a message of this type lacks something")]
pub struct Missing;

impl TryFrom<RawMessage> for ServerMessage {
    type Error = Missing;

    fn try_from(raw: RawMessage) -> Result<Self, Missing> {
        let image_id = raw.image_id.ok_or(Missing);
        let head = raw.head.ok_or(Missing);
        match raw.r#type.as_str() {
            "new-image-chat" | "image-chat-updated" | "deleted-image-chat" => raw.event(),
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

impl RawMessage {
    fn event(self) -> Result<ServerMessage, Missing> {
        let event = match self.r#type.as_str() {
            "new-image-chat" => Event::NewImageChat { chat: self.chat.ok_or(Missing)? },
            "image-chat-updated" => Event::ImageChatUpdated {
                chat_id: self.chat_id.ok_or(Missing)?,
                change: self.change.ok_or(Missing)?,
            },
            _ => Event::DeletedImageChat { chat_id: self.chat_id.ok_or(Missing)? },
        };
        let (seq, at) = self.seq.zip(self.at).ok_or(Missing)?;
        let (broadcast_id, by) = self.broadcast_id.zip(self.by).ok_or(Missing)?;
        let recorded = Recorded { seq, broadcast_id, by, at, event };
        Ok(ServerMessage::event(self.image_id.ok_or(Missing)?, recorded))
    }
}
