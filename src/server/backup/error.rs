//! Why a backup cannot be made, read or restored.

use crate::server::blobs::BlobError;
use crate::server::store::{StoreError, TransferError};
use std::io;
use std::path::PathBuf;

/// Why a backup cannot be made, read or restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A backup overwrites nothing.
    #[error("there is a file {0} already")]
    Exists(PathBuf),
    /// A file or folder cannot be used.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// The database cannot be copied.
    #[error("cannot copy the database: {0}")]
    Store(#[from] StoreError),
    /// The rows cannot be copied from one database into another.
    #[error(transparent)]
    Transfer(#[from] TransferError),
    /// SQLite finds the copy to be inconsistent.
    #[error("the database is damaged: {0}")]
    DamagedDatabase(String),
    /// Files are put into an empty bucket, or an empty part of one.
    #[error("it takes an empty place: there are files in the bucket")]
    BucketNotEmpty,
    /// Files are put into an empty folder.
    #[error("it takes an empty place: there are files in the folder of the images")]
    FolderNotEmpty,
    /// A file of an image cannot be read.
    #[error("cannot read the files of images: {0}")]
    Blobs(#[from] BlobError),
    /// It is no tar file, or has entries that no backup has.
    #[error("{path} is not a backup of this program: {why}")]
    Foreign {
        /// The archive.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// The archive ends early.
    #[error("{path} is incomplete: {missing} is missing")]
    Incomplete {
        /// The archive.
        path: PathBuf,
        /// The first entry that is not there, or not whole.
        missing: String,
    },
    /// An entry is not what it was when the archive was made.
    #[error("{path} is damaged: {entry} is not what it was")]
    Damaged {
        /// The archive.
        path: PathBuf,
        /// The entry.
        entry: String,
    },
    /// A later version of the program made it.
    #[error("{path} was made by a later version of this program ({version})")]
    Later {
        /// The archive.
        path: PathBuf,
        /// The version.
        version: String,
    },
    /// Something is there already.
    #[error("it takes an empty place: there is {0}")]
    NotEmpty(PathBuf),
    /// A file that was copied is not the file that was read.
    #[error("the file {0} is not the same in both places; nothing was kept")]
    DifferentFile(String),
    /// Rows go from one kind of database to the other.
    #[error(
        "one of the two databases is an SQLite file (sqlite://PATH) and the other PostgreSQL (postgres://…); a file is moved by \
             copying it, and PostgreSQL has pg_dump"
    )]
    SameKind,
    /// The task that worked on files was cancelled or panicked.
    #[error("the work was cut off")]
    Cancelled,
}

impl BackupError {
    /// For `map_err`: the error of this file.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
