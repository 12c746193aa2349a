//! The heads of files of tiles, remembered: a viewer reads many tiles of one file.

use super::pack::PackIndex;
use crate::model::ImageId;
use moka::sync::Cache;
use std::sync::Arc;

/// Files whose heads are remembered, 4 KB each at most: those of the images that people look at.
const MAX_INDEXES: u64 = 1_000;

/// The heads by image and name of the file, which has the digest of its content: a head never changes.
#[derive(Debug)]
pub struct PackIndexes(Cache<(ImageId, String), Arc<PackIndex>>);

impl Default for PackIndexes {
    fn default() -> Self {
        Self(Cache::new(MAX_INDEXES))
    }
}

impl PackIndexes {
    /// A head that was read before.
    pub fn get(&self, image: ImageId, file: &str) -> Option<Arc<PackIndex>> {
        self.0.get(&(image, file.to_owned()))
    }

    /// Remembers a head.
    pub fn insert(&self, image: ImageId, file: &str, index: &Arc<PackIndex>) {
        self.0.insert((image, file.to_owned()), Arc::clone(index));
    }
}
