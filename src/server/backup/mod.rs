//! Backups: the database and the files of images in one archive, made while a server runs, verified, restored. And the
//! same without an archive: an installation that moves from one database to another.
//!
//! The archive is a plain tar file, which every system reads: most of it is JPEG and PNG, which do not compress.
//!
//! ```text
//! image-chat.db            the database as of one moment, as a file of SQLite: also that of a PostgreSQL database, so
//!                          that every archive can be restored into either
//! blobs/{imageId}/{file}   the files of the images
//! manifest.json            what made it, and when
//! SHA256SUMS               of all of these; the last entry, so that an archive that ends early has none
//! ```
//!
//! Knows no command and no route.

mod create;
mod error;
mod files;
mod manifest;
mod moving;
mod read;
mod restore;
mod schedule;
mod sums;
mod write;

pub use create::{Created, create};
pub use error::BackupError;
pub use manifest::Manifest;
pub use moving::{FilesMove, Moved, move_installation};
pub use read::verify;
pub use restore::{Place, TargetDatabase, restore};
pub use schedule::Schedule;
