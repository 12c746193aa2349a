//! `manifest.json`: what made an archive, when, and how much is in it.

use crate::model::Timestamp;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The names of the entries.
pub const DATABASE: &str = "image-chat.db";
/// The manifest.
pub const MANIFEST: &str = "manifest.json";
/// The digests of all other entries.
pub const SUMS: &str = "SHA256SUMS";
/// Files of images are below this.
pub const BLOBS: &str = "blobs/";
/// The version of the format. Another one is for readers that know it.
pub const FORMAT: u32 = 1;

/// What is in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The version of the format.
    pub format: u32,
    /// The version of the program that made it.
    pub program: String,
    /// The version of the database's schema.
    pub schema: i64,
    /// When, RFC 3339 in UTC.
    pub created_at: String,
    /// Number of images whose files are in it.
    pub images: usize,
    /// Number of files of images.
    pub files: usize,
    /// Files that the database names and that were not there, as `{imageId}/{file}`.
    #[serde(default)]
    pub missing: Vec<String>,
}

impl Manifest {
    /// Of an archive that is made now by this program.
    pub fn new(schema: i64, now: Timestamp) -> Self {
        Self {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            schema,
            created_at: rfc3339(now),
            images: 0,
            files: 0,
            missing: Vec::new(),
        }
    }
}

fn rfc3339(at: Timestamp) -> String {
    let at = OffsetDateTime::from_unix_timestamp(at.0.div_euclid(1_000)).ok();
    at.and_then(|at| at.format(&Rfc3339).ok()).unwrap_or_default()
}
