//! An installation that moves from an SQLite file to PostgreSQL or back, and its files from a folder to a bucket or back.
//!
//! Rows and files are compared with what was read before anything is kept, and the database comes last: without it nothing
//! is there. The source is left unchanged.

use super::error::BackupError;
use super::files::{
    create_private_folder, folder_of, no_database, remove_database, rename, with_end,
};
use crate::model::ImageId;
use crate::server::blobs::Blobs;
use crate::server::store::{
    Loaded, SqliteCopy, TableSum, database_file, file_into_postgres, postgres_into_file,
};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The file of the database until it has its name.
const MOVING: &str = ".moving";

/// The source and the target of the files of images.
pub enum FilesMove {
    /// They stay.
    Stay(Blobs),
    /// Into an empty place, a folder or a bucket.
    To {
        /// Where they are.
        from: Blobs,
        /// The empty place.
        to: Blobs,
        /// Is it a bucket?
        is_bucket: bool,
    },
}

/// What was moved.
#[derive(Debug)]
pub struct Moved {
    /// The tables.
    pub tables: Vec<TableSum>,
    /// Number of files at the target.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that the database names and that were not there, as `{imageId}/{file}`.
    pub missing: Vec<String>,
}

/// Moves all rows from one address to the other, one of which is that of an SQLite file, and the files with them. No
/// server may run on either.
///
/// # Errors
/// The place is not empty; a database or the store of files fails; what was written differs from what was read. Then
/// everything that was written is removed.
pub async fn move_installation(
    from: &str,
    to: &str,
    files: &FilesMove,
) -> Result<Moved, BackupError> {
    if let FilesMove::To { to, is_bucket, .. } = files
        && !to.is_empty().await?
    {
        let place =
            if *is_bucket { BackupError::BucketNotEmpty } else { BackupError::FolderNotEmpty };
        return Err(place);
    }
    match (database_file(from)?, database_file(to)?) {
        (Some(file), None) => {
            let loaded = file_into_postgres(&file, to).await?;
            let mut moved = Moved::new(&file, files).await?;
            moved.tables = kept(loaded, files, &file).await?;
            Ok(moved)
        }
        (None, Some(file)) => {
            no_database(&file)?;
            create_private_folder(folder_of(&file))?;
            let begun = Begun(with_end(&file, MOVING));
            // What a crash left.
            remove_database(&begun.0);
            let tables = postgres_into_file(from, &begun.0, true).await?;
            let moved = Moved { tables, ..Moved::new(&begun.0, files).await? };
            if let Err(error) = rename(&begun.0, &file) {
                files.undo(&begun.0).await;
                return Err(error);
            }
            Ok(moved)
        }
        _ => Err(BackupError::SameKind),
    }
}

/// Commits the loaded rows; removes the moved files if that fails.
async fn kept(
    loaded: Loaded,
    files: &FilesMove,
    file: &Path,
) -> Result<Vec<TableSum>, BackupError> {
    match loaded.keep().await {
        Ok(tables) => Ok(tables),
        Err(error) => {
            files.undo(file).await;
            Err(error.into())
        }
    }
}

/// A database file that is not there yet.
struct Begun(PathBuf);

impl Drop for Begun {
    fn drop(&mut self) {
        remove_database(&self.0);
    }
}

impl Moved {
    /// Moves the files that a database names.
    async fn new(database: &Path, files: &FilesMove) -> Result<Self, BackupError> {
        let mut moved = Self { tables: Vec::new(), files: 0, bytes: 0, missing: Vec::new() };
        for (image, file) in SqliteCopy::files(database).await? {
            match files.carry(image, &file).await {
                Ok(Some(bytes)) => {
                    moved.files += 1;
                    moved.bytes += bytes;
                }
                Ok(None) => moved.missing.push(format!("{image}/{file}")),
                Err(error) => {
                    files.undo(database).await;
                    return Err(error);
                }
            }
        }
        Ok(moved)
    }
}

impl FilesMove {
    /// Moves a file, and reads it again where it went. Returns its size; `None` when there is none.
    async fn carry(&self, image: ImageId, file: &str) -> Result<Option<u64>, BackupError> {
        let (from, to) = match self {
            Self::Stay(blobs) => {
                return Ok(blobs.open(image, file).await?.map(|found| found.size));
            }
            Self::To { from, to, .. } => (from, to),
        };
        let Some(bytes) = from.get(image, file).await? else { return Ok(None) };
        let (size, read) = (bytes.len() as u64, Sha256::digest(&bytes));
        to.put(image, file, bytes).await?;
        let there = to.get(image, file).await?.as_deref().map(Sha256::digest);
        let is_same = there.is_some_and(|there| there == read);
        is_same
            .then_some(Some(size))
            .ok_or_else(|| BackupError::DifferentFile(format!("{image}/{file}")))
    }

    /// Removes the files that a database names from the place that was empty.
    async fn undo(&self, database: &Path) {
        let Self::To { to, .. } = self else { return };
        for (image, file) in SqliteCopy::files(database).await.unwrap_or_default() {
            if let Err(error) = to.delete(image, &file).await {
                tracing::warn!(%error, %image, file, "cannot remove a file of a move that failed");
            }
        }
    }
}
