//! One server for a data folder and its database: a locked file beside the database, with who holds it inside.
//!
//! The lock is the system's (`flock`): it ends with the process, however that ends, and the file may stay. Commands
//! such as `image-chat admin` do not take it. See `docs/decisions/0033-one-server-for-the-data.md`.

use super::error::StartError;
use crate::server::clock;
use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::net::SocketAddr;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The most of a lock file that is shown, in bytes.
const MAX_SHOWN: u64 = 500;

/// The lock of a running server. It ends when this is dropped.
pub struct DataLock(Vec<File>);

impl DataLock {
    /// Locks databases: that of the data folder and the one in use, which may be the same.
    ///
    /// # Errors
    /// [`StartError::InUse`] when another server holds one; [`StartError::Lock`].
    pub fn acquire(databases: &[PathBuf]) -> Result<Self, StartError> {
        let mut lock = Self(Vec::new());
        for database in databases {
            lock.add(&lock_file(database))?;
        }
        Ok(lock)
    }

    fn add(&mut self, path: &Path) -> Result<(), StartError> {
        let failed = |source| StartError::Lock { file: path.to_path_buf(), source };
        let file = match open(path) {
            Ok(file) => file,
            Err(error) if is_full(&error) => {
                tracing::warn!(%error, path = %path.display(), "cannot lock the data");
                return Ok(());
            }
            Err(error) => return Err(failed(error)),
        };
        if self.holds(&file).map_err(failed)? {
            return Ok(());
        }
        match file.try_lock() {
            Ok(()) => self.0.push(file),
            Err(TryLockError::WouldBlock) => {
                return Err(StartError::InUse { file: path.to_path_buf(), holder: holder(&file) });
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        Ok(())
    }

    /// Another path of a file that is locked already: the second lock would meet the first.
    fn holds(&self, file: &File) -> io::Result<bool> {
        let id = |file: &File| file.metadata().map(|of| (of.dev(), of.ino()));
        let wanted = id(file)?;
        Ok(self.0.iter().any(|held| id(held).is_ok_and(|held| held == wanted)))
    }

    /// Writes who holds the lock into the files. On a full disk they stay empty; the lock holds all the same.
    pub fn describe(&mut self, addr: SocketAddr) {
        let text = format!("pid {}\naddress {addr}\nsince {}\n", std::process::id(), now());
        for file in &mut self.0 {
            if let Err(error) = replace(file, &text) {
                tracing::debug!(%error, "cannot write who holds the lock");
            }
        }
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

fn lock_file(database: &Path) -> PathBuf {
    // A link to a database is that database.
    let database = database.canonicalize().unwrap_or_else(|_| database.to_path_buf());
    let mut name = OsString::from(database);
    name.push(".lock");
    name.into()
}

fn open(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)
}

fn replace(file: &mut File, text: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(text.as_bytes())
}

/// Who holds a lock, in one line; empty when the file does not say.
fn holder(file: &File) -> String {
    let mut text = String::new();
    // What cannot be read is not shown.
    let _ = file.take(MAX_SHOWN).read_to_string(&mut text);
    text.lines().collect::<Vec<_>>().join(", ")
}

fn now() -> String {
    let seconds = clock::now().0 / 1_000;
    let now = OffsetDateTime::from_unix_timestamp(seconds).ok();
    now.and_then(|now| now.format(&Rfc3339).ok()).unwrap_or_default()
}
