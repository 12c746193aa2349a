//! Appending an event (LP1–LP3) as the steps of one write. Knows not what the event means; that
//! is `project`'s.

use super::batch::Failed;
use super::project::{is_new, project};
use super::rows::unreadable;
use super::steps::{Step, step};
use crate::server::store::{Append, AppendError, StoreError};
use sqlx::error::ErrorKind;

/// Which step takes the place in the log.
const TAKE_PLACE: usize = 0;
/// Which step remembers the operation.
const REMEMBER: usize = 1;

/// The place in the log, the operation, the log, the projection.
pub fn steps(append: &Append) -> Result<Vec<Step>, StoreError> {
    let Append { tenant, image, recorded, request } = append;
    // Places begin with 1: a number that does not fit meets no image's next place.
    let seq = i64::try_from(recorded.seq.0).unwrap_or(0);
    let event = serde_json::to_string(&recorded.event).map_err(|e| unreadable("event", e))?;
    let (by, operation, at) = (&recorded.by, recorded.broadcast_id, recorded.at);
    let mut steps = vec![
        take_place(append, seq),
        step!(
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
        step!(
            "INSERT INTO events (image_id, seq, broadcast_id, actor_id, actor_name, at, event) \
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            *image,
            seq,
            operation,
            by.id,
            &by.name,
            at,
            event,
        ),
    ];
    steps.extend(project(*image, recorded).map_err(|e| unreadable("event", e))?);
    Ok(steps)
}

/// A place that is not the next one, or an image of another tenant, makes `seq` NULL, which the
/// column refuses: a failure stops a script, a row that does not match would not. An image that is
/// not there is refused by the foreign key of the step after.
fn take_place(append: &Append, seq: i64) -> Step {
    let Append { tenant, image, recorded, .. } = append;
    const TAKEN: &str = "UPDATE images SET \
        seq = CASE WHEN tenant_id = ? AND seq + 1 = ? THEN seq + 1 END WHERE id = ?";
    const TAKEN_TO_OPEN: &str = "UPDATE images SET \
        seq = CASE WHEN tenant_id = ? AND seq + 1 = ? THEN seq + 1 END, \
        opened = opened + NOT EXISTS (SELECT 1 FROM chats WHERE id = ? AND image_id = ? \
        AND state = 0) WHERE id = ?";
    match is_new(&recorded.event) {
        Some(chat) => step!(TAKEN_TO_OPEN, tenant, seq, chat, *image, *image),
        None => step!(TAKEN, tenant, seq, *image),
    }
}

/// What the failure of a step means.
pub fn refused(failed: Failed) -> AppendError {
    match (failed.step, failed.violation()) {
        (TAKE_PLACE, Some(ErrorKind::NotNullViolation))
        | (REMEMBER, Some(ErrorKind::ForeignKeyViolation)) => AppendError::Conflict,
        (REMEMBER, Some(ErrorKind::UniqueViolation)) => AppendError::Known,
        _ => AppendError::Store(failed.error),
    }
}
