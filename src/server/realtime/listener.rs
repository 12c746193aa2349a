//! What the engine makes of what it hears over the bus: events for those who watch or follow their images, and who is
//! there on other nodes.

use super::log_heads::LogHeads;
use super::room::{OpenRooms, Room};
use crate::model::{ImageId, Recorded};
use crate::server::bus::{Message, NodeId, Notice};
use crate::server::metrics;
use crate::server::store::Store;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// Hears the notices about images. Holds the rooms weakly, since each of them holds the bus.
pub struct Listener {
    /// The open rooms.
    pub rooms: Weak<Mutex<OpenRooms>>,
    /// The heads of watched logs.
    pub heads: Arc<LogHeads>,
    /// The database, for what is missing.
    pub store: Arc<dyn Store>,
    /// This node.
    pub node: NodeId,
}

impl Listener {
    /// Takes in a message.
    pub fn hear(&self, Message { origin, notice }: Message) {
        let is_own = origin == self.node;
        match notice {
            Notice::Committed { image, recorded, .. } => self.committed(image, *recorded, is_own),
            // Said by `other_nodes` under the lock of the subscribers: it must not come back there.
            Notice::Present { .. } | Notice::Active { .. } | Notice::MakeWay { .. } if is_own => {}
            Notice::Present { image, people, others, .. } => {
                self.with(image, |room| room.subscribers.hear_roster(origin, &people, others));
            }
            Notice::Active { image, activity, .. } => {
                self.with(image, |room| room.subscribers.hear_activity(activity));
            }
            Notice::MakeWay { image, .. } => self.with(image, |room| room.make_way()),
            // From now on nothing is missed; what was committed while the subscription was on its way is read.
            Notice::Watching { image, .. } if is_own => self.with(image, |room| {
                if room.subscribers.is_heard() {
                    self.catch_up(room, "wake-up");
                }
            }),
            Notice::Watching { image, .. } => {
                self.with(image, |room| room.subscribers.say_who_is_here());
            }
            Notice::Advanced { image, seq, .. } => {
                self.heads.advance(image, seq);
                self.with(image, |room| {
                    room.outdate_before(seq);
                    self.catch_up(room, "wake-up");
                });
            }
            Notice::Restated { image, .. } => {
                self.heads.invalidate(image);
                self.with(image, |room| {
                    room.outdate();
                    room.subscribers.outdate();
                    self.catch_up(room, "wake-up");
                });
            }
            Notice::AccessChanged(_) | Notice::QueueChanged { .. } | Notice::Read { .. } => {}
        }
    }

    fn committed(&self, image: ImageId, recorded: Recorded, is_own: bool) {
        self.heads.advance(image, recorded.seq);
        if is_own {
            metrics::EVENTS.count();
        }
        self.with(image, |room| {
            if !is_own {
                room.hear(&recorded);
            }
            if !room.subscribers.publish(recorded) {
                self.catch_up(room, "hole");
            }
        });
    }

    fn catch_up(&self, room: &Arc<Room>, why: &str) {
        room.catch_up(&self.store, why);
    }

    fn with(&self, image: ImageId, act: impl FnOnce(&Arc<Room>)) {
        let Some(rooms) = self.rooms.upgrade() else { return };
        let room = rooms.lock().unwrap_or_else(PoisonError::into_inner).get(image);
        if let Some(room) = room {
            act(&room);
        }
    }
}
