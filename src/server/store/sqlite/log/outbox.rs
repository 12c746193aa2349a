//! What webhooks are told of an event, written with it. The look-up of endpoints is part of the statement: no memory of
//! who has some can be out of date.

use crate::model::{ImageId, Recorded, TenantId};
use crate::server::store::sql::{Statement, messages_of, statement};

/// A row for each message and endpoint; none where a tenant has no endpoints.
pub fn statements(
    tenant: &TenantId,
    image: ImageId,
    recorded: &Recorded,
) -> impl Iterator<Item = Statement> {
    messages_of(image, recorded).into_iter().map(move |message| {
        statement!(
            "INSERT INTO webhook_deliveries (endpoint_id, id, kind, at, image_id, seq, chat_id, \
             comment_id, actor_id, detail, since, due_at) \
             SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM webhook_endpoints \
             WHERE tenant_id = ? AND disabled_at IS NULL AND (topics & ?) <> 0",
            message.id,
            message.kind.name(),
            message.at,
            message.image,
            message.seq,
            message.chat,
            message.comment,
            message.actor,
            message.detail,
            message.at,
            message.at,
            tenant,
            message.kind.topic().map(|topic| topic as u32),
        )
    })
}
