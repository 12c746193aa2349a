//! What the lists of the moderation pages have in common.

use crate::model::ImageId;
use crate::protocol::moderation::{ImageRef, QueueFilter};
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Row, get, id};
use uuid::Uuid;

/// The person whose id was given in place of a name.
pub fn person_id(filter: &QueueFilter) -> Option<Uuid> {
    filter.person.parse().ok()
}

/// The columns `image_id` and `title`.
pub fn image_of(row: &Row) -> Result<ImageRef, StoreError> {
    Ok(ImageRef { id: ImageId(id(row, "image_id")?), title: get(row, "title")? })
}
