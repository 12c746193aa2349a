//! An image's log as people would write it, the same each time: for benchmarks of the pure parts.
//! Knows no server and no clock.

use image_chat::model::{
    Actor, Board, BroadcastId, Command, CommentBody, DisplayName, ImageId, Operation, Point,
    Recorded, Role, Timestamp, UserId, decide,
};
use uuid::Uuid;

/// As many characters as LP17 speaks of.
pub const BODY: &str =
    "Too dark here: could the shadow below the roof be lifted by about half a stop??!";
/// The image.
pub const IMAGE: ImageId = ImageId(Uuid::from_u128(0x0189_0f3e_5b1c_7cc2_9a3d_2b6f_0c9d_1e11));
/// When it begins.
pub const BEGIN: Timestamp = Timestamp(1_795_176_000_000);

/// Who writes everything.
pub fn ada() -> Actor {
    let id = UserId(Uuid::from_u128(0x0189_0f3d_0a2b_7d4e_8f60_5a1b_2c3d_4e5f));
    Actor {
        id,
        name: DisplayName::new("Ada").expect("a name"),
        role: Role::Guest,
        is_look_alike: false,
    }
}

/// The next operation under an id of its own.
pub fn operation(number: usize, command: Command) -> Operation {
    // Spread like random ids, and the same each time.
    let spread = (number as u128 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    Operation { broadcast_id: BroadcastId(Uuid::from_u128(spread)), command }
}

/// Opens a discussion.
pub fn open(number: usize) -> Command {
    let at = Point::new((number % 100) as f64 + 0.25, (number / 100 % 100) as f64 + 0.5);
    Command::OpenChat {
        at: at.expect("on the image"),
        size: None,
        body: CommentBody::new(BODY).expect("a comment"),
    }
}

/// Decides an operation and applies its event.
pub fn carry_out(board: &mut Board, operation: &Operation) -> Recorded {
    let event = decide(board, &ada(), operation).expect("allowed");
    let (seq, by) = (board.seq.next(), ada().author());
    let at = Timestamp(BEGIN.0 + i64::try_from(seq.0).unwrap_or_default());
    let recorded = Recorded { seq, broadcast_id: operation.broadcast_id, by, at, event };
    board.apply(&recorded);
    recorded
}

/// A board with so many markers, and the events that made it.
pub fn markers(count: usize) -> (Board, Vec<Recorded>) {
    let mut board = Board::new(IMAGE);
    let one = |number| carry_out(&mut board, &operation(number, open(number)));
    let log = (0..count).map(one).collect();
    (board, log)
}
