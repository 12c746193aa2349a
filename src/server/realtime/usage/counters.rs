//! Counters of what is sent to the viewers of each tenant, hour by hour.

use super::journal::{Journal, Left};
use crate::model::TenantId;
use crate::server::clock;
use crate::server::store::{Sent, Store, StoreError};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// Milliseconds in an hour.
const HOUR_MS: i64 = 60 * 60 * 1_000;

/// The counters of a tenant.
#[derive(Debug)]
pub struct TenantCounters {
    tenant: TenantId,
    journal: Option<Arc<Journal>>,
    hours: Mutex<Vec<Hour>>,
}

/// What was sent in an hour.
#[derive(Debug)]
struct Hour {
    sent: Sent,
    /// As much of it as is in the database.
    saved: Option<Sent>,
    /// Its record in the journal.
    place: Option<u64>,
}

/// The counters of all tenants.
#[derive(Debug)]
pub struct UsageCounters {
    /// The id of this run, which names the node as well.
    run: Uuid,
    folder: Option<PathBuf>,
    journal: Option<Arc<Journal>>,
    tenants: Mutex<HashMap<TenantId, Arc<TenantCounters>>>,
    /// One after the other, so that no earlier total is written over a later one.
    saving: tokio::sync::Mutex<()>,
}

impl TenantCounters {
    /// Counts a frame of `events` and `bytes`, sent to `recipients`.
    pub fn count_sent(&self, events: usize, bytes: usize, recipients: usize) {
        let (messages, bytes) = ((events * recipients) as u64, (bytes * recipients) as u64);
        if (messages, bytes) != (0, 0) {
            self.count(clock::now().0.div_euclid(HOUR_MS), messages, bytes);
        }
    }

    fn count(&self, hour: i64, messages: u64, bytes: u64) {
        let mut hours = self.lock();
        let place = hours.iter().position(|of| of.sent.hour == hour).unwrap_or_else(|| {
            let place = self.journal.as_ref().map(|journal| journal.place());
            hours.push(Hour { sent: Sent { hour, messages: 0, bytes: 0 }, saved: None, place });
            hours.len() - 1
        });
        let Some(of) = hours.get_mut(place) else { return };
        of.sent.messages += messages;
        of.sent.bytes += bytes;
        if let (Some(journal), Some(place)) = (&self.journal, of.place) {
            warn_once(journal.write(place, &self.tenant, &of.sent));
        }
    }

    /// What is not in the database yet.
    fn unsaved(&self) -> Vec<Sent> {
        let hours = self.lock();
        hours.iter().filter(|of| of.saved != Some(of.sent)).map(|of| of.sent).collect()
    }

    /// This is in the database. Hours that are over are forgotten then.
    fn saved(&self, saved: Sent, now: i64) {
        let mut hours = self.lock();
        for of in hours.iter_mut().filter(|of| of.sent.hour == saved.hour) {
            of.saved = Some(saved);
        }
        hours.retain(|of| {
            let is_done = of.sent.hour < now && of.saved == Some(of.sent);
            if is_done && let (Some(journal), Some(place)) = (&self.journal, of.place) {
                warn_once(journal.free(place));
            }
            !is_done
        });
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Hour>> {
        self.hours.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl UsageCounters {
    /// Counters that are in memory alone.
    pub fn in_memory() -> Self {
        Self {
            run: Uuid::now_v7(),
            folder: None,
            journal: None,
            tenants: Mutex::default(),
            saving: tokio::sync::Mutex::default(),
        }
    }

    /// Counters that are in a file of this folder as well. What cannot be written there is counted in memory.
    pub fn kept_in(folder: &Path) -> Self {
        let counters = Self::in_memory();
        let journal = Journal::create(folder, counters.run);
        let journal = journal
            .inspect_err(|error| tracing::warn!(%error, "usage is counted in memory alone"))
            .ok();
        Self { folder: Some(folder.to_path_buf()), journal: journal.map(Arc::new), ..counters }
    }

    /// The counters of a tenant.
    pub fn of(&self, tenant: &TenantId) -> Arc<TenantCounters> {
        let mut tenants = self.lock();
        if let Some(counters) = tenants.get(tenant) {
            return Arc::clone(counters);
        }
        let (journal, hours) = (self.journal.clone(), Mutex::default());
        let counters = Arc::new(TenantCounters { tenant: tenant.clone(), journal, hours });
        tenants.insert(tenant.clone(), Arc::clone(&counters));
        counters
    }

    /// Writes to the database what is not there yet, of this run and of those that ended without doing so. Totals and not
    /// increments: what is written twice counts once.
    pub async fn save(&self, store: &dyn Store) -> Result<(), StoreError> {
        let _one_at_a_time = self.saving.lock().await;
        self.take_over(store).await?;
        let now = clock::now().0.div_euclid(HOUR_MS);
        let tenants: Vec<_> = self.lock().values().cloned().collect();
        for counters in tenants {
            for sent in counters.unsaved() {
                store.save_sent(self.run, &counters.tenant, &sent).await?;
                counters.saved(sent, now);
            }
        }
        Ok(())
    }

    /// The same for the last time: this run leaves nothing behind.
    pub async fn finish(&self, store: &dyn Store) -> Result<(), StoreError> {
        self.save(store).await?;
        if let Some(journal) = &self.journal {
            warn_once(journal.remove());
        }
        Ok(())
    }

    /// Writes what runs that were killed have counted.
    async fn take_over(&self, store: &dyn Store) -> Result<(), StoreError> {
        let Some(folder) = self.folder.clone() else { return Ok(()) };
        let found = tokio::task::spawn_blocking(move || Left::find(&folder)).await;
        let left = found.unwrap_or_else(|error| Err(io::Error::other(error)));
        let left = left.inspect_err(|error| tracing::debug!(%error, "cannot look for usage"));
        for left in left.unwrap_or_default() {
            for (tenant, sent) in &left.totals {
                store.save_sent(left.run, tenant, sent).await?;
            }
            tracing::info!(run = %left.run, "wrote the usage of a run that was killed");
            warn_once(left.remove());
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<TenantId, Arc<TenantCounters>>> {
        self.tenants.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A disk that is full or fails is told of elsewhere, too; counting goes on in memory.
fn warn_once(written: io::Result<()>) {
    static WARNED: std::sync::Once = std::sync::Once::new();
    if let Err(error) = written {
        WARNED.call_once(|| tracing::warn!(%error, "cannot write the file of usage"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(hour: i64, messages: u64, bytes: u64) -> Sent {
        Sent { hour, messages, bytes }
    }

    #[test]
    fn lp28_events_times_recipients_are_counted_until_they_are_saved() {
        let counters = UsageCounters::in_memory();
        let tenant = counters.of(&TenantId::new("demo").expect("a tenant id"));
        tenant.count_sent(3, 400, 500);
        tenant.count_sent(3, 400, 0);
        let [total] = tenant.unsaved()[..] else { panic!("one hour, or two at the turn of one") };
        assert_eq!((total.messages, total.bytes), (1_500, 200_000));
        tenant.saved(total, total.hour);
        assert_eq!(tenant.unsaved(), []);
        tenant.count_sent(1, 7, 1);
        assert_eq!(tenant.unsaved(), [sent(total.hour, 1_501, 200_007)], "totals, not increments");
    }

    #[test]
    fn lp28_an_hour_has_what_was_sent_in_it_whenever_it_is_saved() {
        let counters = UsageCounters::in_memory();
        let tenant = counters.of(&TenantId::new("demo").expect("a tenant id"));
        for (hour, messages) in [(7, 1), (8, 2), (7, 4)] {
            tenant.count(hour, messages, 0);
        }
        assert_eq!(tenant.unsaved(), [sent(7, 5, 0), sent(8, 2, 0)]);
        // More comes while it is on its way into the database.
        tenant.count(7, 1, 0);
        tenant.saved(sent(7, 5, 0), 8);
        tenant.saved(sent(8, 2, 0), 8);
        assert_eq!(tenant.unsaved(), [sent(7, 6, 0)]);
        tenant.saved(sent(7, 6, 0), 8);
        assert_eq!(tenant.lock().len(), 1, "hours that are over are forgotten");
    }
}
