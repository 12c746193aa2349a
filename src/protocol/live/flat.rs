//! How messages are read: as one flat form. A tagged enum is read through a buffer of every possible value, which
//! weighs some 40 KB in the browser.

use super::parts::{Activity, Capabilities, Outcome};
use crate::model::{
    Author, BroadcastId, Change, ChatId, CommentId, Epoch, ImageId, NewChat, Seq, TenantId,
    Timestamp, UserId,
};
use serde::Deserialize;

/// The fields of every message.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RawMessage {
    pub(super) r#type: String,
    pub(super) image_id: Option<ImageId>,
    pub(super) seq: Option<Seq>,
    pub(super) broadcast_id: Option<BroadcastId>,
    pub(super) at: Option<Timestamp>,
    pub(super) by: Option<Author>,
    pub(super) chat: Option<NewChat>,
    pub(super) chat_id: Option<ChatId>,
    pub(super) change: Option<Change>,
    pub(super) epoch: Option<Epoch>,
    pub(super) head: Option<Seq>,
    #[serde(default)]
    pub(super) outcomes: Vec<Outcome>,
    pub(super) count: Option<u32>,
    pub(super) people: Option<Vec<Author>>,
    #[serde(default)]
    pub(super) joined: Vec<Author>,
    #[serde(default)]
    pub(super) left: Vec<UserId>,
    #[serde(default)]
    pub(super) activity: Vec<Activity>,
    pub(super) retry_in_ms: Option<u64>,
    pub(super) may: Option<Capabilities>,
    pub(super) tenant_id: Option<TenantId>,
    pub(super) waiting: Option<u32>,
    #[serde(default)]
    pub(super) revision: u64,
    #[serde(default)]
    pub(super) comments: Vec<CommentId>,
}

/// A part of a message is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("missing")]
pub struct Missing;
