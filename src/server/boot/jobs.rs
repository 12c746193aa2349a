//! What is done every now and then beside all requests: writing usage, forgetting what is old.
//! Knows no request.

use crate::model::Timestamp;
use crate::server::clock;
use crate::server::services::live_access::reauthorize;
use crate::server::state::AppState;
use crate::server::store::Retention;
use std::future::Future;
use std::time::Duration;

/// LP28: a crash loses no more usage than this.
const USAGE_EVERY: Duration = Duration::from_secs(10);
/// Rooms that nobody needs are looked for this often.
const SWEEP_EVERY: Duration = Duration::from_secs(30);
/// LP23: what another process did to someone's rights is looked for this often.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Counts of those who did nothing lately are forgotten this often. Until then each takes some 100 bytes:
/// 20,000 new addresses a second, each with a connection of its own, come to 20 MB.
const FORGET_EVERY: Duration = Duration::from_secs(10);
/// All sockets are looked at this often, whether anything was noticed or not.
const RECHECK_EVERY: Duration = Duration::from_secs(30);
/// What is old is looked for this often.
const PRUNE_EVERY: Duration = Duration::from_secs(10 * 60);
/// LP4: events are kept at least for so long.
const EVENTS_MS: i64 = 7 * 24 * 60 * 60 * 1_000;
/// LP4: and at least so many of each image.
const EVENTS: u32 = 1_000;
/// LP3: an operation is known again for so long.
const OPERATIONS_MS: i64 = 24 * 60 * 60 * 1_000;

/// What moderators settled among held comments is remembered for so long, and what could be undone no more.
const SETTLED_MS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// Begins with all of it; it ends when the server stops.
pub fn start(state: &AppState) {
    every(USAGE_EVERY, state, |state| async move { save_usage(&state).await });
    every(SWEEP_EVERY, state, |state| async move { state.engine.sweep() });
    every(LOOK_EVERY, state, |state| async move { look_for_changes(&state).await });
    recheck(state);
    every(FORGET_EVERY, state, |state| async move { state.limits.forget() });
    every(PRUNE_EVERY, state, |state| async move { prune(&state, clock::now()).await });
}

/// What has to be done before the database closes.
pub async fn finish(state: &AppState) {
    save_usage(state).await;
}

/// Forgets what is old as of now.
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
    let settled = state.store.moderation().forget(Timestamp(now.0 - SETTLED_MS)).await;
    if let Err(error) = settled {
        tracing::error!(%error, "cannot forget what moderators settled; trying again later");
    }
    if let Err(error) = state.store.tenancy().forget_bans(now).await {
        tracing::error!(%error, "cannot forget bans that ended; trying again later");
    }
    if let Err(error) = state.store.identities().forget_spent(now).await {
        tracing::error!(%error, "cannot forget used payloads; trying again later");
    }
}

async fn save_usage(state: &AppState) {
    let saved = state.usage.flush(state.engine.usage(), &*state.store, clock::now());
    if let Err(error) = saved.await {
        tracing::error!(%error, "cannot write usage; trying again later");
    }
}

async fn look_for_changes(state: &AppState) {
    if let Err(error) = state.access.poll_revision().await {
        tracing::error!(%error, "cannot see whether rights have changed; trying again");
    }
}

/// LP23: looks at all sockets again whenever rights have changed.
fn recheck(state: &AppState) {
    let state = state.clone();
    tokio::spawn(async move {
        let stopping = state.stopping.clone();
        let wait = || async {
            // A ban that ends by itself tells nobody.
            let _ = tokio::time::timeout(RECHECK_EVERY, state.access.wait_for_change()).await;
        };
        while stopping.run_until_cancelled(wait()).await.is_some() {
            if let Err(error) = reauthorize(&state).await {
                tracing::error!(%error, "cannot look at all sockets; trying again");
                tokio::time::sleep(LOOK_EVERY).await;
                state.access.invalidate();
            }
        }
    });
}

fn every<F>(pause: Duration, state: &AppState, job: impl Fn(AppState) -> F + Send + 'static)
where
    F: Future<Output = ()> + Send,
{
    let state = state.clone();
    tokio::spawn(async move {
        let stopping = state.stopping.clone();
        while stopping.run_until_cancelled(tokio::time::sleep(pause)).await.is_some() {
            job(state.clone()).await;
        }
    });
}
