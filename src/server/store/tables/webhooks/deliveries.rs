//! The rows of deliveries.

use crate::model::{ChatId, CommentId, ImageId, Seq, TenantId, Timestamp, UserId};
use crate::protocol::webhooks::WebhookKind;
use crate::server::store::contract::{
    AfterAttempt, Attempt, Delivery, DeliveryState, StoreError, WebhookMessage,
};
use crate::server::store::sql::{
    Row, Statement, count, get, id, moment, moment_if_any, statement, unreadable,
};
use uuid::Uuid;

/// Rows deleted by one write.
const CHUNK: u32 = 500;

const WAITING: u32 = 0;
const DELIVERED: u32 = 1;
const GIVEN_UP: u32 = 2;

/// Newest first.
pub fn last(endpoint: Uuid, limit: u32) -> Statement {
    let sql = "SELECT * FROM webhook_deliveries WHERE endpoint_id = $1 ORDER BY id DESC LIMIT $2";
    statement!(sql, endpoint, limit)
}

/// How many wait, as `count`.
pub fn waiting() -> Statement {
    statement!("SELECT count(*) AS count FROM webhook_deliveries WHERE state = 0")
}

/// The first that is due, in the order of the messages where they are due at once.
pub fn next(endpoint: Uuid, now: Timestamp) -> Statement {
    let sql = "SELECT * FROM webhook_deliveries WHERE endpoint_id = $1 AND state = 0 \
               AND due_at <= $2 ORDER BY due_at, id LIMIT 1";
    statement!(sql, endpoint, now)
}

pub fn again(tenant: &TenantId, (endpoint, message): (Uuid, Uuid), now: Timestamp) -> Statement {
    statement!(
        "UPDATE webhook_deliveries SET state = 0, attempts = 0, since = $1, due_at = $1 \
         WHERE endpoint_id = $2 AND id = $3 AND EXISTS (SELECT 1 FROM webhook_endpoints \
         WHERE id = $2 AND tenant_id = $4 AND disabled_at IS NULL)",
        now,
        endpoint,
        message,
        tenant,
    )
}

/// Everything that waits for this endpoint.
pub fn give_up(endpoint: Uuid) -> Statement {
    let sql = "UPDATE webhook_deliveries SET state = 2 WHERE endpoint_id = $1 AND state = 0";
    statement!(sql, endpoint)
}

pub fn give_up_old(before: Timestamp) -> Statement {
    let sql = "UPDATE webhook_deliveries SET state = 2 WHERE state = 0 AND since < $1";
    statement!(sql, before)
}

/// One that was begun again meanwhile keeps waiting.
pub fn settle(delivery: &Delivery, attempt: &Attempt) -> Vec<Statement> {
    let (state, due_at) = match attempt.next {
        AfterAttempt::Retry(at) => (WAITING, at),
        AfterAttempt::Done => (DELIVERED, delivery.due_at),
        AfterAttempt::GiveUp | AfterAttempt::Disable => (GIVEN_UP, delivery.due_at),
    };
    let mut statements = vec![statement!(
        "UPDATE webhook_deliveries SET state = $1, due_at = $2, attempts = attempts + 1, \
         tried_at = $3, outcome = $4 WHERE endpoint_id = $5 AND id = $6 AND since = $7",
        state,
        due_at,
        attempt.at,
        &attempt.outcome,
        delivery.endpoint,
        delivery.message.id,
        delivery.since,
    )];
    if attempt.next == AfterAttempt::Disable {
        let disable = "UPDATE webhook_endpoints SET disabled_at = $1 \
                       WHERE id = $2 AND disabled_at IS NULL";
        statements.push(statement!(disable, attempt.at, delivery.endpoint));
        statements.push(give_up(delivery.endpoint));
    }
    statements
}

/// Messages from before this moment that wait no more.
pub fn old(before: Timestamp) -> Statement {
    let sql =
        "SELECT endpoint_id, id FROM webhook_deliveries WHERE at < $1 AND state <> 0 LIMIT $2";
    statement!(sql, before, CHUNK)
}

pub fn delete(endpoint: Uuid, message: Uuid) -> Statement {
    let sql = "DELETE FROM webhook_deliveries WHERE endpoint_id = $1 AND id = $2";
    statement!(sql, endpoint, message)
}

pub fn delivery_of(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        endpoint: id(row, "endpoint_id")?,
        message: message_of(row)?,
        state: match count(row, "state")? {
            WAITING => DeliveryState::Waiting,
            DELIVERED => DeliveryState::Delivered,
            GIVEN_UP => DeliveryState::GivenUp,
            other => return Err(unreadable("state", other)),
        },
        since: moment(row, "since")?,
        due_at: moment(row, "due_at")?,
        attempts: count(row, "attempts")?,
        tried_at: moment_if_any(row, "tried_at")?,
        outcome: get(row, "outcome")?,
    })
}

fn message_of(row: &Row) -> Result<WebhookMessage, StoreError> {
    let kind: &str = get(row, "kind")?;
    let if_any = |column| get::<Option<Uuid>>(row, column);
    let seq = get::<Option<i64>>(row, "seq")?.map(u64::try_from).transpose();
    Ok(WebhookMessage {
        id: id(row, "id")?,
        kind: WebhookKind::of_name(kind).ok_or_else(|| unreadable("kind", kind))?,
        at: moment(row, "at")?,
        image: if_any("image_id")?.map(ImageId),
        seq: seq.map_err(|error| unreadable("seq", error))?.map(Seq),
        chat: if_any("chat_id")?.map(ChatId),
        comment: if_any("comment_id")?.map(CommentId),
        actor: if_any("actor_id")?.map(UserId),
        detail: get(row, "detail")?,
    })
}
