//! Noticing changes: those made here, by other nodes, by other processes and by the clock.

use super::AccessControl;
use super::change::Change;
use crate::model::{ImageId, UserId};
use crate::server::store::{Digest, StoreError};
use std::sync::PoisonError;
use std::time::Duration;

/// Interval of the check for expired sessions and links, in memory only.
const EXPIRY_CHECK: Duration = Duration::from_secs(1);

impl AccessControl {
    /// Calls this with each change that is made here, from the first call on.
    pub fn announce_by(&self, announce: impl Fn(Change) + Send + Sync + 'static) {
        let _ = self.announce.set(Box::new(announce));
    }

    /// Takes in a change that another node made.
    pub fn hear(&self, change: &Change) {
        match change {
            Change::Rights => self.forget_all(),
            Change::Session(session) => self.lookups.forget_session(session),
            Change::Link(user, image) => self.lookups.forget_grants(*user, *image),
            Change::Image(image) => self.lookups.forget_facts(*image),
        }
    }

    /// Drops all cached rows after a change of rights, and wakes [`Self::wait_for_change`].
    pub fn invalidate(&self) {
        self.forget_all();
        self.announce(Change::Rights);
    }

    /// The same for a change that other nodes know.
    pub fn forget_all(&self) {
        self.lookups.forget();
        self.changed.notify_one();
    }

    pub(super) fn announce(&self, change: Change) {
        if let Some(announce) = self.announce.get() {
            announce(change);
        }
    }

    /// Drops the cached share links of a person after they opened one. They may only do more, so that no
    /// socket has to be checked.
    pub fn invalidate_grants(&self, user: UserId, image: ImageId) {
        self.lookups.forget_grants(user, image);
        self.announce(Change::Link(user, image));
    }

    /// Returns after [`Self::invalidate`], or when a session or a link that was looked up expires.
    pub async fn wait_for_change(&self) {
        let end = async {
            while !self.expiry.has_come() {
                tokio::time::sleep(EXPIRY_CHECK).await;
            }
        };
        tokio::select! {
            () = self.changed.notified() => {}
            () = end => {}
        }
        self.expiry.reset();
    }

    /// Notices changes by another process.
    pub async fn poll_revision(&self) -> Result<(), StoreError> {
        let revision = self.store.tenancy().access_revision().await?;
        let mut known = self.revision.lock().unwrap_or_else(PoisonError::into_inner);
        if known.replace(revision).is_some_and(|before| before != revision) {
            self.forget_all();
        }
        Ok(())
    }

    /// Drops a session from the cache that has ended, or whose owner has another name.
    pub fn forget_session(&self, session: &Digest) {
        self.lookups.forget_session(session);
        self.announce(Change::Session(*session));
    }

    /// Drops an API key from the cache.
    pub fn forget_api_key(&self, secret: &Digest) {
        self.lookups.forget_api_key(secret);
    }
}
