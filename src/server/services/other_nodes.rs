//! What changes on other nodes concerns the sockets of this one: rights and sessions (LP23), moderation queues (LP29), what
//! people have read (LP31).

use super::{live_access, moderation};
use crate::model::TenantId;
use crate::server::access::Change;
use crate::server::bus::{AccessChange, Message, Notice, Topic};
use crate::server::state::AppState;
use crate::server::store::{Digest, StoreError};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;

/// What other nodes changed, and the sockets were not looked at since. Bounded by what there is.
#[derive(Default)]
struct Changed {
    what: Mutex<(BTreeSet<Digest>, BTreeSet<TenantId>)>,
    is_new: Notify,
}

/// Tells other nodes of changes, and follows theirs until the server stops.
pub fn start(state: &AppState) {
    let (bus, changed) = (Arc::clone(&state.bus), Arc::new(Changed::default()));
    state.access.announce_by(move |change| bus.publish(Notice::AccessChanged(told(change))));
    hear(state, &changed);
    let state = state.clone();
    tokio::spawn(async move {
        let stopping = state.stopping.clone();
        while stopping.run_until_cancelled(changed.is_new.notified()).await.is_some() {
            if let Err(error) = changed.follow(&state).await {
                tracing::error!(%error, "cannot follow what other nodes changed");
            }
        }
    });
}

/// Tells the moderators at this node how much waits, in case that a message was lost.
///
/// # Errors
/// The database cannot be read.
pub async fn tell_all_queues(state: &AppState) -> Result<(), StoreError> {
    for tenant in state.engine.connections().watched_tenants() {
        moderation::tell_queue(state, &tenant).await?;
    }
    Ok(())
}

fn hear(state: &AppState, changed: &Arc<Changed>) {
    let (own, access, sessions) =
        (state.bus.node(), Arc::clone(&state.access), Arc::clone(changed));
    let rights = move |Message { origin, notice }: Message| match notice {
        Notice::AccessChanged(change) if origin != own => {
            access.hear(&heard(&change));
            if let AccessChange::Session { session } = change {
                sessions.add(|(sessions, _)| sessions.insert(session));
            }
        }
        _ => {}
    };
    state.bus.subscribe(Topic::Access, Arc::new(rights));
    let queues = Arc::clone(changed);
    let queue = move |Message { origin, notice }: Message| match notice {
        Notice::QueueChanged { tenant } if origin != own => {
            queues.add(|(_, tenants)| tenants.insert(tenant));
        }
        _ => {}
    };
    state.bus.subscribe(Topic::Queue, Arc::new(queue));
    // Weakly: the engine holds the bus.
    let engine = Arc::downgrade(&state.engine);
    let reads = move |Message { origin, notice }: Message| match notice {
        Notice::Read { image, user, chat, seq, .. } if origin != own => {
            if let Some(engine) = engine.upgrade() {
                engine.connections().send_read((image, user), chat, seq);
            }
        }
        _ => {}
    };
    state.bus.subscribe(Topic::Reads, Arc::new(reads));
}

impl Changed {
    fn add(&self, add: impl FnOnce(&mut (BTreeSet<Digest>, BTreeSet<TenantId>)) -> bool) {
        add(&mut self.what.lock().unwrap_or_else(PoisonError::into_inner));
        self.is_new.notify_one();
    }

    async fn follow(&self, state: &AppState) -> Result<(), StoreError> {
        let what = std::mem::take(&mut *self.what.lock().unwrap_or_else(PoisonError::into_inner));
        let (sessions, tenants) = what;
        live_access::reauthorize_sessions(state, &sessions).await?;
        for tenant in tenants {
            moderation::tell_queue(state, &tenant).await?;
        }
        Ok(())
    }
}

fn told(change: Change) -> AccessChange {
    match change {
        Change::Rights => AccessChange::Rights,
        Change::Session(session) => AccessChange::Session { session },
        Change::Link(user, image) => AccessChange::Link { user, image },
        Change::Image(image) => AccessChange::Image { image },
    }
}

fn heard(change: &AccessChange) -> Change {
    match *change {
        AccessChange::Rights => Change::Rights,
        AccessChange::Session { session } => Change::Session(session),
        AccessChange::Link { user, image } => Change::Link(user, image),
        AccessChange::Image { image } => Change::Image(image),
    }
}
