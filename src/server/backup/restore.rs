//! Restoring an archive into an empty place. The database begins another history: a page that is open still knows
//! places of the log that the backup does not have.

use super::error::BackupError;
use super::files::{
    create_private, create_private_folder, folder_of, rename, sync_folder, with_end,
};
use super::manifest::Manifest;
use super::read::{Content, read, verify};
use crate::server::blobs::Blobs;
use crate::server::store::SqliteCopy;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What is being restored has this behind its name, until it is there.
const RESTORING: &str = ".restoring";
/// What SQLite keeps beside a database.
const BESIDE_DATABASE: [&str; 2] = ["-wal", "-shm"];
/// What an empty data folder may hold: the lock of the restoring process, and what file systems put there.
const LOCK_END: &str = ".lock";
const LOST_AND_FOUND: &str = "lost+found";

/// Where the data is to be.
#[derive(Clone, Debug)]
pub struct Place {
    /// The data folder.
    pub data_dir: PathBuf,
    /// The file of the database, in that folder or elsewhere.
    pub database: PathBuf,
    /// The folder of the images' files, or where they are on the way to the bucket.
    pub blobs: PathBuf,
    /// The bucket of the images' files, if they are in one.
    pub bucket: Option<Blobs>,
}

/// Verifies an archive, and puts what is in it into this place, which nobody else uses meanwhile. What was begun is
/// removed when it fails.
///
/// # Errors
/// The place is not empty; the archive is damaged; a file cannot be written.
pub async fn restore(archive: &Path, place: &Place) -> Result<Manifest, BackupError> {
    let begun = Begun::new(place)?;
    if let Some(bucket) = &place.bucket
        && !bucket.is_empty().await?
    {
        return Err(BackupError::BucketNotEmpty);
    }
    let archive = archive.to_path_buf();
    let (database, blobs) = (begun.database.clone(), begun.blobs.clone());
    let extract = move || {
        verify(&archive)?;
        extract(&archive, &database, &blobs)
    };
    let manifest = tokio::task::spawn_blocking(extract).await;
    let manifest = manifest.map_err(|_| BackupError::Cancelled)??;
    SqliteCopy::begin_history(&begun.database).await?;
    match &place.bucket {
        None => begun.finish(place)?,
        Some(bucket) => {
            upload(&begun.blobs, bucket).await?;
            rename(&begun.database, &place.database)?;
        }
    }
    Ok(manifest)
}

/// Puts all extracted files into the bucket. What is there when it fails stays, without a database that names it.
async fn upload(folder: &Path, bucket: &Blobs) -> Result<(), BackupError> {
    let entries = |folder: &Path| -> Result<Vec<PathBuf>, BackupError> {
        let entries = fs::read_dir(folder).map_err(BackupError::file(folder))?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        paths.collect::<io::Result<_>>().map_err(BackupError::file(folder))
    };
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for image in entries(folder)? {
        let Ok(id) = name(&image).parse() else { continue };
        for file in entries(&image)? {
            let bytes = fs::read(&file).map_err(BackupError::file(&file))?;
            bucket.put(id, &name(&file), bytes.into()).await?;
        }
    }
    Ok(())
}

/// Writes all files, each to the disk.
fn extract(archive: &Path, database: &Path, blobs: &Path) -> Result<Manifest, BackupError> {
    read(archive, |content, bytes| match content {
        Content::Database => write(database, bytes),
        Content::Blob(name) => {
            let path = blobs.join(name);
            create_private_folder(folder_of(&path))?;
            write(&path, bytes)
        }
    })
}

fn write(path: &Path, bytes: &mut dyn Read) -> Result<(), BackupError> {
    let mut file = create_private(path)?;
    let written = io::copy(bytes, &mut file).and_then(|_| file.sync_all());
    written.map_err(BackupError::file(path))
}

/// What is restored, under other names.
struct Begun {
    database: PathBuf,
    blobs: PathBuf,
}

impl Begun {
    fn new(place: &Place) -> Result<Self, BackupError> {
        is_empty(place)?;
        create_private_folder(&place.data_dir)?;
        create_private_folder(folder_of(&place.database))?;
        let begun = Self {
            database: with_end(&place.database, RESTORING),
            blobs: with_end(&place.blobs, RESTORING),
        };
        create_private_folder(&begun.blobs)?;
        Ok(begun)
    }

    /// The database comes last: without it nothing is there.
    fn finish(&self, place: &Place) -> Result<(), BackupError> {
        for entry in fs::read_dir(&self.blobs).map_err(BackupError::file(&self.blobs))? {
            sync_folder(&entry.map_err(BackupError::file(&self.blobs))?.path())?;
        }
        sync_folder(&self.blobs)?;
        rename(&self.blobs, &place.blobs)?;
        rename(&self.database, &place.database)
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        // What has its final name by now is not there under this one.
        let _ = fs::remove_dir_all(&self.blobs);
        for end in ["", BESIDE_DATABASE[0], BESIDE_DATABASE[1]] {
            let _ = fs::remove_file(with_end(&self.database, end));
        }
    }
}

/// Nothing is there that a restoration would mix with.
fn is_empty(place: &Place) -> Result<(), BackupError> {
    let beside = BESIDE_DATABASE.map(|end| with_end(&place.database, end));
    let taken = [place.database.clone()].into_iter().chain(beside).find(|path| path.exists());
    if let Some(path) = taken {
        return Err(BackupError::NotEmpty(path));
    }
    let entries = match fs::read_dir(&place.data_dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(BackupError::file(&place.data_dir)(error)),
    };
    for entry in entries {
        let entry = entry.map_err(BackupError::file(&place.data_dir))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(LOCK_END) && name != LOST_AND_FOUND {
            return Err(BackupError::NotEmpty(entry.path()));
        }
    }
    Ok(())
}
