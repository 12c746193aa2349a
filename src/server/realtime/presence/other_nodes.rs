//! Who looks at an image from other nodes (LP27): each tells all of its people at once, and is gone when it is silent.

use super::Presence;
use super::doing::Doing;
use super::elsewhere::Elsewhere;
use crate::model::Author;
use crate::protocol::live::Activity;
use crate::server::bus::{NodeId, Present};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// People that one node tells another of an image; those beyond are told as a number. 200 KiB with short names.
const MAX_TOLD: usize = 2_000;
/// LP27: a node that is silent for this time is gone, and its people with it.
const SILENT_AFTER: Duration = Duration::from_secs(45);

impl Presence {
    /// Who looks from another node, in place of those that it told before. False if nothing changed.
    pub fn set_elsewhere(
        &mut self,
        node: NodeId,
        (people, others): (&[Present], u32),
        now: Instant,
    ) -> bool {
        let before = (self.people.len(), self.anonymous);
        let names = |presence: &Self| -> Vec<Option<Author>> {
            people.iter().map(|person| presence.name_of(person.id).cloned()).collect()
        };
        let names_before = names(self);
        // The new ones first, so that nobody who stays loses their place.
        for person in people {
            self.enter(person.id, person.author.as_ref());
        }
        self.forget_node(node);
        let (ids, others) = (people.iter().map(|person| person.id).collect(), others as usize);
        self.anonymous += others;
        if !people.is_empty() || others > 0 {
            self.elsewhere.insert(node, Elsewhere { people: ids, others, heard_at: now });
        }
        before != (self.people.len(), self.anonymous) || names_before != names(self)
    }

    /// Nodes that have been silent for too long are gone. False if there are none.
    pub fn expire(&mut self, now: Instant) -> bool {
        let silent = |at: &Elsewhere| now.duration_since(at.heard_at) >= SILENT_AFTER;
        let gone = self.elsewhere.iter().filter(|(_, at)| silent(at)).map(|(node, _)| *node);
        let gone: Vec<NodeId> = gone.collect();
        gone.iter().for_each(|node| self.forget_node(*node));
        !gone.is_empty()
    }

    /// Forgets all other nodes.
    pub fn forget_elsewhere(&mut self) {
        let nodes: Vec<NodeId> = self.elsewhere.keys().copied().collect();
        nodes.into_iter().for_each(|node| self.forget_node(node));
    }

    /// Who looks from this node: known people, and the number of others.
    pub fn here(&self) -> (Vec<Present>, u32) {
        let mut people = BTreeMap::new();
        let mut others = 0;
        for visitor in self.connections.values() {
            let Some(id) = visitor.id else {
                others += 1;
                continue;
            };
            let person = people.entry(id).or_insert(Present { id, author: None });
            person.author = self.name_of(id).cloned();
        }
        let beyond = u32::try_from(people.len().saturating_sub(MAX_TOLD)).unwrap_or(u32::MAX);
        (people.into_values().take(MAX_TOLD).collect(), others + beyond)
    }

    /// Records what people do on other nodes; who is not known to be there is left out.
    pub fn record_activity_elsewhere(&mut self, activity: Vec<Activity>) {
        for Activity { id, cursor, typing, moving } in activity {
            if self.name_of(id).is_some() {
                self.active.insert(id, Doing { cursor, typing, moving });
            }
        }
    }

    fn forget_node(&mut self, node: NodeId) {
        let Some(Elsewhere { people, others, .. }) = self.elsewhere.remove(&node) else { return };
        self.anonymous -= others;
        people.into_iter().for_each(|user| self.exit(user));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{connection, visitor};
    use super::*;
    use crate::server::realtime::connection::PublicIdentity;
    use uuid::Uuid;

    #[test]
    fn lp27_a_person_counts_once_on_all_nodes_and_a_silent_node_is_gone() {
        let (mut presence, begin) = (Presence::default(), Instant::now());
        let node = NodeId(Uuid::from_u128(1));
        let there = |n: u128, name: &str| {
            let PublicIdentity { id, author } = visitor(n, name);
            Present { id: id.expect("known"), author }
        };
        presence.join(connection(1), visitor(7, "Ada"));
        let people = [there(7, "Ada"), there(8, "Bob")];
        assert!(presence.set_elsewhere(node, (&people, 3), begin));
        assert_eq!((presence.count(), presence.named().count()), (5, 2));
        assert!(!presence.set_elsewhere(node, (&people, 3), begin + SILENT_AFTER / 2));
        assert!(presence.set_elsewhere(node, (&people, 2), begin + SILENT_AFTER / 2));
        assert!(!presence.expire(begin + SILENT_AFTER));
        presence.leave(connection(1));
        assert_eq!(presence.count(), 4, "Ada is there still");
        assert!(presence.expire(begin + SILENT_AFTER * 2));
        assert_eq!(presence.count(), 0);
        presence.join(connection(1), visitor(7, "Ada"));
        presence.set_elsewhere(node, (&people, 0), begin);
        assert_eq!(presence.here(), (vec![there(7, "Ada")], 0));
        presence.forget_elsewhere();
        assert_eq!(presence.count(), 1);
    }
}
