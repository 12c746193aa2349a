//! An event as the JSON that `append_events` takes (LP1–LP3).

use crate::model::{Author, BroadcastId, ChatId, CommentId, ImageId, TenantId, Timestamp};
use crate::server::store::contract::{Append, StoreError, WebhookMessage};
use crate::server::store::sql::{messages_of, unreadable};
use serde::Serialize;
use std::fmt::Write;
use uuid::Uuid;

#[derive(Serialize)]
struct AppendJson<'a> {
    tenant: &'a TenantId,
    image: ImageId,
    /// Places begin with 1: a number that does not fit meets no image's next place.
    seq: i64,
    operation: BroadcastId,
    actor: &'a Author,
    at: Timestamp,
    request: String,
    /// A text within the text: it is stored as it is.
    event: String,
    messages: Vec<MessageJson>,
}

/// What webhooks are told of it. Which endpoints there are, the database knows.
#[derive(Serialize)]
struct MessageJson {
    id: Uuid,
    kind: &'static str,
    topic: Option<u32>,
    chat: Option<ChatId>,
    comment: Option<CommentId>,
    detail: Option<String>,
}

impl From<WebhookMessage> for MessageJson {
    fn from(message: WebhookMessage) -> Self {
        let WebhookMessage { id, kind, chat, comment, detail, .. } = message;
        let topic = kind.topic().map(|topic| topic as u32);
        Self { id, kind: kind.name(), topic, chat, comment, detail }
    }
}

/// The JSON of an append.
pub fn json(append: &Append) -> Result<String, StoreError> {
    let Append { tenant, image, recorded, request } = append;
    let json = AppendJson {
        tenant,
        image: *image,
        seq: i64::try_from(recorded.seq.0).unwrap_or(0),
        operation: recorded.broadcast_id,
        actor: &recorded.by,
        at: recorded.at,
        request: bytea(request),
        event: serde_json::to_string(&recorded.event).map_err(|e| unreadable("event", e))?,
        messages: messages_of(*image, recorded).into_iter().map(MessageJson::from).collect(),
    };
    serde_json::to_string(&json).map_err(|e| unreadable("event", e))
}

/// Bytes as PostgreSQL reads them.
fn bytea(bytes: &[u8]) -> String {
    let mut text = String::from("\\x");
    for byte in bytes {
        // Writing into a String does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
