//! Messages into the outbox, in the transaction of what they tell.

use crate::model::{ImageId, TenantId, Timestamp, UserId};
use crate::protocol::webhooks::WebhookKind;
use crate::server::store::contract::WebhookMessage;
use crate::server::store::sql::{Statement, statement};
use uuid::Uuid;

macro_rules! outbox {
    ($source:literal) => {
        concat!(
            "INSERT INTO webhook_deliveries (id, kind, at, image_id, seq, chat_id, comment_id, \
             actor_id, detail, since, due_at, endpoint_id) \
             SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $3, $3, webhook_endpoints.id ",
            $source
        )
    };
}

/// To every endpoint of the tenant that asks for it. Follows the statement that does what it tells, and only when that
/// one changed a row.
pub fn tell(tenant: &TenantId, message: &WebhookMessage) -> Statement {
    let sql = outbox!(
        "FROM webhook_endpoints WHERE tenant_id = $10 AND disabled_at IS NULL AND (topics & $11) <> 0"
    );
    let mut told = told(sql, message);
    told.values.extend([tenant.into(), topic(message).into()]);
    told.beside()
}

/// The same of an image, by the image's tenant.
pub fn about_image(
    kind: WebhookKind,
    image: ImageId,
    by: Option<UserId>,
    at: Timestamp,
) -> Statement {
    let sql = outbox!(
        "FROM webhook_endpoints JOIN images ON images.tenant_id = webhook_endpoints.tenant_id \
         WHERE images.id = $4 AND disabled_at IS NULL AND (topics & $10) <> 0"
    );
    let message = WebhookMessage {
        id: Uuid::now_v7(),
        kind,
        at,
        image: Some(image),
        seq: None,
        chat: None,
        comment: None,
        actor: by,
        detail: None,
    };
    let mut told = told(sql, &message);
    told.values.push(topic(&message).into());
    told.beside()
}

/// To this endpoint, unless it is disabled.
pub fn tell_one(tenant: &TenantId, endpoint: Uuid, message: &WebhookMessage) -> Statement {
    let sql = outbox!(
        "FROM webhook_endpoints WHERE tenant_id = $10 AND webhook_endpoints.id = $11 \
         AND disabled_at IS NULL"
    );
    let mut told = told(sql, message);
    told.values.extend([tenant.into(), endpoint.into()]);
    told
}

fn topic(message: &WebhookMessage) -> u32 {
    message.kind.topic().map_or(0, |topic| topic as u32)
}

fn told(sql: &'static str, message: &WebhookMessage) -> Statement {
    statement!(
        sql,
        message.id,
        message.kind.name(),
        message.at,
        message.image,
        message.seq,
        message.chat,
        message.comment,
        message.actor,
        message.detail.as_deref(),
    )
}
