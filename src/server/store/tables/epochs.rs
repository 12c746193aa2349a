//! The epochs of this database (LP5): whether what a reader has read is the beginning of a log.

use super::plain_tables::PlainTables;
use crate::model::{Epoch, ImageId, Seq};
use crate::server::store::contract::StoreError;
use crate::server::store::sql::statement;

impl PlainTables {
    /// Whether the event `seq` was written up to the end of an epoch of this database; then a client that read up to it
    /// in that epoch has read this log. `false` for an epoch of another history, and for an event that was pruned.
    pub async fn shares_history(
        &self,
        epoch: Epoch,
        image: ImageId,
        seq: Seq,
    ) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM epochs WHERE epoch = $1 AND ($2 = 0 OR number >= \
                   (SELECT events.epoch FROM events WHERE image_id = $3 AND seq = $2))) AS found";
        self.db.exists(statement!(sql, epoch.0, seq, image)).await
    }
}
