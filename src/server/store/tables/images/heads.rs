//! The heads of many logs in one read (LP26).

use crate::model::{ImageId, Seq};
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Row, Statement, Value, id, seq};
use std::sync::LazyLock;

/// Images in one read. The statement is the same however many are asked about, so that it is prepared once.
const AT_ONCE: usize = 256;

static HEADS: LazyLock<String> = LazyLock::new(|| {
    let parameters: Vec<String> = (1..=AT_ONCE).map(|n| format!("${n}")).collect();
    format!("SELECT id, seq FROM images WHERE id IN ({})", parameters.join(", "))
});

/// The last event of each of these images.
pub async fn of(db: &dyn Database, images: &[ImageId]) -> Result<Vec<(ImageId, Seq)>, StoreError> {
    let mut heads = Vec::new();
    let read = |row: &Row| Ok((ImageId(id(row, "id")?), seq(row, "seq")?));
    for some in images.chunks(AT_ONCE) {
        // The rest is filled with one of them.
        let all = (0..AT_ONCE).filter_map(|n| some.get(n).or(some.first()));
        let values = all.map(|image| Value::from(*image)).collect();
        let query =
            Statement { sql: HEADS.as_str(), values, only_if_changed: false, is_beside: false };
        heads.extend(db.list(query, read).await?);
    }
    Ok(heads)
}
