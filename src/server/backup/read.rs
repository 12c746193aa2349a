//! Reading an archive: every entry is one that a backup has, and is what `SHA256SUMS` says.

use super::error::BackupError;
use super::manifest::{BLOBS, DATABASE, FORMAT, MANIFEST, Manifest, SUMS};
use super::sums::{Difference, Hashing, Sums};
use crate::model::ImageId;
use crate::server::blobs::is_file_name;
use crate::server::store::SqliteCopy;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use tar::{Archive, Entry};

/// Bytes that are read at a time.
const BUFFER: usize = 256 * 1024;
/// The most bytes of a manifest or of the digests: some two million files.
const MAX_TEXT: u64 = 256 * 1024 * 1024;

/// An entry with content for the place that is restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// The database.
    Database,
    /// A file of an image, checked to be one.
    Blob(&'a str),
}

/// Reads an archive to its end. Blocks.
///
/// # Errors
/// What is wrong with it, by the name of the first entry that is.
pub fn verify(path: &Path) -> Result<Manifest, BackupError> {
    read(path, |_, _| Ok(()))
}

/// The same; `visit` is given the content of each entry, before its digest is compared.
pub fn read(
    path: &Path,
    mut visit: impl FnMut(Content<'_>, &mut dyn Read) -> Result<(), BackupError>,
) -> Result<Manifest, BackupError> {
    let file = File::open(path).map_err(BackupError::file(path))?;
    let mut archive = Archive::new(BufReader::with_capacity(BUFFER, file));
    let mut found = Found::new(path);
    for entry in archive.entries().map_err(|error| found.unreadable(error))? {
        let entry = entry.map_err(|error| found.unreadable(error))?;
        found.take(entry, &mut visit)?;
    }
    found.check()
}

/// What was read so far.
struct Found<'a> {
    path: &'a Path,
    last: Option<String>,
    sums: Sums,
    manifest: Option<String>,
    promised: Option<Sums>,
}

impl<'a> Found<'a> {
    fn new(path: &'a Path) -> Self {
        Self { path, last: None, sums: Sums::default(), manifest: None, promised: None }
    }

    fn take(
        &mut self,
        entry: Entry<'_, impl Read>,
        visit: &mut impl FnMut(Content<'_>, &mut dyn Read) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        let (name, size) = (self.name_of(&entry)?, entry.size());
        if self.promised.is_some() {
            return Err(self.foreign(format!("{name} stands behind {SUMS}")));
        }
        let (mut content, mut read) = (Hashing::new(entry), None);
        match name.as_str() {
            SUMS | MANIFEST => read = Some(text(&mut content)),
            DATABASE => visit(Content::Database, &mut content)?,
            blob => visit(Content::Blob(blob.trim_start_matches(BLOBS)), &mut content)?,
        }
        let (length, digest) = content.finish().map_err(BackupError::file(self.path))?;
        if length < size {
            return Err(BackupError::Incomplete { path: self.path.to_path_buf(), missing: name });
        }
        self.last = Some(name.clone());
        // What is no text has another digest, or is no list of digests.
        let read = read.transpose().unwrap_or_default();
        match name.as_str() {
            SUMS => {
                let sums = read.as_deref().and_then(Sums::parse);
                self.promised = Some(sums.ok_or_else(|| self.damaged(SUMS))?);
                return Ok(());
            }
            MANIFEST => self.manifest = read,
            _ => {}
        }
        match self.sums.add(&name, digest) {
            true => Ok(()),
            false => Err(self.foreign(format!("{name} is there twice"))),
        }
    }

    /// A name that a backup has. Nothing else becomes part of a path.
    fn name_of(&self, entry: &Entry<'_, impl Read>) -> Result<String, BackupError> {
        let bytes = entry.path_bytes();
        let name = String::from_utf8_lossy(&bytes).into_owned();
        let is_known = entry.header().entry_type().is_file()
            && (matches!(name.as_str(), DATABASE | MANIFEST | SUMS) || is_blob(&name));
        if is_known { Ok(name) } else { Err(self.foreign(format!("it has an entry {name:?}"))) }
    }

    fn check(self) -> Result<Manifest, BackupError> {
        let path = self.path.to_path_buf();
        let Some(promised) = &self.promised else {
            return Err(BackupError::Incomplete { path, missing: SUMS.to_owned() });
        };
        match promised.differs(&self.sums) {
            Some(Difference::Missing(missing)) => {
                return Err(BackupError::Incomplete { path, missing });
            }
            Some(Difference::Damaged(entry)) => return Err(BackupError::Damaged { path, entry }),
            None => {}
        }
        let manifest = self.manifest.as_deref().map(serde_json::from_str::<Manifest>);
        match manifest {
            Some(Ok(manifest))
                if manifest.format > FORMAT || manifest.schema > SqliteCopy::SCHEMA =>
            {
                Err(BackupError::Later { path, version: manifest.program })
            }
            Some(Ok(manifest)) => Ok(manifest),
            _ => Err(self.damaged(MANIFEST)),
        }
    }

    /// The bytes behind the last entry, or at the beginning, are none of a tar file.
    fn unreadable(&self, error: io::Error) -> BackupError {
        match &self.last {
            None => self.foreign(error.to_string()),
            Some(last) => self.damaged(&format!("what follows {last}")),
        }
    }

    fn foreign(&self, why: String) -> BackupError {
        BackupError::Foreign { path: self.path.to_path_buf(), why }
    }

    fn damaged(&self, entry: &str) -> BackupError {
        BackupError::Damaged { path: self.path.to_path_buf(), entry: entry.to_owned() }
    }
}

fn is_blob(name: &str) -> bool {
    let Some((image, file)) = name.strip_prefix(BLOBS).and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    // One way to write an id: no two names for one file.
    image.parse::<ImageId>().is_ok_and(|id| id.to_string() == image) && is_file_name(file)
}

fn text(content: &mut impl Read) -> io::Result<String> {
    let mut text = String::new();
    content.take(MAX_TEXT).read_to_string(&mut text)?;
    Ok(text)
}
