//! Who looks at an image from other nodes, and what those are told (LP27).

use super::{Inner, Subscribers};
use crate::protocol::live::Activity;
use crate::server::bus::{NodeId, Notice, Present};
use std::sync::Arc;
use std::time::Instant;

impl Subscribers {
    /// Another node asks who is here.
    pub fn say_who_is_here(&self) {
        let inner = self.lock();
        if !inner.queues.is_empty() {
            self.say_roster(&inner);
        }
    }

    /// Who looks from another node.
    pub fn hear_roster(self: &Arc<Self>, node: NodeId, people: &[Present], others: u32) {
        let mut inner = self.lock();
        let is_followed = !inner.queues.is_empty();
        if is_followed && inner.presence.set_elsewhere(node, (people, others), Instant::now()) {
            self.schedule_roster_change(&mut inner);
        }
    }

    /// Where people point and write on another node.
    pub fn hear_activity(self: &Arc<Self>, activity: Vec<Activity>) {
        let mut inner = self.lock();
        if !inner.queues.is_empty() {
            inner.presence.record_activity_elsewhere(activity);
            self.schedule_activity(&mut inner);
        }
    }

    /// Nodes that have been silent for too long are gone.
    pub fn expire_nodes(self: &Arc<Self>) {
        let mut inner = self.lock();
        if inner.presence.expire(Instant::now()) {
            self.schedule_roster_change(&mut inner);
        }
    }

    /// Hears of the image from now on, and asks who is there.
    pub fn watch(&self) {
        self.bus.watch(&self.tenant, self.image);
    }

    /// Begins to hear, for the first subscriber. What was known is old.
    pub(super) fn begin_to_hear(&self, inner: &mut Inner) {
        if self.bus.is_shared() {
            inner.order.forget();
            inner.outdate();
            inner.presence.forget_elsewhere();
            self.watch();
        }
    }

    /// The last subscriber left.
    pub(super) fn hear_no_more(&self) {
        if self.bus.is_shared() {
            let (tenant, image) = (self.tenant.clone(), self.image);
            self.bus.publish(Notice::Present { tenant, image, people: vec![], others: 0 });
            self.bus.unwatch(image);
        }
    }

    /// Tells the other nodes who is here. The subscribers of this node's bus leave that alone, so that the lock may be held.
    pub(super) fn say_roster(&self, inner: &Inner) {
        if self.bus.is_shared() {
            let (people, others) = inner.presence.here();
            let (tenant, image) = (self.tenant.clone(), self.image);
            self.bus.publish(Notice::Present { tenant, image, people, others });
        }
    }

    pub(super) fn say_activity(&self, inner: &mut Inner) {
        let activity = inner.presence.take_activity_here();
        if !activity.is_empty() {
            let (tenant, image) = (self.tenant.clone(), self.image);
            self.bus.publish(Notice::Active { tenant, image, activity });
        }
    }
}
