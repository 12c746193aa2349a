//! Logs of images with many discussions, the same for the same seed.

use super::texts;
use image_chat::model::{
    Actor, Board, BroadcastId, ChatId, Command, CommentBody, ImageId, Operation, Point, Recorded,
    Timestamp, decide,
};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use std::fmt::{Display, Formatter};
use uuid::Builder;

/// The time of the first event.
const BEGIN: Timestamp = Timestamp(1_795_176_000_000);
/// The longest time between two events, in milliseconds.
const PAUSE_MS: i64 = 10 * 60 * 1_000;
/// The parts into which the image is divided for the places of markers: percent with four decimals.
const STEPS: u32 = 1_000_000;

/// The number of discussions and comments on an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Discussions, each with a marker.
    pub markers: usize,
    /// Comments together, the first of each discussion among them.
    pub comments: usize,
}

impl Display for Shape {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { markers, comments } = self;
        match comments / markers {
            1 if comments == markers => write!(f, "{markers} markers"),
            each => write!(f, "{markers} markers × {each} comments"),
        }
    }
}

/// The events of an image of this shape: discussions are opened first, then replies come in any order, as many
/// to each discussion.
pub fn log(shape: Shape, image: ImageId, people: &[Actor], seed: u64) -> Vec<Recorded> {
    let mut writer = Writer {
        board: Board::new(image),
        people,
        at: BEGIN,
        chance: StdRng::seed_from_u64(seed),
        log: Vec::with_capacity(shape.comments),
    };
    for _ in 0..shape.markers {
        writer.open();
    }
    let mut replies = chats(&writer.log);
    replies = replies.iter().copied().cycle().take(shape.comments - shape.markers).collect();
    replies.shuffle(&mut writer.chance);
    for chat in replies {
        writer.reply(chat);
    }
    writer.log
}

/// The discussions that a log of [`log`] opens.
pub fn chats(log: &[Recorded]) -> Vec<ChatId> {
    let mut chats: Vec<ChatId> = log.iter().map(|recorded| recorded.event.chat_id()).collect();
    let mut seen = std::collections::HashSet::new();
    chats.retain(|chat| seen.insert(*chat));
    chats
}

struct Writer<'a> {
    board: Board,
    people: &'a [Actor],
    at: Timestamp,
    chance: StdRng,
    log: Vec<Recorded>,
}

impl Writer<'_> {
    fn open(&mut self) {
        let mut percent =
            || f64::from(self.chance.random_range(0..=STEPS)) * 100.0 / f64::from(STEPS);
        let at = Point::new(percent(), percent()).expect("on the image");
        let body = self.body();
        self.record(Command::OpenChat { at, size: None, body });
    }

    fn reply(&mut self, chat_id: ChatId) {
        let body = self.body();
        self.record(Command::AddComment { chat_id, parent_id: None, body });
    }

    fn body(&mut self) -> CommentBody {
        CommentBody::new(&texts::comment(&mut self.chance)).expect("a comment")
    }

    fn record(&mut self, command: Command) {
        let id = Builder::from_random_bytes(self.chance.random()).into_uuid();
        let operation = Operation { broadcast_id: BroadcastId(id), command };
        let actor = self.people.choose(&mut self.chance).expect("at least one person");
        let event = decide(&self.board, actor, &operation).expect("allowed");
        self.at.0 += self.chance.random_range(1..=PAUSE_MS);
        let (seq, by, at) = (self.board.seq.next(), actor.author(), self.at);
        let recorded = Recorded { seq, broadcast_id: operation.broadcast_id, by, at, event };
        self.board.apply(&recorded);
        self.log.push(recorded);
    }
}
