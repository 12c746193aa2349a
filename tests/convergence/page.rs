//! A page that looks at the image: what it shows, what is on its way to it, and what it wants.

use crate::server::{IMAGE, Server};
use image_chat::model::{
    Absorbed, Actor, Board, BroadcastId, Chat, Command, CommentBody, DisplayName, Operation,
    Pending, Point, Recorded, Role, Timestamp, UserId,
};
use std::sync::Arc;
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
        let actor = Actor { id, name: DisplayName::new(name).expect("a name"), role };
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

    /// The connection breaks: what was on its way by it is lost.
    pub fn disconnect(&mut self) {
        self.is_connected = false;
        self.events.clear();
    }

    /// Subscribes anew: outcomes at once, then the missed events or a snapshot. Gives how many
    /// operations turned out stored and unknown.
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

/// Something to want about what a page shows: `kind` says what, `place` which of the things.
pub fn wish(board: &Board, kind: u8, place: usize) -> Option<Command> {
    let body = CommentBody::new(&format!("{kind} {place}")).expect("a text");
    #[expect(clippy::cast_precision_loss, reason = "below 64")]
    let at = Point::new(place as f64, 100.0 - place as f64).expect("on the image");
    let open = Command::OpenChat { at, body: body.clone() };
    match kind {
        0 => Some(open),
        1 => {
            let chat_id = *nth(board.deleted_chats.keys(), place)?;
            Some(Command::RestoreChat { chat_id })
        }
        2 | 3 => {
            let (comment_id, deleted) = nth(board.deleted_comments.iter(), place)?;
            let chat_id = deleted.was.0;
            Some(Command::RestoreComment { chat_id, comment_id: *comment_id })
        }
        _ => match nth(board.in_order().iter(), place) {
            Some(chat) => of_chat(chat, kind, place, body, at),
            None => Some(open),
        },
    }
}

fn of_chat(
    chat: &Arc<Chat>,
    kind: u8,
    place: usize,
    body: CommentBody,
    to: Point,
) -> Option<Command> {
    let chat_id = chat.id;
    let comment_id = nth(chat.comments.iter(), place / 8).map(|comment| comment.id);
    Some(match kind {
        4 => Command::AddComment { chat_id, parent_id: comment_id, body },
        5 => Command::EditComment { chat_id, comment_id: comment_id?, body },
        6 => Command::DeleteComment { chat_id, comment_id: comment_id? },
        7 => Command::Resolve { chat_id },
        8 => Command::Reopen { chat_id },
        9 => Command::MoveChat { chat_id, to },
        10 => Command::DeleteChat { chat_id },
        _ => Command::AddComment { chat_id, parent_id: None, body },
    })
}

fn nth<T>(mut all: impl ExactSizeIterator<Item = T>, place: usize) -> Option<T> {
    let count = all.len();
    if count == 0 { None } else { all.nth(place % count) }
}
