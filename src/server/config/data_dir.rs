//! The data directory.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// Creates the directory for its owner alone, since it holds secrets. An existing one is left as it is.
pub fn create_data_dir(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// The folder of the images' files in a data directory.
pub fn blobs_dir(data_dir: &Path) -> PathBuf {
    data_dir.join("blobs")
}

/// The folder of what running servers have counted.
pub fn usage_dir(data_dir: &Path) -> PathBuf {
    data_dir.join("usage")
}
