//! What waits for moderators, put together from flags and held operations. Knows no page.

use crate::model::{Author, ChatId, CommentBody, CommentId, ImageId, TenantId, UserId};
use crate::protocol::moderation::{Case, ImageRef, Item, Kind, QueueFilter};
use crate::server::store::StoreError;
use crate::server::store::sqlite::rows::{author, checked, count, get, id, moment, unreadable};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

/// Comments with flags that nobody has looked at: those that are there, and those that were hidden. One
/// that someone deleted meanwhile waits no more.
const FLAGGED: &str = "FROM flags JOIN images ON images.id = flags.image_id \
    JOIN comments ON comments.id = flags.comment_id AND comments.image_id = flags.image_id \
    AND comments.chat_id = flags.chat_id \
    LEFT JOIN reviews ON reviews.tenant_id = flags.tenant_id \
    AND reviews.comment_id = flags.comment_id \
    WHERE flags.tenant_id = ?1 AND flags.reviewed_at IS NULL \
    AND (comments.state = 0 OR reviews.state = 0)";

/// The oldest first.
pub async fn cases(
    readers: &SqlitePool,
    tenant: &TenantId,
    filter: &QueueFilter,
    limit: u32,
) -> Result<Vec<Case>, StoreError> {
    let mut all = flagged(readers, tenant, filter, limit).await?;
    all.extend(held(readers, tenant, filter, limit).await?);
    all.sort_by_key(|case| (case.at, case.item));
    all.truncate(limit.try_into().unwrap_or(usize::MAX));
    Ok(all)
}

/// As many as [`cases`] would find without a filter and a limit.
pub async fn count_waiting(readers: &SqlitePool, tenant: &TenantId) -> Result<u32, StoreError> {
    let sql = format!(
        "SELECT (SELECT count(*) FROM held WHERE tenant_id = ?1 AND state = 0) \
         + (SELECT count(DISTINCT flags.comment_id) {FLAGGED}) AS waiting"
    );
    let row = sqlx::query(&sql).bind(tenant.as_str()).fetch_one(readers).await?;
    count(&row, "waiting")
}

async fn flagged(
    readers: &SqlitePool,
    tenant: &TenantId,
    filter: &QueueFilter,
    limit: u32,
) -> Result<Vec<Case>, StoreError> {
    let (wants_flagged, wants_hidden) = match filter.kind {
        None => (true, true),
        Some(kind) => (kind == Kind::Flagged, kind == Kind::Hidden),
    };
    let comment = match filter.item {
        None => None,
        Some(Item::Comment(id)) => Some(id.0),
        Some(_) => return Ok(Vec::new()),
    };
    let sql = format!(
        "SELECT flags.comment_id, flags.chat_id, flags.image_id, images.title, comments.by_id, \
         comments.by_name, comments.body, comments.state, count(*) AS flags, min(flags.at) AS at, \
         json_group_array(flags.reason) AS reasons {FLAGGED} \
         AND ((?2 AND comments.state = 0) OR (?3 AND comments.state <> 0)) \
         AND (?4 IS NULL OR flags.image_id = ?4) AND (?5 IS NULL OR flags.comment_id = ?5) \
         AND (?6 = '' OR instr(lower(comments.by_name), lower(?6)) OR comments.by_id = ?7) \
         AND (?8 = '' OR instr(lower(comments.body), lower(?8))) \
         GROUP BY flags.comment_id ORDER BY at LIMIT ?9"
    );
    let rows = sqlx::query(&sql)
        .bind(tenant.as_str())
        .bind(wants_flagged)
        .bind(wants_hidden)
        .bind(filter.image.map(|image| image.0))
        .bind(comment)
        .bind(&filter.person)
        .bind(person_id(filter))
        .bind(&filter.text)
        .bind(limit)
        .fetch_all(readers)
        .await?;
    rows.iter().map(flagged_of).collect()
}

async fn held(
    readers: &SqlitePool,
    tenant: &TenantId,
    filter: &QueueFilter,
    limit: u32,
) -> Result<Vec<Case>, StoreError> {
    let id = match filter.item {
        None => None,
        Some(Item::Held(id)) => Some(id),
        Some(_) => return Ok(Vec::new()),
    };
    if filter.kind.is_some_and(|kind| kind != Kind::Held) {
        return Ok(Vec::new());
    }
    let sql = "SELECT held.id, image_id, images.title, actor_id, actor_name, body, words, at, \
         command ->> '$.chatId' AS chat FROM held JOIN images ON images.id = held.image_id \
         WHERE held.tenant_id = ?1 AND state = 0 AND (?2 IS NULL OR image_id = ?2) \
         AND (?3 IS NULL OR held.id = ?3) \
         AND (?4 = '' OR instr(lower(actor_name), lower(?4)) OR actor_id = ?5) \
         AND (?6 = '' OR instr(lower(body), lower(?6))) ORDER BY at LIMIT ?7";
    let rows = sqlx::query(sql)
        .bind(tenant.as_str())
        .bind(filter.image.map(|image| image.0))
        .bind(id)
        .bind(&filter.person)
        .bind(person_id(filter))
        .bind(&filter.text)
        .bind(limit)
        .fetch_all(readers)
        .await?;
    rows.iter().map(held_of).collect()
}

/// The person whose id was given in place of a name.
pub fn person_id(filter: &QueueFilter) -> Option<Uuid> {
    filter.person.parse().ok()
}

/// The image that a row is about.
pub fn image_of(row: &SqliteRow) -> Result<ImageRef, StoreError> {
    Ok(ImageRef { id: ImageId(id(row, "image_id")?), title: get(row, "title")? })
}

fn flagged_of(row: &SqliteRow) -> Result<Case, StoreError> {
    let is_there = get::<i64>(row, "state")? == 0;
    let mut reasons: Vec<String> = list(row, "reasons")?;
    reasons.retain(|reason| !reason.is_empty());
    Ok(Case {
        item: Item::Comment(CommentId(id(row, "comment_id")?)),
        kind: if is_there { Kind::Flagged } else { Kind::Hidden },
        image: image_of(row)?,
        chat: Some(ChatId(id(row, "chat_id")?)),
        by: author(row, "by_id", "by_name")?,
        is_banned: false,
        at: moment(row, "at")?,
        body: checked::<String, CommentBody>(row, "body")?,
        flags: count(row, "flags")?,
        reasons,
        words: Vec::new(),
    })
}

fn held_of(row: &SqliteRow) -> Result<Case, StoreError> {
    let chat: Option<&str> = get(row, "chat")?;
    let chat = chat.map(str::parse).transpose().map_err(|e| unreadable("command", e))?;
    let by = UserId(id(row, "actor_id")?);
    Ok(Case {
        item: Item::Held(id(row, "id")?),
        kind: Kind::Held,
        image: image_of(row)?,
        chat,
        by: Author { id: by, name: checked::<String, _>(row, "actor_name")? },
        is_banned: false,
        at: moment(row, "at")?,
        body: checked::<String, CommentBody>(row, "body")?,
        flags: 0,
        reasons: Vec::new(),
        words: list(row, "words")?,
    })
}

fn list(row: &SqliteRow, column: &str) -> Result<Vec<String>, StoreError> {
    let json: &str = get(row, column)?;
    serde_json::from_str(json).map_err(|error| unreadable(column, error))
}
