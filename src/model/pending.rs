//! What one person sees: the confirmed board with their own unconfirmed operations replayed on it.
//! Knows no network: it is told what arrived.

use super::reading::Reading;
use super::{
    Actor, Board, BroadcastId, ChatId, Command, CommentId, CommentPage, Event, Map, Operation,
    Recorded, Refusal, Seq, Timestamp, decide,
};

/// The confirmed board and what waits for confirmation.
#[derive(Clone, Debug)]
pub struct Pending {
    confirmed: Board,
    visible: Board,
    waiting: Vec<Waiting>,
    held: Map<Seq, Recorded>,
    reading: Reading,
}

#[derive(Clone, Debug)]
struct Waiting {
    operation: Operation,
    actor: Actor,
    at: Timestamp,
    state: PendingState,
}

/// How far an own operation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PendingState {
    /// No answer yet.
    Sending,
    /// The server stored it at this place; its event is still to come.
    Stored(Seq),
}

/// What became of an event that arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absorbed {
    /// It was next, and is in (with those that waited for it).
    Applied,
    /// It had been applied before.
    Known,
    /// Events before it are missing: it is held, and the log after this place is wanted.
    Gap(Seq),
}

impl Pending {
    /// A view that begins with this board.
    pub fn new(confirmed: Board) -> Self {
        let visible = confirmed.clone();
        Self {
            confirmed,
            visible,
            waiting: Vec::new(),
            held: Map::new(),
            reading: Reading::default(),
        }
    }

    /// What people see.
    pub fn board(&self) -> &Board {
        &self.visible
    }

    /// The last event that is in without a hole before it.
    pub fn seq(&self) -> Seq {
        self.confirmed.seq
    }

    /// Begins an own operation: it shows at once, or is refused at once.
    pub fn push(
        &mut self,
        actor: &Actor,
        operation: Operation,
        at: Timestamp,
    ) -> Result<Event, Refusal> {
        let event = decide(&self.visible, actor, &operation)?;
        let waiting = Waiting { operation, actor: actor.clone(), at, state: PendingState::Sending };
        replay(&mut self.visible, &waiting, event.clone());
        self.waiting.push(waiting);
        Ok(event)
    }

    /// LP9: takes in an event, in order, once; LP10: an own one confirms what waited for it.
    pub fn absorb(&mut self, recorded: Recorded) -> Absorbed {
        self.absorb_all([recorded])
    }

    /// The same for many, in one step. A gap is told when one is left at the end.
    pub fn absorb_all(&mut self, all: impl IntoIterator<Item = Recorded>) -> Absorbed {
        let mut is_known = true;
        for recorded in all.into_iter().filter(|recorded| recorded.seq > self.confirmed.seq) {
            is_known = false;
            let is_held = self.held.contains_key(&recorded.seq);
            if !is_held {
                self.held.insert(recorded.seq, recorded);
            }
        }
        if is_known {
            return Absorbed::Known;
        }
        if self.held.contains_key(&self.confirmed.seq.next()) {
            self.drain();
        }
        match self.held.is_empty() {
            true => Absorbed::Applied,
            false => Absorbed::Gap(self.confirmed.seq),
        }
    }

    /// The server stored an own operation at this place.
    pub fn stored(&mut self, id: BroadcastId, seq: Seq) {
        for waiting in &mut self.waiting {
            if waiting.operation.broadcast_id == id {
                waiting.state = PendingState::Stored(seq);
            }
        }
        self.forget_what_is_in();
        self.rebuild();
    }

    /// LP11: an own operation came to nothing. It is taken back, and given back for its text.
    pub fn take_back(&mut self, id: BroadcastId) -> Option<Operation> {
        let place = self.waiting.iter().position(|w| w.operation.broadcast_id == id)?;
        let waiting = self.waiting.remove(place);
        self.rebuild();
        Some(waiting.operation)
    }

    /// Replaces the confirmed board with one from the server; pending operations stay pending.
    pub fn reset(&mut self, confirmed: Board) {
        if confirmed.seq < self.confirmed.seq && confirmed.image == self.confirmed.image {
            return;
        }
        self.confirmed = confirmed;
        // A page that is on its way is older than the board, or its events since are not known.
        self.reading = Reading::default();
        self.held.retain(|seq, _| *seq > self.confirmed.seq);
        self.forget_what_is_in();
        self.rebuild();
        self.drain();
    }

    /// The older comments of a discussion are about to be read: those before the event that this returns. From here on
    /// its events are remembered for them. `None` when none are left out, or they are being read already.
    pub fn begin_reading(&mut self, chat: ChatId) -> Option<Seq> {
        let before = self.confirmed.chat(chat)?.omitted.as_ref()?.before;
        self.reading.begin(chat).then_some(before)
    }

    /// The older comments of a discussion could not be read.
    pub fn end_reading(&mut self, chat: ChatId) {
        self.reading.end(chat);
    }

    /// Older comments were read. They are joined to the discussion once the board has come up to their place in the
    /// log; a page that nobody waits for any more is dropped.
    pub fn read(&mut self, page: CommentPage) {
        self.reading.put(page);
        if self.reading.join(&mut self.confirmed) {
            self.rebuild();
        }
    }

    /// The operations that have no answer yet.
    pub fn sending(&self) -> impl Iterator<Item = &Operation> {
        let unanswered = |w: &&Waiting| w.state == PendingState::Sending;
        self.waiting.iter().filter(unanswered).map(|w| &w.operation)
    }

    /// The discussions that are being opened and the comments that are being written, without an
    /// answer so far.
    pub fn unanswered(&self) -> (Vec<ChatId>, Vec<CommentId>) {
        let image = self.confirmed.image;
        let (mut opening, mut writing) = (Vec::new(), Vec::new());
        for w in self.waiting.iter().filter(|w| w.state == PendingState::Sending) {
            let (actor, id) = (w.actor.id, w.operation.broadcast_id);
            match w.operation.command {
                Command::OpenChat { .. } => {
                    opening.push(ChatId::opened_by(image, actor, id));
                    writing.push(CommentId::written_by(image, actor, id));
                }
                Command::PlaceMarker { .. } => opening.push(ChatId::opened_by(image, actor, id)),
                Command::AddComment { .. } => {
                    writing.push(CommentId::written_by(image, actor, id));
                }
                Command::EditComment { comment_id, .. } => writing.push(comment_id),
                _ => {}
            }
        }
        (opening, writing)
    }

    /// Applies what is next. With nothing waiting, what people see is what is confirmed, and takes
    /// the events too: a copy of the whole board for each would cost more than the event.
    fn drain(&mut self) {
        let is_plain = self.waiting.is_empty();
        while let Some(recorded) = self.held.remove(&self.confirmed.seq.next()) {
            self.reading.record(&recorded, &self.confirmed);
            self.confirmed.apply(&recorded);
            if is_plain {
                self.visible.apply(&recorded);
            }
            self.waiting.retain(|w| {
                (w.operation.broadcast_id, w.actor.id) != (recorded.broadcast_id, recorded.by.id)
            });
        }
        self.forget_what_is_in();
        if self.reading.join(&mut self.confirmed) || !is_plain {
            self.rebuild();
        }
    }

    fn forget_what_is_in(&mut self) {
        let seq = self.confirmed.seq;
        self.waiting.retain(|w| !matches!(w.state, PendingState::Stored(at) if at <= seq));
    }

    fn rebuild(&mut self) {
        self.visible = self.confirmed.clone();
        for waiting in &self.waiting {
            // What cannot be decided any more simply does not show; the server will say why.
            if let Ok(event) = decide(&self.visible, &waiting.actor, &waiting.operation) {
                replay(&mut self.visible, waiting, event);
            }
        }
    }
}

fn replay(board: &mut Board, waiting: &Waiting, event: Event) {
    board.apply(&Recorded {
        seq: board.seq.next(),
        broadcast_id: waiting.operation.broadcast_id,
        by: waiting.actor.author(),
        at: waiting.at,
        event,
    });
}
