//! Files that only the process's owner may read or write: they hold secrets, and what people wrote.

use rustix::fs::Mode;
use std::fs::Permissions;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// The bits of everybody but the owner.
const OTHERS: u32 = 0o077;

/// Sets the umask: new files are 0600 and new folders 0700, those of SQLite and of the blob store included.
pub fn keep_files_private() {
    rustix::process::umask(Mode::from_raw_mode(OTHERS));
}

/// Makes private what is there: an earlier version did not. A missing file is fine, and a folder that a link leads to
/// is someone else's.
pub fn make_private(path: &Path) {
    match try_make_private(path) {
        Ok(true) => tracing::info!(path = %path.display(), "only its owner may read this now"),
        Ok(false) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => {
            tracing::warn!(%error, path = %path.display(), "others may read this");
        }
    }
}

/// Whether something changed.
fn try_make_private(path: &Path) -> io::Result<bool> {
    let metadata = std::fs::metadata(path)?;
    let mode = metadata.permissions().mode();
    if mode & OTHERS == 0 || metadata.is_dir() && path.is_symlink() {
        return Ok(false);
    }
    std::fs::set_permissions(path, Permissions::from_mode(mode & 0o7777 & !OTHERS))?;
    Ok(true)
}
