//! Appending an event (LP1–LP3) as the statements of one write.

use super::outbox;
use super::project::{opens, project};
use crate::server::store::contract::{Append, AppendError, StoreError};
use crate::server::store::sql::{Statement, statement, unreadable};
use crate::server::store::sqlite::batch::Failed;
use sqlx::error::ErrorKind;

/// Milliseconds in an hour.
const HOUR_MS: i64 = 60 * 60 * 1_000;
/// The index of the statement that takes the place in the log.
const TAKE_PLACE: usize = 0;
/// The index of the statement that stores the operation.
const REMEMBER: usize = 1;

/// The place in the log, the operation, the log, the projection, the count, and what webhooks are told.
pub fn statements(append: &Append) -> Result<Vec<Statement>, StoreError> {
    let Append { tenant, image, recorded, request } = append;
    // Places begin with 1: a number that does not fit meets no image's next place.
    let seq = i64::try_from(recorded.seq.0).unwrap_or(0);
    let event = serde_json::to_string(&recorded.event).map_err(|e| unreadable("event", e))?;
    let (by, operation, at) = (&recorded.by, recorded.broadcast_id, recorded.at);
    let mut statements = vec![
        take_place(append, seq),
        statement!(
            "INSERT INTO operations (tenant_id, actor_id, broadcast_id, request, image_id, seq, at) \
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            tenant,
            by.id,
            operation,
            request,
            *image,
            seq,
            at,
        ),
        statement!(
            "INSERT INTO events (image_id, seq, broadcast_id, actor_id, actor_name, actor_role, at, \
             event, epoch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT max(number) FROM epochs))",
            *image,
            seq,
            operation,
            by.id,
            &by.name,
            by.role,
            at,
            event,
        ),
    ];
    statements.extend(project(*image, recorded).map_err(|e| unreadable("event", e))?);
    if opens(&recorded.event).is_some() {
        statements.push(count_marker(append));
    }
    statements.extend(outbox::statements(tenant, *image, recorded));
    Ok(statements)
}

/// LP28: the marker is counted if and only if it is stored. The one writer has one row for each tenant and hour.
fn count_marker(Append { tenant, recorded, .. }: &Append) -> Statement {
    statement!(
        "INSERT INTO usage (tenant_id, hour, boot, messages, bytes, created) \
         VALUES (?, ?, zeroblob(16), 0, 0, 1) ON CONFLICT DO UPDATE SET created = created + 1",
        tenant,
        recorded.at.0.div_euclid(HOUR_MS),
    )
}

/// A place that is not the next one, or an image of another tenant, makes `seq` NULL, which the
/// column refuses: a failure stops a script, a row that does not match would not. An image that is
/// not there is refused by the foreign key of the next statement.
fn take_place(append: &Append, seq: i64) -> Statement {
    let Append { tenant, image, recorded, .. } = append;
    const TAKEN: &str = "UPDATE images SET \
        seq = CASE WHEN tenant_id = ? AND seq + 1 = ? THEN seq + 1 END WHERE id = ?";
    const TAKEN_TO_OPEN: &str = "UPDATE images SET \
        seq = CASE WHEN tenant_id = ? AND seq + 1 = ? THEN seq + 1 END, \
        opened = opened + NOT EXISTS (SELECT 1 FROM chats WHERE id = ? AND image_id = ? \
        AND state = 0) WHERE id = ?";
    match opens(&recorded.event) {
        Some(chat) => statement!(TAKEN_TO_OPEN, tenant, seq, chat, *image, *image),
        None => statement!(TAKEN, tenant, seq, *image),
    }
}

/// What the failure of a statement means.
pub fn refused(failed: Failed) -> AppendError {
    match (failed.statement, failed.violation()) {
        (TAKE_PLACE, Some(ErrorKind::NotNullViolation))
        | (REMEMBER, Some(ErrorKind::ForeignKeyViolation)) => AppendError::Conflict,
        (REMEMBER, Some(ErrorKind::UniqueViolation)) => AppendError::Known,
        _ => AppendError::Store(failed.error),
    }
}
