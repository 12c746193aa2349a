//! Backups by the clock: a folder of archives with the moment in their names, of which the last ones are kept.

use super::create::{Created, create};
use super::error::BackupError;
use super::files::{PARTIAL, create_private_folder, sync_folder};
use crate::model::Timestamp;
use crate::server::blobs::Blobs;
use crate::server::clock;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;
use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime};

/// The name of an archive is the moment between these, in UTC.
const BEGIN: &str = "image-chat-";
const END: &str = ".tar";

/// A folder of backups, and how they follow each other. The folder is this server's alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The folder. Other files in it are left alone.
    pub folder: PathBuf,
    /// From one to the next.
    pub every: Duration,
    /// How many are kept.
    pub keep: usize,
}

impl Schedule {
    /// How long until the next one: none of it is over when the server was down in between.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn due_in(&self, now: Timestamp) -> Result<Duration, BackupError> {
        let Some(last) = self.archives()?.pop() else { return Ok(Duration::ZERO) };
        let Some(last) = moment_of(&last) else { return Ok(Duration::ZERO) };
        // A clock that was set back does not stop backups.
        let age = u64::try_from(now.0 - last.0).map_or(self.every, Duration::from_millis);
        Ok(self.every.saturating_sub(age))
    }

    /// Makes one, and deletes those beyond the number that is kept.
    ///
    /// # Errors
    /// As with [`create`]; then none is deleted.
    pub async fn run(&self, database: &str, blobs: &Blobs) -> Result<Created, BackupError> {
        create_private_folder(&self.folder)?;
        self.remove_partial()?;
        let created = create(database, blobs, &self.folder.join(name_of(clock::now()))).await?;
        self.prune()?;
        Ok(created)
    }

    /// The names of the archives, oldest first.
    fn archives(&self) -> Result<Vec<String>, BackupError> {
        let mut names = self.names()?;
        names.retain(|name| moment_of(name).is_some());
        names.sort();
        Ok(names)
    }

    fn names(&self) -> Result<Vec<String>, BackupError> {
        create_private_folder(&self.folder)?;
        let failed = || BackupError::file(&self.folder);
        let entries = fs::read_dir(&self.folder).map_err(failed())?;
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        entries.map(|entry| entry.map(name).map_err(failed())).collect()
    }

    fn prune(&self) -> Result<(), BackupError> {
        let archives = self.archives()?;
        let beyond = archives.len().saturating_sub(self.keep);
        for name in &archives[..beyond] {
            let path = self.folder.join(name);
            fs::remove_file(&path).map_err(BackupError::file(&path))?;
        }
        sync_folder(&self.folder)
    }

    /// What a crash left of a backup that was being made.
    fn remove_partial(&self) -> Result<(), BackupError> {
        let is_partial =
            |name: &str| name.strip_suffix(PARTIAL).is_some_and(|name| moment_of(name).is_some());
        for name in self.names()?.iter().filter(|name| is_partial(name)) {
            let path = self.folder.join(name);
            fs::remove_dir_all(&path).map_err(BackupError::file(&path))?;
        }
        Ok(())
    }
}

const STAMP: &[time::format_description::BorrowedFormatItem<'_>] =
    format_description!("[year][month][day]T[hour][minute][second]Z");

fn name_of(at: Timestamp) -> String {
    let at = OffsetDateTime::from_unix_timestamp(at.0.div_euclid(1_000)).ok();
    let stamp = at.and_then(|at| at.format(STAMP).ok()).unwrap_or_default();
    format!("{BEGIN}{stamp}{END}")
}

fn moment_of(name: &str) -> Option<Timestamp> {
    let stamp = name.strip_prefix(BEGIN)?.strip_suffix(END)?;
    let at = PrimitiveDateTime::parse(stamp, STAMP).ok()?.assume_utc();
    Some(Timestamp(at.unix_timestamp() * 1_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    fn schedule(folder: &Path) -> Schedule {
        Schedule { folder: folder.to_path_buf(), every: DAY, keep: 2 }
    }

    #[test]
    fn the_next_one_is_due_a_day_after_the_last() {
        let folder = tempfile::tempdir().expect("a folder");
        let (schedule, last) = (schedule(folder.path()), Timestamp(1_789_000_000_000));
        assert_eq!(schedule.due_in(last).expect("read"), Duration::ZERO, "there is none");
        fs::write(folder.path().join(name_of(last)), "").expect("written");
        fs::write(folder.path().join("image-chat-of-mine.tar"), "").expect("written");
        let due = |hours: i64| {
            schedule.due_in(Timestamp(last.0 + hours * 3_600_000)).expect("read").as_secs() / 3_600
        };
        assert_eq!([due(0), due(1), due(23), due(24), due(100)], [24, 23, 1, 0, 0]);
        assert_eq!(due(-1), 0, "the clock was set back");
    }

    #[test]
    fn the_last_ones_are_kept_and_nothing_else_is_touched() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = ["image-chat-2025.tar", "notes.txt", "image-chat-20250101T000000Z.tar.asc"];
        let archives: Vec<_> = (1..=4).map(|day| name_of(Timestamp(day * 86_400_000))).collect();
        for name in own.into_iter().chain(archives.iter().map(String::as_str)) {
            fs::write(folder.path().join(name), "").expect("written");
        }
        fs::create_dir(folder.path().join("image-chat-19700109T000000Z.tar.partial"))
            .expect("made");
        let schedule = schedule(folder.path());
        schedule.prune().expect("pruned");
        schedule.remove_partial().expect("removed");
        let mut left = schedule.names().expect("read");
        left.sort();
        let mut expected: Vec<_> = own.map(String::from).into();
        expected.extend_from_slice(&archives[2..]);
        expected.sort();
        assert_eq!(left, expected);
    }
}
