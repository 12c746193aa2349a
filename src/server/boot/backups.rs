//! Backups by the clock, while the server runs.

use crate::server::backup::{BackupError, Created, Schedule};
use crate::server::clock;
use crate::server::metrics;
use crate::server::state::AppState;
use std::time::Duration;

/// How often the clock is looked at: it may be set, and the machine may sleep.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// After a failure.
const RETRY_EVERY: Duration = Duration::from_secs(10 * 60);

/// Makes backups until the server stops, if a folder is configured.
pub fn start(state: &AppState) {
    let backups = &state.config.backups;
    let Some(folder) = backups.backup_dir.clone() else { return };
    let schedule = Schedule { folder, every: backups.every(), keep: backups.keep() };
    let state = state.clone();
    tokio::spawn(async move {
        let stopping = state.stopping.clone();
        let mut pause = Duration::ZERO;
        while stopping.run_until_cancelled(tokio::time::sleep(pause)).await.is_some() {
            pause = look(&state, &schedule).await;
        }
    });
}

/// Makes a backup when it is time. Returns for how long there is nothing to do.
async fn look(state: &AppState, schedule: &Schedule) -> Duration {
    match back_up(state, schedule).await {
        Ok(Ok(Created { manifest, bytes })) => {
            metrics::JOBS.count("name=\"backup\"");
            tracing::info!(bytes, images = manifest.images, "made a backup");
            for name in manifest.missing {
                tracing::warn!(name, "the database names a file that was not there");
            }
            LOOK_EVERY.min(schedule.every)
        }
        Ok(Err(due_in)) => due_in.min(LOOK_EVERY),
        Err(error) => {
            tracing::error!(%error, "cannot make a backup; trying again later");
            RETRY_EVERY
        }
    }
}

/// The backup, or for how long none is due.
async fn back_up(
    state: &AppState,
    schedule: &Schedule,
) -> Result<Result<Created, Duration>, BackupError> {
    let due_in = schedule.due_in(clock::now())?;
    if !due_in.is_zero() {
        return Ok(Err(due_in));
    }
    schedule.run(state.config.database_url().reveal(), &state.blobs).await.map(Ok)
}
