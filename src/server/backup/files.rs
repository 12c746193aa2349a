//! Files of backups: for their owner alone, on the disk before they get their name.

use super::error::BackupError;
use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// The end of the name of a folder in which a backup is made.
pub const PARTIAL: &str = ".partial";

/// What SQLite keeps beside a database.
const BESIDE_DATABASE: [&str; 2] = ["-wal", "-shm"];
/// A new file that only its owner may read or write.
pub fn create_private(path: &Path) -> Result<File, BackupError> {
    let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path);
    file.map_err(BackupError::file(path))
}

/// A new folder for its owner alone, with those above it.
pub fn create_private_folder(path: &Path) -> Result<(), BackupError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(BackupError::file(path))
}

/// Renames what is on the disk, so that the new name is on the disk too.
pub fn rename(from: &Path, to: &Path) -> Result<(), BackupError> {
    fs::rename(from, to).map_err(BackupError::file(to))?;
    sync_folder(folder_of(to))
}

/// Writes a folder's entries to the disk.
pub fn sync_folder(folder: &Path) -> Result<(), BackupError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(BackupError::file(folder))
}

/// The folder of a file.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The path with something behind its name.
pub fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}

/// There is no SQLite database at this path, nor a part of one.
pub fn no_database(file: &Path) -> Result<(), BackupError> {
    let beside = BESIDE_DATABASE.map(|end| with_end(file, end));
    match [file.to_path_buf()].into_iter().chain(beside).find(|path| path.exists()) {
        Some(path) => Err(BackupError::NotEmpty(path)),
        None => Ok(()),
    }
}

/// Removes the files of an SQLite database.
pub fn remove_database(file: &Path) {
    for end in ["", BESIDE_DATABASE[0], BESIDE_DATABASE[1]] {
        // What has another name by now is not there under this one.
        let _ = fs::remove_file(with_end(file, end));
    }
}

/// A folder beside a file, in which that is made. It goes when this is dropped.
pub struct WorkFolder(PathBuf);

impl WorkFolder {
    /// Makes the folder, on the file system that the file will be on.
    pub fn beside(file: &Path) -> Result<Self, BackupError> {
        create_private_folder(folder_of(file))?;
        let folder = with_end(file, PARTIAL);
        DirBuilder::new().mode(0o700).create(&folder).map_err(BackupError::file(&folder))?;
        Ok(Self(folder))
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for WorkFolder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0)
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(%error, path = %self.0.display(), "cannot remove a folder of a backup");
        }
    }
}
