//! What other nodes stored and this one did not hear: read once for all subscribers (LP25).

use super::{Inner, Subscribers};
use crate::model::Seq;
use crate::server::realtime::fanout::replay_buffer::MAX_GAP;
use crate::server::store::{Store, Tail};
use std::sync::Arc;

impl Subscribers {
    /// The last event that all subscribers were told; `None` without subscribers, or before the first read.
    pub fn told(&self) -> Option<Seq> {
        let inner = self.lock();
        inner.order.told().filter(|_| !inner.queues.is_empty())
    }

    /// A subscriber is about to be told of the log up to here.
    pub fn begin(self: &Arc<Self>, head: Seq) {
        self.begin_at(&mut self.lock(), head);
    }

    pub(super) fn begin_at(self: &Arc<Self>, inner: &mut Inner, head: Seq) {
        if self.bus.is_shared() {
            let next = inner.order.begin_at(head);
            next.into_iter().for_each(|event| self.send_event(inner, event));
        }
    }

    /// The bus is heard from now on. True if the log is to be read for what was stored before; else that is done behind the
    /// first read, which is under way.
    pub fn is_heard(&self) -> bool {
        let mut inner = self.lock();
        inner.is_check_due = inner.order.told().is_none();
        !inner.is_check_due
    }

    /// Whether the log is to be read behind the first read.
    pub fn take_check(&self) -> bool {
        std::mem::take(&mut self.lock().is_check_due)
    }

    /// Sends nothing any more that was read or sent before.
    pub fn outdate(&self) {
        self.lock().outdate();
    }

    /// Reads what is missing, unless that is under way, and sends it to all subscribers. What cannot be told one by one
    /// makes them load the image again. After a failure the next reconciliation tries again (LP26).
    pub async fn catch_up(self: &Arc<Self>, store: &dyn Store) {
        let mut from = self.begin_to_catch_up();
        while let Some(since) = from {
            let limit = u32::try_from(2 * MAX_GAP).unwrap_or(u32::MAX);
            let read = store.told(self.image, since, limit).await;
            if let Err(error) = &read {
                tracing::error!(%error, image = %self.image, "cannot read what is missing");
            }
            from = self.caught_up(since, read.ok().flatten());
        }
    }

    fn begin_to_catch_up(&self) -> Option<Seq> {
        let mut inner = self.lock();
        let told = inner.order.told().filter(|_| !inner.queues.is_empty())?;
        (!std::mem::replace(&mut inner.is_catching_up, true)).then_some(told)
    }

    /// The place to read on from, if events came that still wait for others.
    fn caught_up(self: &Arc<Self>, since: Seq, read: Option<Tail>) -> Option<Seq> {
        let mut inner = self.lock();
        if let Some(read) = read.filter(|_| !inner.queues.is_empty()) {
            self.tell(&mut inner, since, read);
        }
        let told = inner.order.told().filter(|told| inner.order.has_hole() && *told > since);
        inner.is_catching_up = told.is_some();
        told
    }

    fn tell(self: &Arc<Self>, inner: &mut Inner, since: Seq, read: Tail) {
        let Tail { head, events, reaches, restated } = read;
        let is_whole = reaches && since.0 + events.len() as u64 == head.0;
        let is_current = since == Seq(0) || since >= restated;
        inner.head = inner.head.max(head);
        let mut next = Vec::new();
        if is_whole && is_current {
            events.into_iter().for_each(|event| next.extend(inner.order.add(event)));
        } else {
            self.reset_all(inner);
            next = inner.order.skip_to(head);
        }
        next.into_iter().for_each(|event| self.send_event(inner, event));
    }
}
