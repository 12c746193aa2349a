//! What was deleted and can be restored.

use super::filter::{image_of, person_id};
use crate::model::{ChatId, CommentId, MODERATION, TenantId, UserId};
use crate::protocol::moderation::{DeletedThing, Item, QueueFilter};
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{BY, Database, Row, author, get, id, moment, statement};
use crate::server::store::tables::contains::contains;
use uuid::Uuid;

/// Comments that were deleted by themselves out of discussions that are there. Those that are hidden
/// are in the queue instead.
const COMMENTS: &str = concat!(
    "SELECT comments.id, comments.image_id, images.title, comments.chat_id, \
     comments.by_id, comments.by_name, comments.by_role, comments.body, comments.deleted_by, comments.deleted_at, \
     users.name AS deleter FROM images JOIN comments ON comments.image_id = images.id \
     AND comments.state = 2 LEFT JOIN users ON users.id = comments.deleted_by \
     WHERE images.tenant_id = $1 AND images.deleted_at IS NULL AND ($2 IS NULL OR images.id = $2) \
     AND ($3 = '' OR comments.by_id = $4 OR ",
    contains!("comments.by_name", "$3"),
    ") AND ($5 = '' OR ",
    contains!("comments.body", "$5"),
    ") AND EXISTS (SELECT 1 FROM chats WHERE chats.id = comments.chat_id \
     AND chats.image_id = comments.image_id AND chats.state = 0) \
     AND NOT EXISTS (SELECT 1 FROM reviews WHERE reviews.tenant_id = images.tenant_id \
     AND reviews.comment_id = comments.id AND reviews.state = 0) \
     ORDER BY comments.deleted_at DESC, comments.id LIMIT $6"
);

/// Discussions, each with its first comment.
const CHATS: &str = concat!(
    "SELECT * FROM (SELECT chats.id, chats.image_id, images.title, \
     chats.id AS chat_id, chats.by_id, chats.by_name, chats.by_role, chats.deleted_by, chats.deleted_at, \
     users.name AS deleter, (SELECT body FROM comments WHERE comments.image_id = chats.image_id \
     AND comments.number = chats.number AND comments.chat_id = chats.id AND comments.state = 1 \
     ORDER BY seq, comments.id LIMIT 1) AS body FROM images JOIN chats \
     ON chats.image_id = images.id AND chats.state = 1 \
     LEFT JOIN users ON users.id = chats.deleted_by \
     WHERE images.tenant_id = $1 AND images.deleted_at IS NULL AND ($2 IS NULL OR images.id = $2) \
     AND ($3 = '' OR chats.by_id = $4 OR ",
    contains!("chats.by_name", "$3"),
    ") AND NOT EXISTS (SELECT 1 FROM comments JOIN reviews \
     ON reviews.tenant_id = images.tenant_id AND reviews.comment_id = comments.id \
     AND reviews.state = 0 WHERE comments.image_id = chats.image_id \
     AND comments.number = chats.number AND comments.chat_id = chats.id AND comments.state = 1)) \
     AS deleted WHERE $5 = '' OR ",
    contains!("body", "$5"),
    " ORDER BY deleted_at DESC, id LIMIT $6"
);

/// The last deleted first.
pub async fn things(
    db: &dyn Database,
    tenant: &TenantId,
    filter: &QueueFilter,
    limit: u32,
) -> Result<Vec<DeletedThing>, StoreError> {
    let comment = |id| Item::Comment(CommentId(id));
    let mut all = found(db, COMMENTS, tenant, filter, limit, comment).await?;
    all.extend(found(db, CHATS, tenant, filter, limit, |id| Item::Chat(ChatId(id))).await?);
    all.sort_by_key(|thing| (std::cmp::Reverse(thing.deleted_at), thing.item));
    all.truncate(limit.try_into().unwrap_or(usize::MAX));
    Ok(all)
}

async fn found(
    db: &dyn Database,
    sql: &'static str,
    tenant: &TenantId,
    filter: &QueueFilter,
    limit: u32,
    item: fn(Uuid) -> Item,
) -> Result<Vec<DeletedThing>, StoreError> {
    let (image, person) = (filter.image, person_id(filter));
    let query = statement!(sql, tenant, image, &filter.person, person, &filter.text, limit);
    db.list(query, |row| thing_of(row, item(id(row, "id")?))).await
}

fn thing_of(row: &Row, item: Item) -> Result<DeletedThing, StoreError> {
    let deleter = UserId(id(row, "deleted_by")?);
    let own = || crate::model::Actor::moderation().name.into();
    let name: Option<String> = get(row, "deleter")?;
    Ok(DeletedThing {
        item,
        image: image_of(row)?,
        chat: ChatId(id(row, "chat_id")?),
        by: author(row, BY)?,
        deleted_by: if deleter == MODERATION { Some(own()) } else { name },
        deleted_at: moment(row, "deleted_at")?,
        body: get(row, "body")?,
        pictures: Vec::new(),
    })
}
