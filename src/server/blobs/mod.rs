//! Storage for the files of images: by image and name, atomic. A folder or a bucket, through `object_store`.

mod s3;
#[cfg(test)]
mod tests;

pub use s3::Bucket;

use crate::model::ImageId;
use crate::protocol::Unwritable;
use bytes::Bytes;
use futures::stream::BoxStream;
use futures::{StreamExt, TryStreamExt};
use moka::sync::Cache;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use std::error::Error;
use std::io;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

/// The longest name of a file, in bytes: a role of some letters, a digest, an ending.
const MAX_NAME_BYTES: usize = 100;
/// The name of the file that [`Blobs::probe`] writes; not the name of an image's folder.
const PROBE: &str = "probe";
/// The endings of names.
const ENDINGS: [&str; 5] = ["jpg", "png", "webp", "gif", "pack"];
/// What it writes: a block of most file systems.
const PROBE_BYTES: &[u8] = &[0; 4096];

/// Images whose sizes are remembered, and for how long: another process may delete files.
const MAX_SIZES: u64 = 100_000;
const SIZE_FOR: Duration = Duration::from_secs(10 * 60);

/// Why a file cannot be stored or read. The text goes to the log, never to a client.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// A name that is not of the form `role-digest.jpg`, see [`is_file_name`].
    #[error("not the name of a file of an image")]
    Name,
    /// The folder of the files cannot be made or opened.
    #[error("folder of the images: {0}")]
    Folder(#[from] io::Error),
    /// The store refused or could not be reached.
    #[error("blob store: {0}")]
    Store(#[from] object_store::Error),
}

impl BlobError {
    /// Why a file cannot be written at present; `None` when it is not the disk's fault.
    pub fn unwritable(&self) -> Option<Unwritable> {
        let this: &(dyn Error + 'static) = self;
        let mut causes = std::iter::successors(Some(this), |cause| (*cause).source());
        let is_bucket = matches!(self, Self::Store(object_store::Error::Generic { store, .. }) if *store == "S3");
        if is_bucket {
            return Some(Unwritable::FilesAway);
        }
        let io = causes.find_map(|cause| cause.downcast_ref::<io::Error>())?;
        match io.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Some(Unwritable::DiskFull),
            _ => Some(Unwritable::DiskFails),
        }
    }
}

/// The store of all images' files.
#[derive(Clone, Debug)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    sizes: Cache<ImageId, u64>,
}

/// An open file.
pub struct Blob {
    /// Size in bytes.
    pub size: u64,
    /// The content as a stream.
    pub content: BoxStream<'static, Result<Bytes, BlobError>>,
}

impl Blobs {
    /// A store in a folder, which is created when it is missing. A file is on the disk when [`Blobs::put`] returns,
    /// as with the database: a row never names a file that a crash lost.
    ///
    /// # Errors
    /// [`BlobError::Folder`] or [`BlobError::Store`].
    pub fn local(folder: &std::path::Path) -> Result<Self, BlobError> {
        std::fs::create_dir_all(folder)?;
        let store = LocalFileSystem::new_with_prefix(folder)?;
        // Empty folders are removed.
        Ok(Self::over(store.with_fsync(true).with_automatic_cleanup(true)))
    }

    /// A store in a bucket of an S3-compatible server, which is not asked yet.
    ///
    /// # Errors
    /// [`BlobError::Store`] for settings that do not go together.
    pub fn s3(bucket: &Bucket<'_>) -> Result<Self, BlobError> {
        Ok(Self::over(s3::open(bucket)?))
    }

    fn over(store: impl ObjectStore) -> Self {
        let sizes = Cache::builder().max_capacity(MAX_SIZES).time_to_live(SIZE_FOR).build();
        Self { store: Arc::new(store), sizes }
    }

    /// Is there no file at all?
    ///
    /// # Errors
    /// [`BlobError::Store`].
    pub async fn is_empty(&self) -> Result<bool, BlobError> {
        Ok(self.store.list(None).try_next().await?.is_none())
    }

    /// Stores a file, atomically and idempotently.
    ///
    /// # Errors
    /// [`BlobError::Name`] for a name that [`is_file_name`] does not accept; [`BlobError::Store`].
    pub async fn put(&self, image: ImageId, file: &str, bytes: Bytes) -> Result<(), BlobError> {
        let path = path(image, file).ok_or(BlobError::Name)?;
        self.store.put(&path, PutPayload::from_bytes(bytes)).await?;
        self.sizes.invalidate(&image);
        Ok(())
    }

    /// The bytes of all files of an image; 0 when it has none.
    ///
    /// # Errors
    /// [`BlobError::Store`].
    pub async fn size(&self, image: ImageId) -> Result<u64, BlobError> {
        if let Some(size) = self.sizes.get(&image) {
            return Ok(size);
        }
        let folder = Path::from(image.to_string());
        let files = self.store.list(Some(&folder)).map_ok(|file| file.size);
        let size = files.try_collect::<Vec<u64>>().await?.into_iter().sum();
        self.sizes.insert(image, size);
        Ok(size)
    }

    /// Can files be written? Writes one and deletes it.
    ///
    /// # Errors
    /// [`BlobError::Store`].
    pub async fn probe(&self) -> Result<(), BlobError> {
        let path = Path::from(PROBE);
        self.store.put(&path, PutPayload::from_static(PROBE_BYTES)).await?;
        match self.store.delete(&path).await {
            // Another probe was faster.
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes a file of this image; a missing one is no error.
    ///
    /// # Errors
    /// [`BlobError::Name`] as with [`Blobs::put`]; [`BlobError::Store`].
    pub async fn delete(&self, image: ImageId, file: &str) -> Result<(), BlobError> {
        let path = path(image, file).ok_or(BlobError::Name)?;
        self.sizes.invalidate(&image);
        match self.store.delete(&path).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes all files of an image.
    ///
    /// # Errors
    /// [`BlobError::Store`].
    pub async fn delete_all(&self, image: ImageId) -> Result<(), BlobError> {
        let folder = Path::from(image.to_string());
        self.sizes.invalidate(&image);
        let files: Vec<_> = self.store.list(Some(&folder)).try_collect().await?;
        for file in files {
            match self.store.delete(&file.location).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// The content of a file. `None` when it is missing or the name is invalid.
    ///
    /// # Errors
    /// [`BlobError::Store`].
    pub async fn get(&self, image: ImageId, file: &str) -> Result<Option<Bytes>, BlobError> {
        match self.found(image, file).await? {
            Some(found) => Ok(Some(found.bytes().await?)),
            None => Ok(None),
        }
    }

    /// Opens a file as a stream, so that a large one takes no memory; otherwise as [`Blobs::get`].
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

    /// These bytes of a file, without those that are behind its end; otherwise as [`Blobs::get`].
    ///
    /// # Errors
    /// [`BlobError::Store`], also when the file ends before them.
    pub async fn read(
        &self,
        image: ImageId,
        file: &str,
        bytes: Range<u64>,
    ) -> Result<Option<Bytes>, BlobError> {
        let Some(path) = path(image, file) else { return Ok(None) };
        match self.store.get_range(&path, bytes).await {
            Ok(part) => Ok(Some(part)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
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

/// Is it a name such as `full-0123456789abcdef.jpg` or `display-0123456789abcdef-2560.jpg`: letters `a-z`, hexadecimal
/// digits, for some a width, with hyphens between them, and `.jpg`, `.png`, `.webp`,
/// `.gif` or `.pack`? Nothing else becomes part of a path.
pub fn is_file_name(file: &str) -> bool {
    let Some((stem, ending)) = file.rsplit_once('.') else { return false };
    let Some((role, digits)) = stem.split_once('-') else { return false };
    let (digest, width) = digits.split_once('-').unwrap_or((digits, "0"));
    let has = |text: &str, is: fn(&u8) -> bool| !text.is_empty() && text.as_bytes().iter().all(is);
    file.len() <= MAX_NAME_BYTES
        && ENDINGS.contains(&ending)
        && has(role, u8::is_ascii_lowercase)
        && has(digest, |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && has(width, u8::is_ascii_digit)
}

fn path(image: ImageId, file: &str) -> Option<Path> {
    is_file_name(file).then(|| Path::from_iter([image.to_string().as_str(), file]))
}
