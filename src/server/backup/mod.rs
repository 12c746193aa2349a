//! Backups: the database and the files of images in one archive, made while a server runs, verified, restored.
//!
//! The archive is a plain tar file, which every system reads: most of it is JPEG and PNG, which do not compress.
//!
//! ```text
//! image-chat.db            the database as of one moment
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
mod read;
mod restore;
mod schedule;
mod sums;
mod write;

pub use create::{Created, create};
pub use error::BackupError;
pub use manifest::Manifest;
pub use read::verify;
pub use restore::{Place, restore};
pub use schedule::Schedule;
