//! Removing pictures that no text refers to. Texts come and go by many ways: so each picture is looked at once a day, and
//! nothing counts its uses.

use crate::model::Timestamp;
use crate::server::services::images;
use crate::server::state::AppState;
use crate::server::store::StoreError;

/// How long a picture waits for its comment, and for the next look at it.
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// Pictures that are looked at together.
const CHUNK: u32 = 200;

/// Removes the pictures that are at least a day old and in no comment, not even a deleted or held one. Returns their number.
pub async fn remove_unused(state: &AppState, now: Timestamp) -> Result<u64, StoreError> {
    let store = state.store.comment_pictures();
    let (since, mut removed) = (Timestamp(now.0 - DAY_MS), 0);
    loop {
        let chunk = store.not_looked_at_since(since, CHUNK).await?;
        let is_last = chunk.len() < CHUNK as usize;
        for picture in chunk {
            if store.is_used(picture.image, picture.id).await? {
                store.looked_at(picture.id, now).await?;
                continue;
            }
            // The files first, so that a crash leaves none without a row.
            let files = [&picture.file, &picture.thumb];
            images::delete_files(state, picture.image, files.into_iter()).await;
            store.remove_picture(picture.id).await?;
            removed += 1;
        }
        if is_last {
            return Ok(removed);
        }
    }
}
