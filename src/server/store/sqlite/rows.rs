//! From rows to values of the model, each checked anew. Knows no statements.

use crate::model::{
    Author, BroadcastId, Chat, ChatId, Comment, CommentBody, CommentId, DisplayName, ImageId,
    Point, Recorded, Resolution, Seq, TenantId, Timestamp, UserId,
};
use crate::server::store::{Digest, ImageRecord, KnownOperation, StoreError, User};
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Row, Sqlite, Type};
use std::fmt::Display;
use uuid::Uuid;

/// A column as what the database says it is.
pub fn get<'r, T>(row: &'r SqliteRow, column: &str) -> Result<T, StoreError>
where
    T: Decode<'r, Sqlite> + Type<Sqlite>,
{
    Ok(row.try_get(column)?)
}

/// A column as something that has to be checked.
pub fn checked<'r, T, U>(row: &'r SqliteRow, column: &str) -> Result<U, StoreError>
where
    T: Decode<'r, Sqlite> + Type<Sqlite>,
    U: TryFrom<T, Error: Display>,
{
    U::try_from(get(row, column)?).map_err(|error| unreadable(column, error))
}

/// A value that the model does not accept.
pub fn unreadable(what: &str, error: impl Display) -> StoreError {
    StoreError::Unreadable(format!("{what}: {error}"))
}

/// A column with 16 bytes of an id.
pub fn id(row: &SqliteRow, column: &str) -> Result<Uuid, StoreError> {
    get(row, column)
}

/// A number that is never negative.
pub fn count(row: &SqliteRow, column: &str) -> Result<u32, StoreError> {
    checked::<i64, _>(row, column)
}

/// A place in a log.
pub fn seq(row: &SqliteRow, column: &str) -> Result<Seq, StoreError> {
    checked::<i64, _>(row, column).map(Seq)
}

/// Milliseconds since 1970.
pub fn moment(row: &SqliteRow, column: &str) -> Result<Timestamp, StoreError> {
    get(row, column).map(Timestamp)
}

/// A column with a digest.
pub fn digest(row: &SqliteRow, column: &str) -> Result<Digest, StoreError> {
    let bytes: &[u8] = get(row, column)?;
    bytes.try_into().map_err(|error| unreadable(column, error))
}

/// A person from the columns of their id and of the name they had then.
pub fn author(row: &SqliteRow, id_column: &str, name: &str) -> Result<Author, StoreError> {
    Ok(Author { id: UserId(id(row, id_column)?), name: checked::<String, _>(row, name)? })
}

/// A row of `users`.
pub fn user_of(row: &SqliteRow) -> Result<User, StoreError> {
    let name: Option<String> = get(row, "name")?;
    let name = name.map(DisplayName::try_from).transpose();
    Ok(User { id: UserId(id(row, "id")?), name: name.map_err(|e| unreadable("name", e))? })
}

/// A row of `images`.
pub fn image_of(row: &SqliteRow) -> Result<ImageRecord, StoreError> {
    Ok(ImageRecord {
        id: ImageId(id(row, "id")?),
        tenant: checked::<String, TenantId>(row, "tenant_id")?,
        url_id: get(row, "url_id")?,
        title: get(row, "title")?,
        full: get(row, "full")?,
        display: get(row, "display")?,
        thumb: get(row, "thumb")?,
        width: count(row, "width")?,
        height: count(row, "height")?,
        created_by: UserId(id(row, "created_by")?),
        created_at: moment(row, "created_at")?,
    })
}

/// A row of `comments`, whatever its state.
pub fn comment_of(row: &SqliteRow) -> Result<Comment, StoreError> {
    Ok(Comment {
        id: CommentId(id(row, "id")?),
        seq: seq(row, "seq")?,
        parent_id: get::<Option<Uuid>>(row, "parent_id")?.map(CommentId),
        by: author(row, "by_id", "by_name")?,
        at: moment(row, "at")?,
        body: checked::<String, CommentBody>(row, "body")?,
        html: get(row, "html")?,
        edited_at: get::<Option<i64>>(row, "edited_at")?.map(Timestamp),
    })
}

/// A discussion without its comments.
pub fn chat_of(row: &SqliteRow) -> Result<Chat, StoreError> {
    let at = Point::new(get(row, "x")?, get(row, "y")?);
    Ok(Chat {
        id: ChatId(id(row, "id")?),
        number: count(row, "number")?,
        at: at.ok_or_else(|| unreadable("x, y", "outside the image"))?,
        by: author(row, "by_id", "by_name")?,
        opened_at: moment(row, "opened_at")?,
        comments: Vec::new(),
        resolved: resolution(row)?,
        locked: get(row, "locked")?,
    })
}

fn resolution(row: &SqliteRow) -> Result<Option<Resolution>, StoreError> {
    let Some(at) = get::<Option<i64>>(row, "resolved_at")?.map(Timestamp) else { return Ok(None) };
    Ok(Some(Resolution { by: author(row, "resolved_by_id", "resolved_by_name")?, at }))
}

/// A row of `events`.
pub fn recorded_of(row: &SqliteRow) -> Result<Recorded, StoreError> {
    let event: &str = get(row, "event")?;
    Ok(Recorded {
        seq: seq(row, "seq")?,
        broadcast_id: BroadcastId(id(row, "broadcast_id")?),
        by: author(row, "actor_id", "actor_name")?,
        at: moment(row, "at")?,
        event: serde_json::from_str(event).map_err(|error| unreadable("event", error))?,
    })
}

/// A row of `operations`.
pub fn operation_of(row: &SqliteRow) -> Result<KnownOperation, StoreError> {
    Ok(KnownOperation {
        request: digest(row, "request")?,
        image: ImageId(id(row, "image_id")?),
        seq: seq(row, "seq")?,
    })
}
