//! The gallery: a page of a tenant's images. A page begins after the last image of the one before, so that what is
//! uploaded meanwhile moves nothing.

use crate::model::{DisplayName, Role, TenantId};
use crate::protocol::gallery::ImageSort;
use crate::server::store::contract::{ImageQuery, ListedImage, StoreError};
use crate::server::store::sql::{
    Database, Row, count, get, image_of, moment_if_any, statement, unreadable,
};
use crate::server::store::tables::contains::contains;

/// An embedded image is there with its first marker. The images that the viewer may find, `$1` to `$7`, by a key and then by id. In the inner query the key is that of
/// the image after which the page begins.
macro_rules! listed {
    ($key:literal, $follows:literal, $direction:literal) => {
        concat!(
            "SELECT images.*, users.name AS uploaded_by, (SELECT count(*) FROM chats \
             WHERE chats.image_id = images.id AND chats.state = 0 AND chats.resolved_at IS NULL) \
             AS unresolved FROM images LEFT JOIN users ON users.id = images.created_by \
             WHERE images.tenant_id = $1 AND images.deleted_at IS NULL \
             AND (images.visibility = 0 OR $2 OR (images.visibility = 2 AND $3) \
             OR (images.created_by = $4 AND images.embed_src IS NULL)) \
             AND (images.embed_src IS NULL OR images.opened > 0) AND ($5 = '' OR ",
            contains!("images.title", "$5"),
            ") AND ($6 IS NULL OR (",
            $key,
            ", images.id) ",
            $follows,
            " (SELECT ",
            $key,
            ", images.id FROM images WHERE images.id = $6 AND images.tenant_id = $1)) ORDER BY ",
            $key,
            " ",
            $direction,
            ", images.id ",
            $direction,
            " LIMIT $7"
        )
    };
}

const NEWEST: &str = listed!("images.created_at", "<", "DESC");
const OLDEST: &str = listed!("images.created_at", ">", "ASC");
const TITLE: &str = listed!("lower(images.title)", ">", "ASC");
/// The last event is the last row of the image's log; an image on which nothing happened counts by its upload.
const ACTIVITY: &str = listed!(
    "coalesce((SELECT at FROM events WHERE events.image_id = images.id \
     ORDER BY events.seq DESC LIMIT 1), images.created_at)",
    "<",
    "DESC"
);

/// A page of images.
pub async fn page(
    db: &dyn Database,
    tenant: &TenantId,
    query: &ImageQuery,
) -> Result<Vec<ListedImage>, StoreError> {
    let ImageQuery { user, role, search, sort, after, limit } = query;
    let sql = match sort {
        ImageSort::Newest => NEWEST,
        ImageSort::Oldest => OLDEST,
        ImageSort::Title => TITLE,
        ImageSort::Activity => ACTIVITY,
    };
    let (finds_all, is_member) = (*role >= Role::Moderator, *role >= Role::Member);
    let query = statement!(sql, tenant, finds_all, is_member, *user, search, *after, *limit);
    db.list(query, listed_of).await
}

fn listed_of(row: &Row) -> Result<ListedImage, StoreError> {
    let name = get::<Option<String>>(row, "uploaded_by")?;
    let name = name.map(DisplayName::try_from).transpose();
    Ok(ListedImage {
        image: image_of(row)?,
        uploaded_by: name.map_err(|error| unreadable("uploaded_by", error))?,
        open_chats: count(row, "unresolved")?,
        is_closed: moment_if_any(row, "closed_at")?.is_some(),
    })
}
