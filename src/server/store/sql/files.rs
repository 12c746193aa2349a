//! The files that the rows of images name.

use super::row::{Row, get, id};
use crate::model::ImageId;
use crate::server::store::contract::StoreError;

/// Those of pictures, each once. Those of an embedded image are empty: its file is elsewhere.
pub const PICTURES: &str = "SELECT id, file FROM (SELECT id, \"full\" AS file FROM images \
    UNION SELECT id, display FROM images UNION SELECT id, thumb FROM images) AS files \
    WHERE file <> ''";

/// The same, and the originals.
pub const FILES_OF_IMAGES: &str = "SELECT id, file FROM (SELECT id, \"full\" AS file FROM images \
    UNION SELECT id, display FROM images UNION SELECT id, thumb FROM images \
    UNION SELECT id, original FROM images WHERE original IS NOT NULL) AS files WHERE file <> ''";

/// A row of either.
pub fn file_of(row: &Row) -> Result<(ImageId, String), StoreError> {
    Ok((ImageId(id(row, "id")?), get(row, "file")?))
}
