//! The file of a run with what it counted: a record for each tenant and hour, written over with each count. The kernel has
//! what was written, so that it is there when the process is killed; only a machine that loses its power may lose it.

use super::record::{BYTES, decode, encode};
use crate::model::TenantId;
use crate::server::store::Sent;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// The end of the names of these files. What comes before it is the id of the run.
const END: &str = "journal";
/// The end of the name until the file is locked.
const NEW: &str = "new";

/// The file of this run, which is locked as long as the run lasts.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    places: Mutex<Places>,
}

/// Which records are in use.
#[derive(Debug, Default)]
struct Places {
    free: Vec<u64>,
    next: u64,
}

impl Journal {
    /// A new file in this folder, which is made when it is missing.
    pub fn create(folder: &Path, run: Uuid) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let new = folder.join(format!("{run}.{NEW}"));
        let file =
            OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&new)?;
        // Before it has its name: a run that looks for what others left takes what is not locked.
        file.try_lock()?;
        let path = new.with_extension(END);
        fs::rename(&new, &path)?;
        Ok(Self { file, path, places: Mutex::default() })
    }

    /// A place for a record.
    pub fn place(&self) -> u64 {
        let mut places = self.lock();
        if let Some(place) = places.free.pop() {
            return place;
        }
        places.next += 1;
        places.next - 1
    }

    /// Writes a record.
    pub fn write(&self, place: u64, tenant: &TenantId, sent: &Sent) -> io::Result<()> {
        self.file.write_all_at(&encode(tenant, sent), place * BYTES as u64)
    }

    /// Empties a record, whose place another one may take.
    pub fn free(&self, place: u64) -> io::Result<()> {
        self.file.write_all_at(&[0; BYTES], place * BYTES as u64)?;
        self.lock().free.push(place);
        Ok(())
    }

    /// Removes the file: all of it is in the database.
    pub fn remove(&self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The file of a run that has ended, locked so that no other one takes it.
pub struct Left {
    /// The id of the run.
    pub run: Uuid,
    /// Its last totals.
    pub totals: Vec<(TenantId, Sent)>,
    path: PathBuf,
    _locked: File,
}

impl Left {
    /// Those of runs that have ended.
    pub fn find(folder: &Path) -> io::Result<Vec<Self>> {
        let mut left = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == END)
                && let Some(run) = path.file_stem().and_then(|name| name.to_str()?.parse().ok())
                && let Some((totals, locked)) = take(&path)?
            {
                left.push(Self { run, totals, path, _locked: locked });
            }
        }
        Ok(left)
    }

    /// Removes the file: all of it is in the database.
    pub fn remove(self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }
}

/// What is in a file that is not locked; `None` for one that is, and for one that is gone.
#[expect(clippy::type_complexity, reason = "two things that belong together here alone")]
fn take(path: &Path) -> io::Result<Option<(Vec<(TenantId, Sent)>, File)>> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    if file.try_lock().is_err() {
        return Ok(None);
    }
    let bytes = fs::read(path)?;
    Ok(Some((bytes.chunks_exact(BYTES).filter_map(decode).collect(), file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(hour: i64, messages: u64) -> Sent {
        Sent { hour, messages, bytes: 10 * messages }
    }

    #[test]
    fn what_a_run_left_is_found_once_it_has_ended() {
        let folder = tempfile::tempdir().expect("a folder");
        let (run, tenant) = (Uuid::now_v7(), TenantId::new("demo").expect("a tenant id"));
        let journal = Journal::create(&folder.path().join("usage"), run).expect("made");
        let places = [journal.place(), journal.place(), journal.place()];
        for (place, hour) in places.into_iter().zip(1..) {
            journal.write(place, &tenant, &sent(hour, 1)).expect("written");
        }
        journal.write(places[2], &tenant, &sent(3, 9)).expect("written over");
        journal.free(places[0]).expect("freed");
        let find = || Left::find(&folder.path().join("usage")).expect("read");
        assert!(find().is_empty(), "the run goes on");
        assert_eq!(journal.place(), places[0], "a place is used again");
        drop(journal);
        let left = find().pop().expect("it is left");
        assert_eq!(left.run, run);
        assert_eq!(left.totals, [(tenant.clone(), sent(2, 1)), (tenant, sent(3, 9))]);
        assert!(find().is_empty(), "another run has it");
        left.remove().expect("removed");
        assert!(find().is_empty());
    }
}
