//! `image-chat backup`, `restore` and `verify`: one archive of database and files.

use super::error::{CliError, Output};
use crate::server::backup::{self, Manifest, Place};
use crate::server::boot;
use crate::server::config::{BlobUrl, Config, blobs_dir};
use crate::server::store::database_file;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Why there is no archive of the database of another server.
const NOT_POSTGRES: &str = "IMAGE_CHAT_DATABASE_URL names a PostgreSQL database, and archives are of SQLite files. Back \
    it up with pg_dump, and the folder of the images with it; docs/operate.md has the commands";

/// `image-chat backup FILE`, also while a server runs.
pub async fn backup(config: &Config, file: &Path) -> Output {
    let database = sqlite_file(config)?;
    if !database.exists() {
        return Err(CliError::refused(format!("there is no database {}", database.display())));
    }
    let blobs = boot::open_blobs(config).map_err(backup::BackupError::from)?;
    let created = backup::create(&database, &blobs, file).await?;
    let mut said = format!("Wrote {}: {} bytes, ", file.display(), created.bytes);
    said.push_str(&contents(&created.manifest));
    Ok(said)
}

/// `image-chat verify FILE`.
pub async fn verify(file: PathBuf) -> Output {
    let shown = file.display().to_string();
    let manifest = tokio::task::spawn_blocking(move || backup::verify(&file)).await;
    let manifest = manifest.map_err(|_| backup::BackupError::Cancelled)??;
    let Manifest { created_at, program, .. } = &manifest;
    let contents = contents(&manifest);
    Ok(format!("{shown} is whole: made {created_at} by version {program}, {contents}"))
}

/// `image-chat restore FILE`, into the configured place, which is empty.
pub async fn restore(config: &Config, file: &Path) -> Output {
    let database = sqlite_file(config)?;
    let data_dir = config.data_dir.clone();
    // No server begins here meanwhile.
    let _lock = boot::lock_data(config)?;
    let (blobs, bucket) = match config.blobs.url(&data_dir) {
        BlobUrl::Folder(folder) => (folder, None),
        BlobUrl::S3 { .. } => {
            let bucket = boot::open_blobs(config).map_err(backup::BackupError::from)?;
            (blobs_dir(&data_dir), Some(bucket))
        }
    };
    let manifest = backup::restore(file, &Place { data_dir, database, blobs, bucket }).await?;
    let place = config.data_dir.display();
    Ok(format!("Restored into {place}: {}", contents(&manifest)))
}

/// The database file, which goes into archives.
fn sqlite_file(config: &Config) -> Result<PathBuf, CliError> {
    database_file(config.database_url().reveal())?.ok_or_else(|| CliError::refused(NOT_POSTGRES))
}

/// What is in an archive, and what is not.
fn contents(manifest: &Manifest) -> String {
    let Manifest { images, files, missing, .. } = manifest;
    let mut text = format!("{images} images with {files} files.\n");
    for name in missing {
        // Writing into a String does not fail.
        let _ = writeln!(text, "The database names {name}, which was not there.");
    }
    text
}
