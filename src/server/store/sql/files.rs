//! The files that the rows of images name.

use super::row::{Row, get, id};
use crate::model::ImageId;
use crate::server::store::contract::StoreError;

/// The columns of `images` that name a file; `original` and `tiles` were added later.
pub const FILE_COLUMNS: [&str; 5] = ["full", "display", "thumb", "original", "tiles"];

/// A query of the files in these columns, each once. Those of an embedded image are empty: its file is elsewhere.
pub fn files_in<'a>(columns: impl IntoIterator<Item = &'a str>) -> String {
    let selects =
        columns.into_iter().map(|column| format!("SELECT id, \"{column}\" AS file FROM images"));
    let selects = selects.collect::<Vec<_>>().join(" UNION ");
    // NULL is no file either.
    format!("SELECT id, file FROM ({selects}) AS files WHERE file <> ''")
}

/// A row of it.
pub fn file_of(row: &Row) -> Result<(ImageId, String), StoreError> {
    Ok((ImageId(id(row, "id")?), get(row, "file")?))
}
