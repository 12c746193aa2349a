//! Flags and their reviews as rows.

use crate::model::{CommentId, ImageId, TenantId, Timestamp, UserId};
use crate::protocol::webhooks::WebhookKind;
use crate::server::store::contract::{
    Flag, Flagged, FlagsAre, Review, StoreError, Verdict, WebhookMessage,
};
use crate::server::store::sql::{
    Database, Row, Statement, count, get, id, moment, statement, unreadable,
};
use crate::server::store::tables::webhooks::tell;
use uuid::Uuid;

/// Changes no row when this person flagged the comment before, unless it was edited since a
/// moderator looked.
pub fn add(flag: &Flag) -> Statement {
    statement!(
        "INSERT INTO flags (tenant_id, comment_id, user_id, image_id, chat_id, reason, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, comment_id, user_id) DO UPDATE \
         SET reason = excluded.reason, at = excluded.at, reviewed_at = NULL \
         WHERE flags.reviewed_at IS NOT NULL AND EXISTS (SELECT 1 FROM comments \
         WHERE comments.id = flags.comment_id AND comments.image_id = flags.image_id \
         AND comments.edited_at > flags.reviewed_at)",
        &flag.tenant,
        flag.comment,
        flag.user,
        flag.image,
        flag.chat,
        flag.reason.as_str(),
        flag.at,
    )
}

/// What webhooks are told of a flag that counts.
pub fn told(flag: &Flag) -> Statement {
    let message = WebhookMessage {
        id: Uuid::now_v7(),
        kind: WebhookKind::CommentFlagged,
        at: flag.at,
        image: Some(flag.image),
        seq: None,
        chat: Some(flag.chat),
        comment: Some(flag.comment),
        actor: None,
        detail: Some(flag.reason.clone()).filter(|reason| !reason.is_empty()),
    };
    tell(&flag.tenant, &message)
}

/// An approval is of the text as it was then.
pub async fn standing(
    db: &dyn Database,
    tenant: &TenantId,
    comment: CommentId,
) -> Result<Flagged, StoreError> {
    let sql = "SELECT (SELECT count(*) FROM flags WHERE tenant_id = $1 AND comment_id = $2 \
               AND reviewed_at IS NULL) AS people, \
               EXISTS (SELECT 1 FROM reviews WHERE tenant_id = $1 AND comment_id = $2 \
               AND state = 1 AND NOT EXISTS (SELECT 1 FROM comments \
               WHERE comments.id = $2 AND edited_at > reviews.at)) AS is_approved";
    let query = statement!(sql, tenant, comment);
    db.one(query, flagged_of).await
}

fn flagged_of(row: &Row) -> Result<Flagged, StoreError> {
    Ok(Flagged { people: count(row, "people")?, is_approved: get(row, "is_approved")? })
}

/// The comments of an image with flags that no moderator has reviewed: of one person, or of anyone.
pub async fn of_image(
    db: &dyn Database,
    tenant: &TenantId,
    image: ImageId,
    by: Option<UserId>,
) -> Result<Vec<CommentId>, StoreError> {
    let sql = "SELECT DISTINCT comment_id FROM flags WHERE tenant_id = $1 AND image_id = $2 \
               AND reviewed_at IS NULL AND ($3 IS NULL OR user_id = $3)";
    db.list(statement!(sql, tenant, image, by), |row| id(row, "comment_id").map(CommentId)).await
}

/// The review of a comment, and when it was made.
pub async fn review(
    db: &dyn Database,
    tenant: &TenantId,
    comment: CommentId,
) -> Result<Option<(Review, Timestamp)>, StoreError> {
    let sql = "SELECT state, at FROM reviews WHERE tenant_id = $1 AND comment_id = $2";
    db.find(statement!(sql, tenant, comment), review_of).await
}

/// The review and the flags in one write.
pub fn judge(tenant: &TenantId, comment: CommentId, verdict: Verdict) -> Vec<Statement> {
    let review = match verdict.review {
        Some((state, at)) => statement!(
            "INSERT INTO reviews (tenant_id, comment_id, state, at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (tenant_id, comment_id) \
             DO UPDATE SET state = excluded.state, at = excluded.at",
            tenant,
            comment,
            number(state),
            at,
        ),
        None => {
            statement!(
                "DELETE FROM reviews WHERE tenant_id = $1 AND comment_id = $2",
                tenant,
                comment
            )
        }
    };
    let flags = match verdict.flags {
        FlagsAre::Kept => None,
        FlagsAre::Seen(at) => Some(statement!(
            "UPDATE flags SET reviewed_at = $1 WHERE tenant_id = $2 AND comment_id = $3 \
             AND reviewed_at IS NULL",
            at,
            tenant,
            comment,
        )),
        FlagsAre::Unseen(at) => Some(statement!(
            "UPDATE flags SET reviewed_at = NULL WHERE tenant_id = $1 AND comment_id = $2 \
             AND reviewed_at = $3",
            tenant,
            comment,
            at,
        )),
    };
    std::iter::once(review).chain(flags).collect()
}

fn number(state: Review) -> u32 {
    match state {
        Review::Hidden => 0,
        Review::Approved => 1,
        Review::Removed => 2,
    }
}

fn review_of(row: &Row) -> Result<(Review, Timestamp), StoreError> {
    let state = match get::<i64>(row, "state")? {
        0 => Review::Hidden,
        1 => Review::Approved,
        2 => Review::Removed,
        other => return Err(unreadable("state", other)),
    };
    Ok((state, moment(row, "at")?))
}
