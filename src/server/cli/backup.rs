//! `image-chat backup`, `restore` and `verify`: one archive of database and files.

use super::error::{CliError, Output};
use crate::server::backup::{self, Manifest, Place, TargetDatabase};
use crate::server::boot;
use crate::server::config::{BlobUrl, Config, blobs_dir};
use crate::server::store::database_file;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// `image-chat backup FILE`, also while a server runs.
pub async fn backup(config: &Config, file: &Path) -> Output {
    let database = config.database_url();
    if let Some(missing) = database_file(database.reveal())?.filter(|file| !file.exists()) {
        return Err(CliError::refused(format!("there is no database {}", missing.display())));
    }
    let blobs = boot::open_blobs(config).map_err(backup::BackupError::from)?;
    let created = backup::create(database.reveal(), &blobs, file).await?;
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
    let url = config.database_url();
    let database = match database_file(url.reveal())? {
        Some(file) => TargetDatabase::File(file),
        None => TargetDatabase::Postgres(url.reveal().to_owned()),
    };
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
