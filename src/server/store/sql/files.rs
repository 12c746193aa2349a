//! The files that rows name, all of them among those of an image.

use super::row::{Row, get, id};
use crate::model::ImageId;
use crate::server::store::contract::StoreError;

/// A column that names a file.
#[derive(Clone, Copy, Debug)]
pub struct FileColumn {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub name: &'static str,
    /// The column with the id of the image.
    image: &'static str,
}

const fn of_image(name: &'static str) -> FileColumn {
    FileColumn { table: "images", name, image: "id" }
}

const fn of_comments(name: &'static str) -> FileColumn {
    FileColumn { table: "comment_pictures", name, image: "image_id" }
}

/// All of them; an older database lacks some.
pub const FILE_COLUMNS: [FileColumn; 7] = [
    of_image("full"),
    of_image("display"),
    of_image("thumb"),
    of_image("original"),
    of_image("tiles"),
    of_comments("file"),
    of_comments("thumb"),
];

/// A query of the files in these columns, each once. Those of an embedded image are empty: its file is elsewhere.
pub fn files_in(columns: impl IntoIterator<Item = FileColumn>) -> String {
    let selects = columns.into_iter().map(|FileColumn { table, name, image }| {
        format!("SELECT {image} AS id, \"{name}\" AS file FROM {table}")
    });
    let selects = selects.collect::<Vec<_>>().join(" UNION ");
    // NULL is no file either.
    format!("SELECT id, file FROM ({selects}) AS files WHERE file <> ''")
}

/// A row of it.
pub fn file_of(row: &Row) -> Result<(ImageId, String), StoreError> {
    Ok((ImageId(id(row, "id")?), get(row, "file")?))
}
