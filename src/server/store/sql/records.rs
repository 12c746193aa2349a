//! Rows as values of the model, each checked again. Knows no statements.

use super::row::{Row, checked, count, digest, get, id, moment, moment_if_any, seq, unreadable};
use crate::model::{
    Author, BroadcastId, Chat, ChatId, Comment, CommentBody, CommentId, DisplayName, ImageId,
    Omitted, Point, Reaction, Recorded, Resolution, Role, Seq, Size, TenantId, UserId, Visibility,
    excerpt,
};
use crate::server::store::contract::{
    Embedded, ImageRecord, KnownOperation, Original, StoreError, User,
};
use uuid::Uuid;

/// The author, from the columns `by_id`, `by_name` and `by_role`, or those of another prefix.
pub fn author(row: &Row, by: AuthorColumns) -> Result<Author, StoreError> {
    let [id_column, name, role] = by;
    let role: Option<&str> = get(row, role)?;
    let role = role.map(|role| Role::of_name(role).ok_or_else(|| unreadable("role", role)));
    let (id, name) = (UserId(id(row, id_column)?), checked::<String, _>(row, name)?);
    Ok(Author { id, name, role: role.transpose()? })
}

/// The columns of an author: id, the name and the role they had then.
pub type AuthorColumns = [&'static str; 3];
/// The author of a comment or a discussion.
pub const BY: AuthorColumns = ["by_id", "by_name", "by_role"];
/// The person who resolved a discussion.
const RESOLVED_BY: AuthorColumns = ["resolved_by_id", "resolved_by_name", "resolved_by_role"];
/// The actor of an event.
const ACTOR: AuthorColumns = ["actor_id", "actor_name", "actor_role"];

/// A row of `users`.
pub fn user_of(row: &Row) -> Result<User, StoreError> {
    let name: Option<String> = get(row, "name")?;
    let name = name.map(DisplayName::try_from).transpose();
    Ok(User { id: UserId(id(row, "id")?), name: name.map_err(|e| unreadable("name", e))? })
}

/// A row of `images`.
pub fn image_of(row: &Row) -> Result<ImageRecord, StoreError> {
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
        visibility: visibility_of(row)?,
        embedded: embedded_of(row)?,
        original: original_of(row)?,
        tiles: get(row, "tiles")?,
    })
}

/// The columns `original` and `original_name`.
fn original_of(row: &Row) -> Result<Option<Original>, StoreError> {
    let Some(file) = get::<Option<String>>(row, "original")? else { return Ok(None) };
    Ok(Some(Original { file, name: get(row, "original_name")? }))
}

/// The columns `embed_…`: all of them, or none.
fn embedded_of(row: &Row) -> Result<Option<Embedded>, StoreError> {
    let Some(src) = get::<Option<String>>(row, "embed_src")? else { return Ok(None) };
    let (url_id, page_title) = (get(row, "embed_url_id")?, get(row, "embed_title")?);
    Ok(Some(Embedded { url_id, src, page_title }))
}

/// The column `visibility`: the index of [`Visibility::ALL`].
pub fn visibility_of(row: &Row) -> Result<Visibility, StoreError> {
    let stored = count(row, "visibility")?;
    let of_index = usize::try_from(stored).ok().and_then(|index| Visibility::ALL.get(index));
    of_index.copied().ok_or_else(|| unreadable("visibility", stored))
}

/// A row of `comments`, whatever its state.
pub fn comment_of(row: &Row) -> Result<Comment, StoreError> {
    Ok(Comment {
        id: CommentId(id(row, "id")?),
        seq: seq(row, "seq")?,
        parent_id: get::<Option<Uuid>>(row, "parent_id")?.map(CommentId),
        by: author(row, BY)?,
        at: moment(row, "at")?,
        body: checked::<String, CommentBody>(row, "body")?,
        html: get(row, "html")?,
        edited_at: moment_if_any(row, "edited_at")?,
        reactions: reactions_of(row)?,
    })
}

/// The column `reactions`: JSON, or NULL for none.
fn reactions_of(row: &Row) -> Result<Vec<Reaction>, StoreError> {
    let Some(json) = get::<Option<&str>>(row, "reactions")? else { return Ok(Vec::new()) };
    serde_json::from_str(json).map_err(|error| unreadable("reactions", error))
}

/// The comments before an event, from their `count`, the beginning of the first `body` and its `html`.
pub fn omitted_of(row: &Row, before: Seq) -> Result<Omitted, StoreError> {
    let excerpt = excerpt(get(row, "body")?, get(row, "html")?);
    let latest = None;
    Ok(Omitted { before, count: count(row, "count")?, excerpt: Some(excerpt), latest })
}

/// A row of `chats`, without its comments.
pub fn chat_of(row: &Row) -> Result<Chat, StoreError> {
    let at = Point::new(get(row, "x")?, get(row, "y")?);
    Ok(Chat {
        id: ChatId(id(row, "id")?),
        number: count(row, "number")?,
        at: at.ok_or_else(|| unreadable("x, y", "outside the image"))?,
        size: size_of(row)?,
        by: author(row, BY)?,
        opened_at: moment(row, "opened_at")?,
        comments: Vec::new(),
        omitted: None,
        resolved: resolution(row)?,
        locked: get(row, "locked")?,
    })
}

/// The columns `w` and `h`: both, or none.
fn size_of(row: &Row) -> Result<Option<Size>, StoreError> {
    let (w, h): (Option<f64>, Option<f64>) = (get(row, "w")?, get(row, "h")?);
    let Some((w, h)) = w.zip(h) else { return Ok(None) };
    Size::new(w, h).map(Some).ok_or_else(|| unreadable("w, h", "no size"))
}

fn resolution(row: &Row) -> Result<Option<Resolution>, StoreError> {
    let Some(at) = moment_if_any(row, "resolved_at")? else { return Ok(None) };
    Ok(Some(Resolution { by: author(row, RESOLVED_BY)?, at }))
}

/// A row of `events`.
pub fn recorded_of(row: &Row) -> Result<Recorded, StoreError> {
    let event: &str = get(row, "event")?;
    Ok(Recorded {
        seq: seq(row, "seq")?,
        broadcast_id: BroadcastId(id(row, "broadcast_id")?),
        by: author(row, ACTOR)?,
        at: moment(row, "at")?,
        event: serde_json::from_str(event).map_err(|error| unreadable("event", error))?,
    })
}

/// A row of `operations`.
pub fn operation_of(row: &Row) -> Result<KnownOperation, StoreError> {
    Ok(KnownOperation {
        request: digest(row, "request")?,
        image: ImageId(id(row, "image_id")?),
        seq: seq(row, "seq")?,
    })
}
