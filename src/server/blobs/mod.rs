//! Where the files of images are kept: by image and name, whole or not at all. Knows not what is
//! in them nor who may see them. A folder today; whatever `object_store` speaks, tomorrow.

#[cfg(test)]
mod tests;

use crate::model::ImageId;
use bytes::Bytes;
use futures::StreamExt;
use futures::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use std::sync::Arc;

/// The longest name of a file, in bytes: a role of some letters, a digest, an ending.
const MAX_NAME_BYTES: usize = 100;

/// Keeping or reading a file failed. What was said goes to the log, never to a client.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The name is not of the form `role-digest.jpg` or `role-digest.png`.
    #[error("not the name of a file of an image")]
    Name,
    /// The folder of the files cannot be made or opened.
    #[error("folder of the images: {0}")]
    Folder(#[from] std::io::Error),
    /// The store refused or could not be reached.
    #[error("blob store: {0}")]
    Store(#[from] object_store::Error),
}

/// The files of all images.
#[derive(Clone, Debug)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
}

/// A file that is being read.
pub struct Blob {
    /// Bytes in all.
    pub size: u64,
    /// Its content, piece by piece.
    pub content: BoxStream<'static, Result<Bytes, BlobError>>,
}

impl Blobs {
    /// Files below a folder, which is made when it is missing. What is put is on the disk when
    /// [`Blobs::put`] returns, as with the database: a row never names a file that a crash lost.
    ///
    /// # Errors
    /// [`BlobError::Folder`] or [`BlobError::Store`] when there can be no such folder.
    pub fn local(folder: &std::path::Path) -> Result<Self, BlobError> {
        std::fs::create_dir_all(folder)?;
        let store = LocalFileSystem::new_with_prefix(folder)?;
        // An image without files leaves no empty folder.
        let store = store.with_fsync(true).with_automatic_cleanup(true);
        Ok(Self { store: Arc::new(store) })
    }

    /// Keeps a file. A reader sees all of it or nothing; doing it again is no harm.
    ///
    /// # Errors
    /// [`BlobError::Name`] for a name that [`is_file_name`] does not accept; [`BlobError::Store`].
    pub async fn put(&self, image: ImageId, file: &str, bytes: Bytes) -> Result<(), BlobError> {
        let path = path(image, file).ok_or(BlobError::Name)?;
        self.store.put(&path, PutPayload::from_bytes(bytes)).await?;
        Ok(())
    }

    /// Forgets a file of this image; that of another with the same name stays. One that is not there is no
    /// error.
    ///
    /// # Errors
    /// [`BlobError::Name`] as with [`Blobs::put`]; [`BlobError::Store`].
    pub async fn delete(&self, image: ImageId, file: &str) -> Result<(), BlobError> {
        let path = path(image, file).ok_or(BlobError::Name)?;
        match self.store.delete(&path).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// A whole file. `None` when there is none, or none can have that name.
    ///
    /// # Errors
    /// [`BlobError::Store`].
    pub async fn get(&self, image: ImageId, file: &str) -> Result<Option<Bytes>, BlobError> {
        match self.found(image, file).await? {
            Some(found) => Ok(Some(found.bytes().await?)),
            None => Ok(None),
        }
    }

    /// A file to be sent on while it is read, so that large ones take no memory; otherwise as
    /// [`Blobs::get`].
    ///
    /// # Errors
    /// [`BlobError::Store`].
    pub async fn open(&self, image: ImageId, file: &str) -> Result<Option<Blob>, BlobError> {
        let found = self.found(image, file).await?;
        Ok(found.map(|found| Blob {
            size: found.meta.size,
            content: found.into_stream().map(|piece| Ok(piece?)).boxed(),
        }))
    }

    async fn found(
        &self,
        image: ImageId,
        file: &str,
    ) -> Result<Option<object_store::GetResult>, BlobError> {
        let Some(path) = path(image, file) else { return Ok(None) };
        match self.store.get(&path).await {
            Ok(found) => Ok(Some(found)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// Is it a name such as `display-0123456789abcdef.jpg`: letters `a-z`, a hyphen, hexadecimal
/// digits, `.jpg` or `.png`? Nothing else ever becomes part of a path.
pub fn is_file_name(file: &str) -> bool {
    let stem = file.strip_suffix(".jpg").or_else(|| file.strip_suffix(".png"));
    let Some((role, digest)) = stem.and_then(|stem| stem.split_once('-')) else { return false };
    let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    file.len() <= MAX_NAME_BYTES
        && !role.is_empty()
        && role.bytes().all(|byte| byte.is_ascii_lowercase())
        && !digest.is_empty()
        && digest.bytes().all(is_hex)
}

fn path(image: ImageId, file: &str) -> Option<Path> {
    is_file_name(file).then(|| Path::from_iter([image.to_string().as_str(), file]))
}
