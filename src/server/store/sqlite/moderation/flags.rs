//! Flags and what became of them as rows. Knows not what hides a comment.

use crate::model::{CommentId, TenantId, Timestamp};
use crate::server::store::sqlite::rows::{count, get, moment, unreadable};
use crate::server::store::sqlite::steps::{Step, step};
use crate::server::store::{Flag, Flagged, FlagsAre, Review, StoreError, Verdict};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteRow;

/// Changes no row when this person flagged the comment before, unless it was edited since a
/// moderator looked.
pub fn add(flag: &Flag) -> Step {
    step!(
        "INSERT INTO flags (tenant_id, comment_id, user_id, image_id, chat_id, reason, at) \
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, comment_id, user_id) DO UPDATE \
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

/// An approval is of the text as it was then.
pub async fn standing(
    readers: &SqlitePool,
    tenant: &TenantId,
    comment: CommentId,
) -> Result<Flagged, StoreError> {
    let sql = "SELECT (SELECT count(*) FROM flags WHERE tenant_id = ?1 AND comment_id = ?2 \
               AND reviewed_at IS NULL) AS people, \
               EXISTS (SELECT 1 FROM reviews WHERE tenant_id = ?1 AND comment_id = ?2 \
               AND state = 1 AND NOT EXISTS (SELECT 1 FROM comments \
               WHERE comments.id = ?2 AND edited_at > reviews.at)) AS is_approved";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(comment.0);
    let row = query.fetch_one(readers).await?;
    Ok(Flagged { people: count(&row, "people")?, is_approved: get(&row, "is_approved")? })
}

/// What became of a comment, and when.
pub async fn review(
    readers: &SqlitePool,
    tenant: &TenantId,
    comment: CommentId,
) -> Result<Option<(Review, Timestamp)>, StoreError> {
    let sql = "SELECT state, at FROM reviews WHERE tenant_id = ? AND comment_id = ?";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(comment.0);
    query.fetch_optional(readers).await?.as_ref().map(review_of).transpose()
}

/// The review and the flags in one write.
pub fn judge(tenant: &TenantId, comment: CommentId, verdict: Verdict) -> Vec<Step> {
    let review = match verdict.review {
        Some((state, at)) => step!(
            "INSERT INTO reviews (tenant_id, comment_id, state, at) VALUES (?, ?, ?, ?) \
             ON CONFLICT (tenant_id, comment_id) \
             DO UPDATE SET state = excluded.state, at = excluded.at",
            tenant,
            comment,
            number(state),
            at,
        ),
        None => {
            step!("DELETE FROM reviews WHERE tenant_id = ? AND comment_id = ?", tenant, comment)
        }
    };
    let flags = match verdict.flags {
        FlagsAre::Kept => None,
        FlagsAre::Seen(at) => Some(step!(
            "UPDATE flags SET reviewed_at = ? WHERE tenant_id = ? AND comment_id = ? \
             AND reviewed_at IS NULL",
            at,
            tenant,
            comment,
        )),
        FlagsAre::Unseen(at) => Some(step!(
            "UPDATE flags SET reviewed_at = NULL WHERE tenant_id = ? AND comment_id = ? \
             AND reviewed_at = ?",
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

fn review_of(row: &SqliteRow) -> Result<(Review, Timestamp), StoreError> {
    let state = match get::<i64>(row, "state")? {
        0 => Review::Hidden,
        1 => Review::Approved,
        2 => Review::Removed,
        other => return Err(unreadable("state", other)),
    };
    Ok((state, moment(row, "at")?))
}
