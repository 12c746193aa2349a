//! A file system of its own that can be filled. Mounting takes root; without it tests say so and are left out.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// What fills the volume, from the largest piece to the smallest.
const PIECES: [usize; 2] = [1 << 20, 4_096];

/// A mounted file system, unmounted when this is dropped.
pub struct Volume(TempDir);

impl Volume {
    /// In memory, of this size as `mount` takes it. `None` without the right to mount.
    pub fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(folder.path());
        match mount.output() {
            Ok(output) if output.status.success() => Some(Self(folder)),
            Ok(output) => {
                println!("left out: {}", String::from_utf8_lossy(&output.stderr).trim());
                None
            }
            Err(error) => {
                println!("left out: mount: {error}");
                None
            }
        }
    }

    /// Where data may be.
    pub fn data_dir(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// Takes all the space there is.
    pub fn fill(&self) {
        let mut file = File::options().append(true).create(true).open(self.filler()).expect("made");
        for size in PIECES {
            loop {
                match file.write(&vec![7; size]) {
                    Ok(_) => {}
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => panic!("{error}"),
                }
            }
        }
    }

    /// Gives it back.
    pub fn free(&self) {
        std::fs::remove_file(self.filler()).expect("removed");
    }

    fn filler(&self) -> PathBuf {
        self.0.path().join("filler")
    }
}

impl Drop for Volume {
    fn drop(&mut self) {
        // Also while a server that is being killed still has files open.
        let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
    }
}
