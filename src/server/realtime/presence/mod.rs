//! Presence on an image: who is here, their cursors and where they type. Never stored, sent as differences
//! (LP27). No clock and no queue: the caller asks for what is due.

mod doing;
mod elsewhere;
mod other_nodes;

use super::connection::{ConnectionId, PublicIdentity};
use crate::model::{Author, UserId};
use crate::protocol::live::Activity;
use crate::server::bus::NodeId;
pub use doing::Doing;
use elsewhere::Elsewhere;
use std::collections::{BTreeMap, HashMap};

/// LP27: people sent by name; the others are only counted.
const MAX_NAMED: usize = 100;
/// People whose activity fits into one frame; the rest follows in the next.
const MAX_ACTIVE: usize = 64;

/// The people present on an image.
#[derive(Debug, Default)]
pub struct Presence {
    connections: HashMap<ConnectionId, PublicIdentity>,
    /// Of all nodes.
    people: BTreeMap<UserId, Person>,
    /// Connections without a session, of all nodes.
    anonymous: usize,
    /// Who looks from other nodes.
    elsewhere: HashMap<NodeId, Elsewhere>,
    /// The roster as it was last sent.
    sent: BTreeMap<UserId, Author>,
    sent_count: u32,
    /// Activity since the last frame; of each person the latest (LP14).
    active: BTreeMap<UserId, Doing>,
    /// The same of this node's people, for the other nodes.
    active_here: BTreeMap<UserId, Doing>,
}

#[derive(Debug)]
struct Person {
    /// Their connections on this node, and the other nodes that they look from.
    connections: usize,
    author: Option<Author>,
}

/// The difference to the roster as it was last sent.
#[derive(Debug, PartialEq)]
pub struct RosterChange {
    /// The number of people.
    pub count: u32,
    /// People who are new or have another name.
    pub joined: Vec<Author>,
    /// People who left.
    pub left: Vec<UserId>,
}

impl Presence {
    /// Adds a connection.
    pub fn join(&mut self, id: ConnectionId, visitor: PublicIdentity) {
        self.leave(id);
        match visitor.id {
            None => self.anonymous += 1,
            Some(user) => self.enter(user, visitor.author.as_ref()),
        }
        self.connections.insert(id, visitor);
    }

    /// Removes a connection. False if it was not there.
    pub fn leave(&mut self, id: ConnectionId) -> bool {
        let Some(visitor) = self.connections.remove(&id) else { return false };
        let Some(user) = visitor.id else {
            self.anonymous -= 1;
            return true;
        };
        self.exit(user);
        true
    }

    fn name_of(&self, user: UserId) -> Option<&Author> {
        self.people.get(&user)?.author.as_ref()
    }

    fn enter(&mut self, user: UserId, author: Option<&Author>) {
        let none = Person { connections: 0, author: None };
        let person = self.people.entry(user).or_insert(none);
        person.connections += 1;
        // The latest connection has the latest name.
        person.author = author.cloned().or(person.author.take());
    }

    fn exit(&mut self, user: UserId) {
        if let Some(person) = self.people.get_mut(&user) {
            person.connections -= 1;
            if person.connections == 0 {
                self.people.remove(&user);
                self.active.remove(&user);
            }
        }
    }

    /// Records the activity of a person. False if nobody else is there, or the person has no name.
    pub fn record_activity(&mut self, id: ConnectionId, doing: Doing) -> bool {
        let author = self.connections.get(&id).and_then(|visitor| visitor.author.as_ref());
        let is_alone = self.connections.len() < 2 && self.elsewhere.is_empty();
        let Some(author) = author.filter(|_| !is_alone) else { return false };
        if !self.elsewhere.is_empty() {
            self.active_here.insert(author.id, doing);
        }
        self.active.insert(author.id, doing);
        true
    }

    /// The number of people: each known one once, whatever the number of their tabs.
    pub fn count(&self) -> u32 {
        u32::try_from(self.people.len() + self.anonymous).unwrap_or(u32::MAX)
    }

    /// The people sent by name.
    pub fn named(&self) -> impl Iterator<Item = &Author> {
        self.people.values().filter_map(|person| person.author.as_ref()).take(MAX_NAMED)
    }

    /// The difference since the last call, if any.
    pub fn take_roster_change(&mut self) -> Option<RosterChange> {
        let now: BTreeMap<UserId, Author> =
            self.named().map(|author| (author.id, author.clone())).collect();
        let joined: Vec<_> = now
            .values()
            .filter(|author| self.sent.get(&author.id) != Some(author))
            .cloned()
            .collect();
        let left: Vec<_> = self.sent.keys().filter(|id| !now.contains_key(id)).copied().collect();
        let count = self.count();
        if joined.is_empty() && left.is_empty() && count == self.sent_count {
            return None;
        }
        (self.sent, self.sent_count) = (now, count);
        Some(RosterChange { count, joined, left })
    }

    /// The activity since the last call, up to [`MAX_ACTIVE`] people.
    pub fn take_activity(&mut self) -> Vec<Activity> {
        take(&mut self.active)
    }

    /// The same of this node's people alone, for the other nodes.
    pub fn take_activity_here(&mut self) -> Vec<Activity> {
        take(&mut self.active_here)
    }

    /// True if there is activity that did not fit into the last frame.
    pub fn has_activity(&self) -> bool {
        !self.active.is_empty() || !self.active_here.is_empty()
    }
}

fn take(active: &mut BTreeMap<UserId, Doing>) -> Vec<Activity> {
    let mut taken = Vec::new();
    while taken.len() < MAX_ACTIVE
        && let Some((id, Doing { cursor, typing, moving })) = active.pop_first()
    {
        taken.push(Activity { id, cursor, typing, moving });
    }
    taken
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::model::{DisplayName, Point};
    use uuid::Uuid;

    pub fn visitor(n: u128, name: &str) -> PublicIdentity {
        let id = UserId(Uuid::from_u128(n));
        let author = DisplayName::new(name).ok().map(|name| Author { id, name, role: None });
        PublicIdentity { id: Some(id), author }
    }

    pub fn connection(n: u64) -> ConnectionId {
        ConnectionId::of_number(n)
    }

    #[test]
    fn lp27_two_tabs_are_one_person_and_each_anonymous_connection_counts() {
        let mut presence = Presence::default();
        presence.join(connection(1), visitor(7, "Ada"));
        presence.join(connection(2), visitor(7, "Ada"));
        presence.join(connection(3), PublicIdentity::default());
        presence.join(connection(4), PublicIdentity::default());
        assert_eq!(presence.count(), 3);
        let changes = presence.take_roster_change().expect("people came");
        assert_eq!((changes.count, changes.joined.len()), (3, 1));
        assert!(presence.leave(connection(1)) && !presence.leave(connection(1)));
        assert_eq!(presence.take_roster_change(), None, "the other tab is still there");
        presence.leave(connection(2));
        let changes = presence.take_roster_change().expect("Ada went");
        assert_eq!((changes.count, changes.left), (2, vec![UserId(Uuid::from_u128(7))]));
    }

    #[test]
    fn lp27_a_hundred_are_named_and_all_are_counted() {
        let mut presence = Presence::default();
        for n in 1..=130 {
            presence.join(connection(n), visitor(n.into(), &format!("Person {n}")));
        }
        let changes = presence.take_roster_change().expect("people came");
        assert_eq!((changes.count, changes.joined.len()), (130, MAX_NAMED));
        presence.leave(connection(1));
        let changes = presence.take_roster_change().expect("one went, another takes the place");
        assert_eq!((changes.count, changes.joined.len(), changes.left.len()), (129, 1, 1));
    }

    #[test]
    fn a_new_name_is_sent() {
        let mut presence = Presence::default();
        presence.join(connection(1), visitor(7, ""));
        assert_eq!(presence.take_roster_change().map(|changes| changes.joined.len()), Some(0));
        presence.join(connection(2), visitor(7, "Ada"));
        let joined = presence.take_roster_change().expect("a name").joined;
        assert_eq!(joined.len(), 1);
    }

    #[test]
    fn lp14_only_the_latest_activity_of_a_person_is_sent() {
        let mut presence = Presence::default();
        let at = |x| Point::new(x, 1.0);
        let doing = |x| Doing { cursor: at(x), ..Doing::default() };
        presence.join(connection(1), visitor(1, "Ada"));
        assert!(!presence.record_activity(connection(1), doing(1.0)), "nobody else is here");
        presence.join(connection(2), PublicIdentity::default());
        assert!(presence.record_activity(connection(1), doing(1.0)));
        assert!(presence.record_activity(connection(1), doing(2.0)));
        assert!(!presence.record_activity(connection(2), doing(3.0)), "no name to show");
        let sent = presence.take_activity();
        assert_eq!(sent.iter().map(|activity| activity.cursor).collect::<Vec<_>>(), [at(2.0)]);
        assert!(presence.take_activity().is_empty() && !presence.has_activity());
    }
}
