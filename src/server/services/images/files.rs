//! The files of an image: made of what someone sends, written and deleted.

use super::title;
use crate::model::ImageId;
use crate::protocol::AppError;
use crate::server::limits::UploadPermit;
use crate::server::media::{Encoded, ImageFile};
use crate::server::state::AppState;
use crate::server::store::{ImageFiles, Original};
use bytes::Bytes;
use std::sync::Arc;

/// A file that someone sends.
pub struct SentFile {
    /// The content.
    pub bytes: Bytes,
    /// Its name, if it has one, in the form of [`title::name_of_file`].
    pub name: Option<String>,
}

impl SentFile {
    /// A file with its name as a client tells it.
    pub fn new(bytes: Bytes, name: Option<&str>) -> Self {
        Self { bytes, name: name.and_then(title::name_of_file) }
    }
}

/// Files that are not written yet.
pub struct NewFiles {
    /// Their names, and the size of the picture.
    pub names: ImageFiles,
    files: Vec<Encoded>,
    /// Held as long as the bytes that were sent are in memory.
    _permit: Arc<UploadPermit>,
}

impl NewFiles {
    /// Makes them.
    pub async fn prepare(
        state: &AppState,
        mut permit: UploadPermit,
        sent: SentFile,
    ) -> Result<Self, AppError> {
        let file = ImageFile::new(sent.bytes)?;
        permit.acquire_preparation()?;
        let permit = Arc::new(permit);
        let prepared = state.pipeline.prepare(file, Arc::clone(&permit)).await?;
        let names = ImageFiles {
            full: prepared.full.file.clone(),
            display: prepared.display.file.clone(),
            thumb: prepared.thumb.file.clone(),
            width: prepared.width,
            height: prepared.height,
            original: Original { file: prepared.original.file.clone(), name: sent.name },
            tiles: prepared.tiles.as_ref().map(|tiles| tiles.file.clone()),
        };
        Ok(Self { names, files: prepared.into_files().collect(), _permit: permit })
    }

    /// Writes them; the memory of each is free once it is written.
    pub async fn write(self, state: &AppState, image: ImageId) -> Result<(), AppError> {
        for Encoded { file, bytes } in self.files {
            put(state, image, &file, bytes).await?;
        }
        Ok(())
    }
}

/// Writes a file of an image.
pub async fn put(
    state: &AppState,
    image: ImageId,
    file: &str,
    bytes: Bytes,
) -> Result<(), AppError> {
    state.blobs.put(image, file, bytes).await.map_err(|error| {
        tracing::error!(%error, "a picture cannot be kept");
        error.unwritable().map_or_else(AppError::internal, AppError::from)
    })
}

/// Deletes files of an image that it does not need; what cannot be deleted stays until the image goes.
pub async fn delete(state: &AppState, image: ImageId, files: impl Iterator<Item = &String> + Send) {
    for file in files {
        if let Err(error) = state.blobs.delete(image, file).await {
            tracing::warn!(%error, %image, "a picture that nobody needs stays");
        }
    }
}
