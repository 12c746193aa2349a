//! A page of the image: its view, what is on its way to it, and its operations.

use crate::convergence::server::{IMAGE, Server};
use image_chat::model::{
    Absorbed, Actor, Board, BroadcastId, DisplayName, Operation, Pending, Recorded, Role,
    Timestamp, UserId,
};
use uuid::Uuid;

/// An answer on its way back: the event, or the operation that was refused.
pub type Answer = Result<Recorded, BroadcastId>;

/// One view of the image.
pub struct Page {
    pub actor: Actor,
    pub pending: Pending,
    pub is_connected: bool,
    /// Events on their way.
    pub events: Vec<Recorded>,
    /// Answers on their way.
    pub answers: Vec<Answer>,
}

impl Page {
    pub fn new(name: &str, role: Role) -> Self {
        let id = UserId(Uuid::new_v5(&IMAGE.0, name.as_bytes()));
        let actor =
            Actor { id, name: DisplayName::new(name).expect("a name"), role, is_look_alike: false };
        let pending = Pending::new(Board::new(IMAGE));
        Self { actor, pending, is_connected: true, events: Vec::new(), answers: Vec::new() }
    }

    /// Begins an operation; false when it is refused at once.
    pub fn begin(&mut self, operation: &Operation) -> bool {
        self.pending.push(&self.actor, operation.clone(), Timestamp(-1)).is_ok()
    }

    /// An event arrives; a gap asks for the log, as the page does by its socket.
    pub fn hear(&mut self, recorded: Recorded, server: &Server) -> bool {
        let held = matches!(self.pending.absorb(recorded), Absorbed::Gap(_));
        if held && self.is_connected {
            self.events.extend_from_slice(server.since(self.pending.seq()));
        }
        held
    }

    /// An answer arrives.
    pub fn answered(&mut self, answer: Answer, server: &Server) {
        match answer {
            Ok(recorded) => {
                let (id, seq) = (recorded.broadcast_id, recorded.seq);
                self.hear(recorded, server);
                self.pending.stored(id, seq);
            }
            Err(id) => drop(self.pending.take_back(id)),
        }
    }

    /// The connection breaks: events on their way are lost.
    pub fn disconnect(&mut self) {
        self.is_connected = false;
        self.events.clear();
    }

    /// Subscribes again: outcomes at once, then the missed events or a snapshot. Returns the numbers of
    /// operations that are stored and unknown.
    pub fn connect(&mut self, server: &Server, reset: bool) -> (usize, usize) {
        self.is_connected = true;
        let (mut stored, mut unknown) = (0, 0);
        let sending: Vec<_> = self.pending.sending().map(|o| o.broadcast_id).collect();
        for id in sending {
            match server.outcome(self.actor.id, id) {
                Some(seq) => {
                    self.pending.stored(id, seq);
                    stored += 1;
                }
                None => {
                    self.pending.take_back(id);
                    unknown += 1;
                }
            }
        }
        if reset {
            self.pending.reset(server.snapshot());
        } else {
            self.events.extend_from_slice(server.since(self.pending.seq()));
        }
        (stored, unknown)
    }
}
