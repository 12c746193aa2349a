//! The queue of the moderators, from flags and held operations.

use super::filter::{image_of, person_id};
use super::held;
use crate::model::{Author, ChatId, CommentId, TenantId, UserId};
use crate::protocol::moderation::{Case, Item, Kind, QueueFilter};
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{
    BY, Database, Row, author, checked, count, get, id, moment, statement, unreadable,
};
use crate::server::store::tables::contains::contains;
use serde::Deserialize;

/// A query over the flags of a tenant, `$1`, that no moderator has reviewed: of comments that are there,
/// and of those that were hidden. A comment that was deleted meanwhile waits no more.
macro_rules! flagged {
    ($select:expr, $rest:expr) => {
        concat!(
            $select,
            " FROM flags JOIN images ON images.id = flags.image_id \
             JOIN comments ON comments.id = flags.comment_id \
             AND comments.image_id = flags.image_id AND comments.chat_id = flags.chat_id \
             LEFT JOIN reviews ON reviews.tenant_id = flags.tenant_id \
             AND reviews.comment_id = flags.comment_id \
             WHERE flags.tenant_id = $1 AND flags.reviewed_at IS NULL \
             AND images.deleted_at IS NULL \
             AND (comments.state = 0 OR reviews.state = 0)",
            $rest
        )
    };
}

/// One row a comment. A reason is one line. The columns beside the aggregates depend on the comment,
/// apart from `state`: one id may be both there and among the deleted.
const FLAGGED: &str = flagged!(
    "SELECT flags.comment_id, flags.chat_id, flags.image_id, images.title, comments.by_id, \
     comments.by_name, comments.by_role, comments.body, comments.state, count(*) AS flags, min(flags.at) AS at, \
     string_agg(flags.reason, '\n') AS reasons",
    concat!(
        " AND (($2 AND comments.state = 0) OR ($3 AND comments.state <> 0)) \
         AND ($4 IS NULL OR flags.image_id = $4) AND ($5 IS NULL OR flags.comment_id = $5) \
         AND ($6 = '' OR comments.by_id = $7 OR ",
        contains!("comments.by_name", "$6"),
        ") AND ($8 = '' OR ",
        contains!("comments.body", "$8"),
        ") GROUP BY flags.comment_id, flags.chat_id, flags.image_id, images.title, \
         comments.by_id, comments.by_name, comments.by_role, comments.body, comments.state ORDER BY at, comments.state LIMIT $9"
    )
);

const HELD: &str = concat!(
    "SELECT held.id, image_id, images.title, actor_id, actor_name, body, words, at, command \
     FROM held JOIN images ON images.id = held.image_id \
     WHERE held.tenant_id = $1 AND state = 0 AND images.deleted_at IS NULL \
     AND ($2 IS NULL OR image_id = $2) \
     AND ($3 IS NULL OR held.id = $3) AND ($4 = '' OR actor_id = $5 OR ",
    contains!("actor_name", "$4"),
    ") AND ($6 = '' OR ",
    contains!("body", "$6"),
    ") ORDER BY at LIMIT $7"
);

/// The oldest first.
pub async fn cases(
    db: &dyn Database,
    tenant: &TenantId,
    filter: &QueueFilter,
    limit: u32,
) -> Result<Vec<Case>, StoreError> {
    let mut all = flagged(db, tenant, filter, limit).await?;
    all.extend(held(db, tenant, filter, limit).await?);
    all.sort_by_key(|case| (case.at, case.item));
    all.dedup_by_key(|case| case.item);
    all.truncate(limit.try_into().unwrap_or(usize::MAX));
    Ok(all)
}

/// The number of [`cases`] without a filter and a limit.
pub async fn count_waiting(db: &dyn Database, tenant: &TenantId) -> Result<u32, StoreError> {
    let sql = concat!(
        "SELECT (SELECT count(*) FROM held JOIN images ON images.id = held.image_id \
         WHERE held.tenant_id = $1 AND state = 0 AND images.deleted_at IS NULL) + (",
        flagged!("SELECT count(DISTINCT flags.comment_id)", ""),
        ") AS waiting"
    );
    db.one(statement!(sql, tenant), |row| count(row, "waiting")).await
}

async fn flagged(
    db: &dyn Database,
    tenant: &TenantId,
    filter: &QueueFilter,
    limit: u32,
) -> Result<Vec<Case>, StoreError> {
    let comment = match filter.item {
        None => None,
        Some(Item::Comment(id)) => Some(id),
        Some(_) => return Ok(Vec::new()),
    };
    let wants = |kind| filter.kind.is_none_or(|wanted| wanted == kind);
    let query = statement!(
        FLAGGED,
        tenant,
        wants(Kind::Flagged),
        wants(Kind::Hidden),
        filter.image,
        comment,
        &filter.person,
        person_id(filter),
        &filter.text,
        limit,
    );
    db.list(query, flagged_of).await
}

async fn held(
    db: &dyn Database,
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
    let query = statement!(
        HELD,
        tenant,
        filter.image,
        id,
        &filter.person,
        person_id(filter),
        &filter.text,
        limit,
    );
    db.list(query, held_of).await
}

fn flagged_of(row: &Row) -> Result<Case, StoreError> {
    let is_there = get::<i64>(row, "state")? == 0;
    let reasons: &str = get(row, "reasons")?;
    Ok(Case {
        item: Item::Comment(CommentId(id(row, "comment_id")?)),
        kind: if is_there { Kind::Flagged } else { Kind::Hidden },
        image: image_of(row)?,
        chat: Some(ChatId(id(row, "chat_id")?)),
        by: author(row, BY)?,
        is_banned: false,
        at: moment(row, "at")?,
        body: get(row, "body")?,
        pictures: Vec::new(),
        flags: count(row, "flags")?,
        reasons: reasons.lines().filter(|reason| !reason.is_empty()).map(String::from).collect(),
        words: Vec::new(),
    })
}

fn held_of(row: &Row) -> Result<Case, StoreError> {
    Ok(Case {
        item: Item::Held(id(row, "id")?),
        kind: Kind::Held,
        image: image_of(row)?,
        chat: chat_of(row)?,
        by: Author {
            id: UserId(id(row, "actor_id")?),
            name: checked::<String, _>(row, "actor_name")?,
            role: None,
        },
        is_banned: false,
        at: moment(row, "at")?,
        body: get(row, "body")?,
        pictures: Vec::new(),
        flags: 0,
        reasons: Vec::new(),
        words: held::words_of(row)?,
    })
}

/// The discussion that the held command names, if it names one.
fn chat_of(row: &Row) -> Result<Option<ChatId>, StoreError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Named {
        chat_id: Option<ChatId>,
    }
    let named = serde_json::from_str::<Named>(get(row, "command")?);
    named.map(|named| named.chat_id).map_err(|error| unreadable("command", error))
}
