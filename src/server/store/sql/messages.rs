//! The messages of webhooks that belong to an event.

use crate::model::{ImageId, Recorded};
use crate::protocol::webhooks::{Told, told};
use crate::server::store::contract::WebhookMessage;
use uuid::Uuid;

/// What is told of an event of an image's log.
pub fn messages_of(image: ImageId, recorded: &Recorded) -> Vec<WebhookMessage> {
    let message = |Told { kind, chat, comment, change }: Told| WebhookMessage {
        id: Uuid::now_v7(),
        kind,
        at: recorded.at,
        image: Some(image),
        seq: Some(recorded.seq),
        chat: Some(chat),
        comment,
        actor: Some(recorded.by.id),
        detail: change.map(str::to_owned),
    };
    told(&recorded.event).into_iter().map(message).collect()
}
