//! Backups that the server makes by itself.

use clap::Args;
use std::path::PathBuf;
use std::time::Duration;

/// The longest time from one to the next, in hours: a year.
const MAX_HOURS: i64 = 366 * 24;
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Where backups go, how often and how many are kept.
#[derive(Clone, Debug, PartialEq, Eq, Args)]
pub struct BackupArgs {
    /// A folder for backups that the server makes by itself, this server's alone; none are made without one
    #[arg(long, env = "IMAGE_CHAT_BACKUP_DIR", global = true)]
    pub backup_dir: Option<PathBuf>,
    /// Hours from one backup to the next
    #[arg(long, env = "IMAGE_CHAT_BACKUP_EVERY", default_value_t = 24, global = true,
        value_parser = clap::value_parser!(u32).range(1..=MAX_HOURS))]
    pub backup_every: u32,
    /// How many backups are kept
    #[arg(long, env = "IMAGE_CHAT_BACKUP_KEEP", default_value_t = 7, global = true,
        value_parser = clap::value_parser!(u32).range(1..))]
    pub backup_keep: u32,
}

impl Default for BackupArgs {
    fn default() -> Self {
        Self { backup_dir: None, backup_every: 24, backup_keep: 7 }
    }
}

impl BackupArgs {
    /// Time from one backup to the next.
    pub fn every(&self) -> Duration {
        HOUR * self.backup_every
    }

    /// How many are kept.
    pub fn keep(&self) -> usize {
        usize::try_from(self.backup_keep).unwrap_or(usize::MAX)
    }
}
