//! Background jobs: saving usage, evicting and pruning what is old, reauthorising sockets.

use super::backups;
use crate::model::Timestamp;
use crate::server::bus::Link;
use crate::server::clock;
use crate::server::metrics;
use crate::server::services::{comment_pictures, images, live_access, other_nodes, webhooks};
use crate::server::state::AppState;
use crate::server::store::{Retention, StoreError};
use rand::Rng;
use std::collections::HashSet;
use std::future::Future;
use std::time::Duration;

/// LP28: a power failure loses no more usage than this.
const USAGE_EVERY: Duration = Duration::from_secs(10);
/// Empty rooms are removed this often.
const SWEEP_EVERY: Duration = Duration::from_secs(30);
/// LP23: changes of rights by other processes are polled this often.
const POLL_EVERY: Duration = Duration::from_secs(1);
/// Full buckets of the limiters are evicted this often. Until then each takes some 100 bytes: 20,000 new addresses
/// a second, each with a connection of its own, come to 20 MB.
const EVICT_EVERY: Duration = Duration::from_secs(10);
/// LP26: heads are compared with the database this often, give or take a fifth, so that nodes do not do it together.
const RECONCILE_MS: std::ops::RangeInclusive<u64> = 4_000..=6_000;
/// LP27: the other nodes hear this often who is here: three times before they take this node for gone.
const SAY_WHO_IS_HERE_EVERY: Duration = Duration::from_secs(13);
/// All sockets are reauthorised at least this often.
const REAUTHORIZE_EVERY: Duration = Duration::from_secs(30);
/// The database is pruned this often.
const PRUNE_EVERY: Duration = Duration::from_secs(10 * 60);
/// Large images without tiles are looked for at the start and this often.
const TILES_EVERY: Duration = Duration::from_secs(10 * 60);
/// LP4: events are kept at least this long.
const EVENTS_MS: i64 = 7 * 24 * 60 * 60 * 1_000;
/// LP4: and at least this many of each image.
const EVENTS: u32 = 1_000;
/// LP3: a repeated operation is recognised for this long.
const OPERATIONS_MS: i64 = 24 * 60 * 60 * 1_000;
/// Reviewed comments and expired undo entries are kept this long.
const REVIEWED_MS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// Starts all jobs; they end when the server stops.
pub fn start(state: &AppState) {
    let first = state.clone();
    // At once: a killed run may have left counts behind.
    tokio::spawn(async move { save_usage(&first).await });
    every("usage", USAGE_EVERY, state, |state| async move { save_usage(&state).await });
    every("rooms", SWEEP_EVERY, state, |state| async move { state.engine.sweep() });
    every("rights", POLL_EVERY, state, |state| async move { poll_revision(&state).await });
    reauthorize(state);
    other_nodes::start(state);
    reconcile(state);
    backups::start(state);
    webhooks::start(state);
    make_tiles(state);
    every("limits", EVICT_EVERY, state, |state| async move { evict_idle(&state) });
    every("prune", PRUNE_EVERY, state, |state| async move { prune(&state, clock::now()).await });
}

/// Work before the database closes.
pub async fn finish(state: &AppState) {
    webhooks::finish(state).await;
    if let Err(error) = state.engine.usage().finish(&*state.store).await {
        tracing::error!(%error, "cannot write usage; the next start does");
    }
}

/// Deletes what is old as of `now`.
pub async fn prune(state: &AppState, now: Timestamp) {
    let rule = Retention {
        events_before: Timestamp(now.0 - EVENTS_MS),
        keep_events: EVENTS,
        operations_before: Timestamp(now.0 - OPERATIONS_MS),
    };
    match state.store.prune(&rule).await {
        Ok(0) => {}
        Ok(rows) => tracing::info!(rows, "forgot old events and operations"),
        Err(error) => tracing::error!(%error, "cannot forget what is old; trying again later"),
    }
    match state.store.accounts().forget_expired(now).await {
        Ok(0) => {}
        Ok(rows) => tracing::info!(rows, "forgot sessions and links that have expired"),
        Err(error) => tracing::error!(%error, "cannot forget what expired; trying again later"),
    }
    let reviewed = state.store.moderation().forget(Timestamp(now.0 - REVIEWED_MS)).await;
    if let Err(error) = reviewed {
        tracing::error!(%error, "cannot forget what moderators settled; trying again later");
    }
    match images::purge(state, now).await {
        Ok(0) => {}
        Ok(purged) => tracing::info!(purged, "deleted images for good"),
        Err(error) => tracing::error!(%error, "cannot delete images for good; trying again later"),
    }
    match comment_pictures::remove_unused(state, now).await {
        Ok(0) => {}
        Ok(removed) => tracing::info!(removed, "removed pictures that are in no comment"),
        Err(error) => tracing::error!(%error, "cannot remove unused pictures; trying again later"),
    }
    match webhooks::forget(state, now).await {
        Ok(0) => {}
        Ok(rows) => tracing::info!(rows, "forgot old deliveries of webhooks"),
        Err(error) => tracing::error!(%error, "cannot forget deliveries; trying again later"),
    }
    if let Err(error) = state.store.tenancy().forget_bans(now).await {
        tracing::error!(%error, "cannot forget bans that ended; trying again later");
    }
    if let Err(error) = state.store.identities().forget_consumed_payloads(now).await {
        tracing::error!(%error, "cannot forget used payloads; trying again later");
    }
}

async fn save_usage(state: &AppState) {
    if let Err(error) = state.engine.usage().save(&*state.store).await {
        tracing::error!(%error, "cannot write usage; trying again later");
    }
}

fn evict_idle(state: &AppState) {
    state.limits.evict_idle();
    state.uploads.evict_idle();
}

async fn poll_revision(state: &AppState) {
    if let Err(error) = state.access.poll_revision().await {
        tracing::error!(%error, "cannot see whether rights have changed; trying again");
    }
}

/// LP23: reauthorises all sockets whenever rights change.
fn reauthorize(state: &AppState) {
    let state = state.clone();
    tokio::spawn(async move {
        let stopping = state.stopping.clone();
        let wait = || async {
            // The end of a ban is no change.
            let _ = tokio::time::timeout(REAUTHORIZE_EVERY, state.access.wait_for_change()).await;
        };
        while stopping.run_until_cancelled(wait()).await.is_some() {
            if let Err(error) = live_access::reauthorize(&state).await {
                tracing::error!(%error, "cannot look at all sockets; trying again");
                tokio::time::sleep(POLL_EVERY).await;
                state.access.forget_all();
            }
        }
    });
}

/// Makes the tiles of large images from before there were tiles.
fn make_tiles(state: &AppState) {
    let state = state.clone();
    tokio::spawn(async move {
        let (stopping, mut hopeless) = (state.stopping.clone(), HashSet::new());
        loop {
            match images::make_missing_tiles(&state, &mut hopeless).await {
                Ok(0) => {}
                Ok(made) => tracing::info!(made, "cut large pictures into tiles"),
                Err(error) => tracing::error!(%error, "cannot make tiles; trying again later"),
            }
            metrics::JOBS.count("name=\"tiles\"");
            let pause = tokio::time::sleep(TILES_EVERY);
            if stopping.run_until_cancelled(pause).await.is_none() {
                return;
            }
        }
    });
}

/// LP26: finds what the bus lost, by the clock and at once when it is back.
fn reconcile(state: &AppState) {
    if !state.bus.is_shared() {
        return;
    }
    every("presence", SAY_WHO_IS_HERE_EVERY, state, |state| async move {
        state.engine.say_who_is_here();
    });
    let state = state.clone();
    tokio::spawn(async move {
        let (stopping, mut link) = (state.stopping.clone(), state.bus.link());
        let mut returns = link.borrow().returns;
        loop {
            let pause = Duration::from_millis(rand::rng().random_range(RECONCILE_MS));
            let back = link.wait_for(|link| link.returns != returns);
            let wait = async { tokio::time::timeout(pause, back).await.is_ok() };
            let Some(is_back) = stopping.run_until_cancelled(wait).await else { return };
            let Link { is_up, returns: now } = *link.borrow();
            returns = now;
            if let Err(error) = reconcile_once(&state, is_back, is_up).await {
                tracing::error!(%error, "cannot compare with the database; trying again");
            }
        }
    });
}

async fn reconcile_once(state: &AppState, is_back: bool, is_up: bool) -> Result<(), StoreError> {
    if is_back {
        state.engine.announce();
        // What was said while the bus was away may have been lost.
        state.access.forget_all();
    }
    state.engine.reconcile().await?;
    if is_back || !is_up {
        other_nodes::tell_all_queues(state).await?;
    }
    metrics::JOBS.count("job=\"reconciliation\"");
    Ok(())
}

fn every<F>(
    name: &str,
    pause: Duration,
    state: &AppState,
    job: impl Fn(AppState) -> F + Send + 'static,
) where
    F: Future<Output = ()> + Send,
{
    let (state, label) = (state.clone(), format!("name=\"{name}\""));
    tokio::spawn(async move {
        let stopping = state.stopping.clone();
        while stopping.run_until_cancelled(tokio::time::sleep(pause)).await.is_some() {
            job(state.clone()).await;
            metrics::JOBS.count(&label);
        }
    });
}
