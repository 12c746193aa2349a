//! Changing an image past its log: viewers that have read the log up to now load the image again.

use crate::model::{Author, ImageId, Timestamp};
use crate::protocol::webhooks::WebhookKind;
use crate::server::store::contract::{ImageChange, ImageFiles};
use crate::server::store::sql::{Statement, statement};
use crate::server::store::tables::restated;
use crate::server::store::tables::webhooks::about_image;

/// The last one changes a row only when the image is there and not deleted.
pub fn statements(
    image: ImageId,
    change: &ImageChange,
    by: &Author,
    now: Timestamp,
) -> Vec<Statement> {
    let ImageChange { title, visibility, files } = change;
    let file = |name: fn(&ImageFiles) -> &String| files.as_ref().map(|files| name(files).as_str());
    let size = |side: fn(&ImageFiles) -> u32| files.as_ref().map(side);
    let update = statement!(
        "UPDATE images SET title = coalesce($1, title), visibility = coalesce($2, visibility), \
         \"full\" = coalesce($3, \"full\"), display = coalesce($4, display), \
         thumb = coalesce($5, thumb), width = coalesce($6, width), height = coalesce($7, height), \
         original = coalesce($8, original), \
         original_name = CASE WHEN $8 IS NULL THEN original_name ELSE $9 END, \
         tiles = CASE WHEN $8 IS NULL THEN tiles ELSE $10 END WHERE id = $11 AND deleted_at IS NULL",
        title.as_deref(),
        *visibility,
        file(|files| &files.full),
        file(|files| &files.display),
        file(|files| &files.thumb),
        size(|files| files.width),
        size(|files| files.height),
        file(|files| &files.original.file),
        files.as_ref().and_then(|files| files.original.name.as_deref()),
        files.as_ref().and_then(|files| files.tiles.as_deref()),
        image,
    );
    let told = about_image(WebhookKind::ImageUpdated, image, Some(by.id), now);
    let restated = restated::statements(image, by, now).into_iter();
    [update, told].into_iter().chain(restated.map(Statement::only_if_changed)).collect()
}
