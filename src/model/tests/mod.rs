//! The model's tests, and what they share: people, texts and a log that grows.

mod board;
mod decide;
mod pending;
mod reading;
mod regions;
mod replies;

use super::{
    Actor, Board, BroadcastId, Change, ChatId, Command, CommentBody, CommentId, DisplayName, Emoji,
    Event, ImageId, NewChat, NewComment, Operation, Point, Recorded, Role, Timestamp, UserId,
};
use uuid::Uuid;

/// The image that everything happens on.
pub const IMAGE: ImageId = ImageId(Uuid::from_u128(1));
/// A discussion that never was.
pub const NO_CHAT: ChatId = ChatId(Uuid::from_u128(404));
/// A comment that never was.
pub const NO_COMMENT: CommentId = CommentId(Uuid::from_u128(404));

pub fn person(name: &str, role: Role) -> Actor {
    let id = UserId(Uuid::new_v5(&IMAGE.0, name.as_bytes()));
    Actor { id, name: DisplayName::new(name).expect("a name"), role, is_look_alike: false }
}

/// A guest.
pub fn ada() -> Actor {
    person("Ada", Role::Guest)
}

/// Another guest.
pub fn bob() -> Actor {
    person("Bob", Role::Guest)
}

/// A moderator.
pub fn mia() -> Actor {
    person("Mia", Role::Moderator)
}

pub fn body(text: &str) -> CommentBody {
    CommentBody::new(text).expect("a text")
}

pub fn at(x: f64, y: f64) -> Point {
    Point::new(x, y).expect("on the image")
}

/// What someone wants, as the operation of this number.
pub fn operation(number: u128, command: Command) -> Operation {
    Operation { broadcast_id: BroadcastId(Uuid::from_u128(number)), command }
}

pub fn open_chat(text: &str) -> Command {
    Command::OpenChat { at: at(25.5, 30.0), size: None, body: body(text) }
}

pub fn add_comment(chat_id: ChatId, text: &str) -> Command {
    Command::AddComment { chat_id, parent_id: None, body: body(text) }
}

/// A new comment of this id.
pub fn react(chat_id: ChatId, comment_id: CommentId, emoji: &str, on: bool) -> Command {
    Command::React { chat_id, comment_id, emoji: Emoji::new(emoji).expect("an emoji"), on }
}

pub fn new_comment(id: CommentId, text: &str) -> NewComment {
    NewComment { id, parent_id: None, body: body(text), html: None }
}

/// A discussion of this id opens.
pub fn opens(id: ChatId, first: CommentId) -> Event {
    Event::NewImageChat {
        chat: NewChat { id, at: at(1.0, 2.0), size: None, comment: Some(new_comment(first, "x")) },
    }
}

/// This change in this discussion.
pub fn changes(chat_id: ChatId, change: Change) -> Event {
    Event::ImageChatUpdated { chat_id, change }
}

/// A board and the log that led to it, as a server keeps them.
pub struct Log {
    pub board: Board,
    pub events: Vec<Recorded>,
}

impl Log {
    pub fn new() -> Self {
        Self { board: Board::new(IMAGE), events: Vec::new() }
    }

    /// Ada's discussion with two comments, hers and Bob's, and one of Bob's.
    pub fn with_two_chats() -> (Self, Chats) {
        let mut log = Self::new();
        let (ada_chat, ada_first) = log.opened(&ada());
        let bob_reply = log.commented(&bob(), ada_chat);
        let (bob_chat, bob_first) = log.opened(&bob());
        (log, Chats { ada_chat, ada_first, bob_reply, bob_chat, bob_first })
    }

    /// Decides and takes in what someone wants, under an operation id of its own.
    pub fn does(&mut self, who: &Actor, command: Command) -> Recorded {
        let number = 1_000 + self.events.len() as u128;
        self.carries_out(who, &operation(number, command))
    }

    /// Decides and takes in this operation.
    pub fn carries_out(&mut self, who: &Actor, operation: &Operation) -> Recorded {
        let event = crate::model::decide(&self.board, who, operation).expect("allowed");
        self.takes_in(who, operation.broadcast_id, event)
    }

    /// Takes in an event, allowed or not.
    pub fn takes_in(&mut self, who: &Actor, broadcast_id: BroadcastId, event: Event) -> Recorded {
        let seq = self.board.seq.next();
        let at = Timestamp(1_000 * i64::try_from(seq.0).expect("small"));
        let recorded = Recorded { seq, broadcast_id, by: who.author(), at, event };
        self.board.apply(&recorded);
        self.events.push(recorded.clone());
        recorded
    }

    pub fn opened(&mut self, who: &Actor) -> (ChatId, CommentId) {
        let event = self.does(who, open_chat("first")).event;
        (event.chat_id(), event.written().expect("a comment").id)
    }

    pub fn commented(&mut self, who: &Actor, chat: ChatId) -> CommentId {
        self.does(who, add_comment(chat, "further")).event.written().expect("a comment").id
    }
}

/// Of [`Log::with_two_chats`].
#[derive(Clone, Copy)]
pub struct Chats {
    pub ada_chat: ChatId,
    pub ada_first: CommentId,
    pub bob_reply: CommentId,
    pub bob_chat: ChatId,
    pub bob_first: CommentId,
}
