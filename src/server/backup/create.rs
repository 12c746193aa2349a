//! Making an archive while a server runs.
//!
//! The database is copied first, SQLite or PostgreSQL, as of one moment and into a file of SQLite. The files follow: they
//! are written before the row that names them and never changed, so every file that the copy names is there. The exception
//! is an image whose picture was replaced meanwhile: then everything is copied again.

use super::error::BackupError;
use super::files::{WorkFolder, rename};
use super::manifest::{BLOBS, DATABASE, Manifest};
use super::read::verify;
use super::write::ArchiveWriter;
use crate::server::blobs::Blobs;
use crate::server::clock;
use crate::server::store::{SqliteCopy, copy_into_file, files_of_images};
use std::collections::BTreeSet;
use std::path::Path;

/// How often files may go away under a backup before that is taken for what it is.
const ATTEMPTS: u32 = 3;
/// The archive until it has its name.
const ARCHIVE: &str = "archive.tar";

/// What was made.
#[derive(Clone, Debug)]
pub struct Created {
    /// What is in it.
    pub manifest: Manifest,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Makes an archive of the database at an address and of the files of its images, under a name that is free. It is read
/// again and compared before it gets that name.
///
/// # Errors
/// The name is taken; something cannot be read or written; the database is damaged. Then nothing is left.
pub async fn create(database: &str, blobs: &Blobs, to: &Path) -> Result<Created, BackupError> {
    let mut attempt = 1;
    loop {
        is_free(to)?;
        let work = WorkFolder::beside(to)?;
        let manifest = write(database, blobs, &work).await?;
        if !manifest.missing.is_empty()
            && attempt < ATTEMPTS
            && has_moved_on(database, &manifest.missing).await?
        {
            attempt += 1;
            continue;
        }
        return publish(manifest, &work, to).await;
    }
}

fn is_free(to: &Path) -> Result<(), BackupError> {
    match to.symlink_metadata() {
        Ok(_) => Err(BackupError::Exists(to.to_path_buf())),
        Err(_) => Ok(()),
    }
}

async fn write(database: &str, blobs: &Blobs, work: &WorkFolder) -> Result<Manifest, BackupError> {
    let copy = work.path(DATABASE);
    copy_into_file(database, &copy).await?;
    if let Some(damage) = SqliteCopy::damage(&copy).await? {
        return Err(BackupError::DamagedDatabase(damage));
    }
    let (schema, files) = (SqliteCopy::schema(&copy).await?, SqliteCopy::files(&copy).await?);
    let (now, path) = (clock::now(), work.path(ARCHIVE));
    let mut archive = blocking(move || {
        let mut archive = ArchiveWriter::create(path, now)?;
        archive.add_database(&copy)?;
        Ok(archive)
    })
    .await?;
    let mut manifest = Manifest::new(schema, now);
    manifest.images = files.iter().map(|(image, _)| image).collect::<BTreeSet<_>>().len();
    for (image, file) in files {
        let name = format!("{image}/{file}");
        match blobs.get(image, &file).await? {
            Some(bytes) => {
                archive = blocking(move || {
                    archive.add_bytes(&format!("{BLOBS}{name}"), &bytes)?;
                    Ok(archive)
                })
                .await?;
                manifest.files += 1;
            }
            None => manifest.missing.push(name),
        }
    }
    let finished = manifest.clone();
    blocking(move || archive.finish(&finished)).await?;
    Ok(manifest)
}

/// Whether the database names other files by now than those that are missing.
async fn has_moved_on(database: &str, missing: &[String]) -> Result<bool, BackupError> {
    let named = files_of_images(database).await?;
    let named: BTreeSet<String> = named.iter().map(|(id, file)| format!("{id}/{file}")).collect();
    Ok(missing.iter().any(|name| !named.contains(name)))
}

async fn publish(manifest: Manifest, work: &WorkFolder, to: &Path) -> Result<Created, BackupError> {
    let (archive, to) = (work.path(ARCHIVE), to.to_path_buf());
    blocking(move || {
        verify(&archive)?;
        let bytes = archive.metadata().map_err(BackupError::file(&archive))?.len();
        is_free(&to)?;
        rename(&archive, &to)?;
        Ok(Created { manifest, bytes })
    })
    .await
}

/// Work on files, beside the tasks.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BackupError> + Send + 'static,
) -> Result<T, BackupError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| BackupError::Cancelled)?
}
