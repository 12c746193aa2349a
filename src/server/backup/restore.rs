//! Restoring an archive into an empty place. The database begins another history: a page that is open still knows
//! places of the log that the backup does not have.

use super::error::BackupError;
use super::files::{
    create_private, create_private_folder, folder_of, no_database, remove_database, rename,
    sync_folder, with_end,
};
use super::manifest::{DATABASE, Manifest};
use super::read::{Content, read, verify};
use crate::server::blobs::Blobs;
use crate::server::store::{SqliteCopy, file_into_postgres};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What is being restored has this behind its name, until it is there.
const RESTORING: &str = ".restoring";
/// What an empty data folder may hold: the lock of the restoring process, and what file systems put there.
const LOCK_END: &str = ".lock";
const LOST_AND_FOUND: &str = "lost+found";

/// The database to restore into.
#[derive(Clone)]
pub enum TargetDatabase {
    /// A file, in the data folder or elsewhere.
    File(PathBuf),
    /// An empty PostgreSQL database, by its address, which may hold a password.
    Postgres(String),
}

/// Where the data is to be.
#[derive(Clone)]
pub struct Place {
    /// The data folder.
    pub data_dir: PathBuf,
    /// The database.
    pub database: TargetDatabase,
    /// The folder of the images' files, or where they are on the way to the bucket.
    pub blobs: PathBuf,
    /// The bucket of the images' files, if they are in one.
    pub bucket: Option<Blobs>,
}

impl Place {
    /// The file of the database, or the one from which it is loaded.
    fn file(&self) -> PathBuf {
        match &self.database {
            TargetDatabase::File(file) => file.clone(),
            TargetDatabase::Postgres(_) => self.data_dir.join(DATABASE),
        }
    }
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
    let loaded = match &place.database {
        TargetDatabase::File(_) => None,
        TargetDatabase::Postgres(url) => Some(file_into_postgres(&begun.database, url).await?),
    };
    match &place.bucket {
        None => begun.finish_files(place)?,
        Some(bucket) => upload(&begun.blobs, bucket).await?,
    }
    // The database comes last: without it nothing is there.
    match (&place.database, loaded) {
        (TargetDatabase::Postgres(_), Some(loaded)) => loaded.keep().await.map(drop)?,
        (TargetDatabase::Postgres(_), None) => {}
        (TargetDatabase::File(file), _) => rename(&begun.database, file)?,
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
        let database = place.file();
        create_private_folder(folder_of(&database))?;
        let begun = Self {
            database: with_end(&database, RESTORING),
            blobs: with_end(&place.blobs, RESTORING),
        };
        create_private_folder(&begun.blobs)?;
        Ok(begun)
    }

    /// Gives the files of images their place.
    fn finish_files(&self, place: &Place) -> Result<(), BackupError> {
        for entry in fs::read_dir(&self.blobs).map_err(BackupError::file(&self.blobs))? {
            sync_folder(&entry.map_err(BackupError::file(&self.blobs))?.path())?;
        }
        sync_folder(&self.blobs)?;
        rename(&self.blobs, &place.blobs)
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        // What has its final name by now is not there under this one.
        let _ = fs::remove_dir_all(&self.blobs);
        remove_database(&self.database);
    }
}

/// Nothing is there that a restoration would mix with.
fn is_empty(place: &Place) -> Result<(), BackupError> {
    no_database(&place.file())?;
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
