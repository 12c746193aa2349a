//! A minimal server: `decide`, a log, and the operations that were applied.

use image_chat::model::{
    Actor, Board, BroadcastId, ImageId, Operation, Recorded, Refusal, Seq, Timestamp, UserId,
    decide,
};
use std::collections::HashMap;
use uuid::Uuid;

pub const IMAGE: ImageId = ImageId(Uuid::from_u128(1));

/// The log of one image and the board it leads to.
pub struct Server {
    pub log: Vec<Recorded>,
    board: Board,
    known: HashMap<(UserId, BroadcastId), Seq>,
}

impl Server {
    pub fn new() -> Self {
        Self { log: Vec::new(), board: Board::new(IMAGE), known: HashMap::new() }
    }

    /// Applies an operation once (LP3). The second value is true unless it is a repetition.
    pub fn operate(
        &mut self,
        actor: &Actor,
        operation: &Operation,
    ) -> Result<(Recorded, bool), Refusal> {
        let key = (actor.id, operation.broadcast_id);
        if let Some(seq) = self.known.get(&key) {
            return Ok((self.event(*seq).clone(), false));
        }
        let event = decide(&self.board, actor, operation)?;
        let (seq, broadcast_id) = (self.board.seq.next(), operation.broadcast_id);
        let at = Timestamp(i64::try_from(seq.0).expect("small"));
        let recorded = Recorded { seq, broadcast_id, by: actor.author(), at, event };
        self.board.apply(&recorded);
        self.log.push(recorded.clone());
        self.known.insert(key, seq);
        Ok((recorded, true))
    }

    /// LP12: the place of an operation in the log, if it was stored.
    pub fn outcome(&self, actor: UserId, id: BroadcastId) -> Option<Seq> {
        self.known.get(&(actor, id)).copied()
    }

    pub fn head(&self) -> Seq {
        self.board.seq
    }

    /// The log after a place.
    pub fn since(&self, seq: Seq) -> &[Recorded] {
        self.log.get(position(seq)..).unwrap_or_default()
    }

    /// The board as it is sent, without deleted items.
    pub fn snapshot(&self) -> Board {
        let json = serde_json::to_string(&self.board).expect("JSON");
        serde_json::from_str(&json).expect("a board")
    }

    /// The log up to a place, folded from nothing.
    pub fn folded(&self, until: Seq) -> Board {
        let mut board = Board::new(IMAGE);
        self.log[..position(until)].iter().for_each(|recorded| board.apply(recorded));
        board
    }

    fn event(&self, seq: Seq) -> &Recorded {
        &self.log[position(seq) - 1]
    }
}

fn position(seq: Seq) -> usize {
    usize::try_from(seq.0).expect("small")
}
