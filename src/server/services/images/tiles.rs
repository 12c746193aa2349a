//! The tiles of large pictures: read for viewers, and made for images from before there were tiles. No HTTP.

use crate::model::ImageId;
use crate::protocol::AppError;
use crate::server::blobs::BlobError;
use crate::server::media::{
    HEAD_BYTES, ImageFile, LARGE_PIXELS, LARGE_SIDE, MediaError, PackIndex, Tile, display_width,
};
use crate::server::state::AppState;
use crate::server::store::{ImageRecord, StoreError};
use bytes::Bytes;
use std::collections::HashSet;
use std::sync::Arc;

/// A tile of an image that the caller sees, from this file; `None` when there is no such tile or file.
pub async fn tile(
    state: &AppState,
    image: ImageId,
    file: &str,
    tile: Tile,
) -> Result<Option<Bytes>, AppError> {
    let read = async {
        let Some(index) = index(state, image, file).await? else { return Ok(None) };
        let Some(range) = index.range(tile) else { return Ok(None) };
        state.blobs.read(image, file, range).await
    };
    read.await.map_err(|error: BlobError| {
        tracing::error!(%error, %image, file, "a tile cannot be read");
        AppError::internal()
    })
}

async fn index(
    state: &AppState,
    image: ImageId,
    file: &str,
) -> Result<Option<Arc<PackIndex>>, BlobError> {
    if let Some(index) = state.pack_indexes.get(image, file) {
        return Ok(Some(index));
    }
    let Some(head) = state.blobs.read(image, file, 0..HEAD_BYTES).await? else { return Ok(None) };
    let index = PackIndex::read(&head).map(Arc::new);
    if let Some(index) = &index {
        state.pack_indexes.insert(image, file, index);
    }
    Ok(index)
}

/// Why the tiles of an image are not made.
#[derive(Debug, thiserror::Error)]
enum Unmade {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Files(#[from] BlobError),
    /// The picture cannot be decoded any more, which another try does not change.
    #[error("{0:?}")]
    Picture(MediaError),
    /// No worker is free in time.
    #[error("busy")]
    Busy,
}

impl From<MediaError> for Unmade {
    fn from(error: MediaError) -> Self {
        match error {
            MediaError::Busy => Self::Busy,
            other => Self::Picture(other),
        }
    }
}

/// Makes the tiles of large images that have none, one image after the other; the number of images. `hopeless` are images
/// whose picture cannot be decoded: they are left out the next time.
pub async fn make_missing(
    state: &AppState,
    hopeless: &mut HashSet<ImageId>,
) -> Result<u64, StoreError> {
    let mut made = 0;
    for image in state.store.images().untiled(LARGE_PIXELS, LARGE_SIDE).await? {
        if state.stopping.is_cancelled() {
            break;
        }
        if hopeless.contains(&image) {
            continue;
        }
        match make(state, image).await {
            Ok(true) => made += 1,
            Ok(false) => {}
            Err(Unmade::Busy) => break,
            // Where nothing can be written, the work would be in vain for all others, too.
            Err(Unmade::Store(error)) => return Err(error),
            Err(error) => {
                if matches!(error, Unmade::Picture(_)) {
                    hopeless.insert(image);
                }
                tracing::error!(%error, %image, "the tiles of a picture cannot be made");
            }
        }
    }
    Ok(made)
}

/// Makes the tiles of an image, if it needs some. Another server may do the same at the same time: then both write the
/// same file.
async fn make(state: &AppState, image: ImageId) -> Result<bool, Unmade> {
    let Some(record) = state.store.image(image).await? else { return Ok(false) };
    let ImageRecord { full, display, width, height, .. } = &record;
    let shown = display_width(display, full, (*width, *height));
    if shown >= *width {
        return Ok(false);
    }
    let Some(bytes) = state.blobs.get(image, full).await? else { return Ok(false) };
    let made = state.pipeline.cut_tiles(ImageFile::stored(bytes)?, shown).await?;
    let Some(tiles) = made else { return Ok(false) };
    state.blobs.put(image, &tiles.file, tiles.bytes).await?;
    if state.store.images().add_tiles(image, full, &tiles.file).await? {
        return Ok(true);
    }
    let now = state.store.image(image).await?.and_then(|now| now.tiles);
    if now.as_ref() != Some(&tiles.file) {
        state.blobs.delete(image, &tiles.file).await?;
    }
    Ok(false)
}
