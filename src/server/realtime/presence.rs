//! Who is here, where they point and where they write: never stored, told in differences (LP27).
//! Knows no queue and no clock: it is asked when the time has come.

use super::connection::ConnectionId;
use crate::model::{Author, ChatId, Point, UserId};
use crate::protocol::live::Activity;
use std::collections::{BTreeMap, HashMap};

/// LP27: so many are told by name; the others are counted.
const MAX_NAMED: usize = 100;
/// People whose pointing and writing goes out in one frame; the others' follows in the next.
const MAX_ACTIVE: usize = 64;

/// Who a connection belongs to, as far as that is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visitor {
    /// Who; absent for someone without a session.
    pub id: Option<UserId>,
    /// With their name, once they have one.
    pub author: Option<Author>,
}

/// The people of one image.
#[derive(Debug, Default)]
pub struct Presence {
    connections: HashMap<ConnectionId, Visitor>,
    people: BTreeMap<UserId, Person>,
    strangers: usize,
    /// Whom everyone was told of, and how many they were.
    told: BTreeMap<UserId, Author>,
    told_count: u32,
    /// What happened since the last frame; of each person the latest (LP14).
    active: BTreeMap<UserId, (Option<Point>, Option<ChatId>)>,
}

#[derive(Debug)]
struct Person {
    connections: usize,
    author: Option<Author>,
}

/// What changed since it was last told.
#[derive(Debug, PartialEq)]
pub struct Changes {
    /// How many people are here.
    pub count: u32,
    /// Who came, or has another name.
    pub joined: Vec<Author>,
    /// Who went.
    pub left: Vec<UserId>,
}

impl Presence {
    /// A connection follows from now on.
    pub fn join(&mut self, id: ConnectionId, visitor: Visitor) {
        self.leave(id);
        match visitor.id {
            None => self.strangers += 1,
            Some(user) => {
                let none = Person { connections: 0, author: None };
                let person = self.people.entry(user).or_insert(none);
                person.connections += 1;
                // The latest connection knows the latest name.
                person.author = visitor.author.clone().or(person.author.take());
            }
        }
        self.connections.insert(id, visitor);
    }

    /// A connection follows no more. False: it never did.
    pub fn leave(&mut self, id: ConnectionId) -> bool {
        let Some(visitor) = self.connections.remove(&id) else { return false };
        let Some(user) = visitor.id else {
            self.strangers -= 1;
            return true;
        };
        if let Some(person) = self.people.get_mut(&user) {
            person.connections -= 1;
            if person.connections == 0 {
                self.people.remove(&user);
                self.active.remove(&user);
            }
        }
        true
    }

    /// Where someone points and writes now. False: nobody is to be told.
    pub fn act(&mut self, id: ConnectionId, cursor: Option<Point>, typing: Option<ChatId>) -> bool {
        let author = self.connections.get(&id).and_then(|visitor| visitor.author.as_ref());
        let Some(author) = author.filter(|_| self.connections.len() > 1) else { return false };
        self.active.insert(author.id, (cursor, typing));
        true
    }

    /// How many people: each known one once, however many tabs they have.
    pub fn count(&self) -> u32 {
        u32::try_from(self.people.len() + self.strangers).unwrap_or(u32::MAX)
    }

    /// Those who are told by name.
    pub fn named(&self) -> impl Iterator<Item = &Author> {
        self.people.values().filter_map(|person| person.author.as_ref()).take(MAX_NAMED)
    }

    /// What is to be told since the last call.
    pub fn changes(&mut self) -> Option<Changes> {
        let now: BTreeMap<UserId, Author> =
            self.named().map(|author| (author.id, author.clone())).collect();
        let joined: Vec<_> = now
            .values()
            .filter(|author| self.told.get(&author.id) != Some(author))
            .cloned()
            .collect();
        let left: Vec<_> = self.told.keys().filter(|id| !now.contains_key(id)).copied().collect();
        let count = self.count();
        if joined.is_empty() && left.is_empty() && count == self.told_count {
            return None;
        }
        (self.told, self.told_count) = (now, count);
        Some(Changes { count, joined, left })
    }

    /// Where people point and write, since the last call.
    pub fn activity(&mut self) -> Vec<Activity> {
        let mut told = Vec::new();
        while told.len() < MAX_ACTIVE
            && let Some((id, (cursor, typing))) = self.active.pop_first()
        {
            told.push(Activity { id, cursor, typing });
        }
        told
    }

    /// Is there more than went into the last frame?
    pub fn is_active(&self) -> bool {
        !self.active.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DisplayName;
    use uuid::Uuid;

    fn visitor(n: u128, name: &str) -> Visitor {
        let id = UserId(Uuid::from_u128(n));
        let author = DisplayName::new(name).ok().map(|name| Author { id, name });
        Visitor { id: Some(id), author }
    }

    fn connection(n: u64) -> ConnectionId {
        ConnectionId::of_number(n)
    }

    #[test]
    fn lp27_two_tabs_are_one_person_and_strangers_count_each() {
        let mut presence = Presence::default();
        presence.join(connection(1), visitor(7, "Ada"));
        presence.join(connection(2), visitor(7, "Ada"));
        presence.join(connection(3), Visitor::default());
        presence.join(connection(4), Visitor::default());
        assert_eq!(presence.count(), 3);
        let changes = presence.changes().expect("people came");
        assert_eq!((changes.count, changes.joined.len()), (3, 1));
        assert!(presence.leave(connection(1)) && !presence.leave(connection(1)));
        assert_eq!(presence.changes(), None, "the other tab is still there");
        presence.leave(connection(2));
        let changes = presence.changes().expect("Ada went");
        assert_eq!((changes.count, changes.left), (2, vec![UserId(Uuid::from_u128(7))]));
    }

    #[test]
    fn lp27_a_hundred_are_named_and_all_are_counted() {
        let mut presence = Presence::default();
        for n in 1..=130 {
            presence.join(connection(n), visitor(n.into(), &format!("Person {n}")));
        }
        let changes = presence.changes().expect("people came");
        assert_eq!((changes.count, changes.joined.len()), (130, MAX_NAMED));
        presence.leave(connection(1));
        let changes = presence.changes().expect("one went, another takes the place");
        assert_eq!((changes.count, changes.joined.len(), changes.left.len()), (129, 1, 1));
    }

    #[test]
    fn a_new_name_is_told() {
        let mut presence = Presence::default();
        presence.join(connection(1), visitor(7, ""));
        assert_eq!(presence.changes().map(|changes| changes.joined.len()), Some(0));
        presence.join(connection(2), visitor(7, "Ada"));
        let joined = presence.changes().expect("a name").joined;
        assert_eq!(joined.len(), 1);
    }

    #[test]
    fn lp14_of_pointing_only_the_latest_is_told() {
        let mut presence = Presence::default();
        let at = |x| Point::new(x, 1.0);
        presence.join(connection(1), visitor(1, "Ada"));
        assert!(!presence.act(connection(1), at(1.0), None), "nobody else is here");
        presence.join(connection(2), Visitor::default());
        assert!(presence.act(connection(1), at(1.0), None));
        assert!(presence.act(connection(1), at(2.0), None));
        assert!(!presence.act(connection(2), at(3.0), None), "a stranger has no name to show");
        let told = presence.activity();
        assert_eq!(told.iter().map(|activity| activity.cursor).collect::<Vec<_>>(), [at(2.0)]);
        assert!(presence.activity().is_empty() && !presence.is_active());
    }
}
