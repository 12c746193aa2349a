//! Writing an archive.

use super::error::BackupError;
use super::files::create_private;
use super::manifest::{DATABASE, MANIFEST, Manifest, SUMS};
use super::sums::{Hashing, Sums};
use crate::model::Timestamp;
use std::fs::File;
use std::io::{BufWriter, Read};
use std::path::{Path, PathBuf};
use tar::{Builder, Header};

/// Bytes that are written at a time.
const BUFFER: usize = 256 * 1024;

/// An archive that grows entry by entry. Everything in it blocks.
pub struct ArchiveWriter {
    path: PathBuf,
    tar: Builder<BufWriter<File>>,
    sums: Sums,
    now: Timestamp,
}

impl ArchiveWriter {
    /// A new file.
    pub fn create(path: PathBuf, now: Timestamp) -> Result<Self, BackupError> {
        let file = create_private(&path)?;
        let tar = Builder::new(BufWriter::with_capacity(BUFFER, file));
        Ok(Self { path, tar, sums: Sums::default(), now })
    }

    /// Adds the copy of the database.
    pub fn add_database(&mut self, copy: &Path) -> Result<(), BackupError> {
        let file = File::open(copy).map_err(BackupError::file(copy))?;
        let size = file.metadata().map_err(BackupError::file(copy))?.len();
        self.add(DATABASE, size, file)
    }

    /// Adds an entry with this content.
    pub fn add_bytes(&mut self, name: &str, content: &[u8]) -> Result<(), BackupError> {
        self.add(name, content.len() as u64, content)
    }

    fn add(&mut self, name: &str, size: u64, content: impl Read) -> Result<(), BackupError> {
        let mut header = Header::new_gnu();
        header.set_size(size);
        header.set_mode(0o600);
        header.set_mtime(u64::try_from(self.now.0 / 1_000).unwrap_or(0));
        let mut content = Hashing::new(content);
        let added = self.tar.append_data(&mut header, name, &mut content);
        added.map_err(BackupError::file(&self.path))?;
        self.sums.add(name, content.digest());
        Ok(())
    }

    /// Adds the manifest and the digests, and waits until everything is on the disk.
    pub fn finish(mut self, manifest: &Manifest) -> Result<(), BackupError> {
        // A struct of numbers and texts always has a form in JSON.
        let manifest = serde_json::to_string_pretty(manifest).unwrap_or_default() + "\n";
        self.add_bytes(MANIFEST, manifest.as_bytes())?;
        let sums = self.sums.text();
        self.add_bytes(SUMS, sums.as_bytes())?;
        let written = || {
            let file = self.tar.into_inner()?.into_inner().map_err(|error| error.into_error())?;
            file.sync_all()
        };
        written().map_err(BackupError::file(self.path.clone()))
    }
}
