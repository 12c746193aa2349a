//! What the server has in the end, and whether it is what it acknowledged. Knows no network fault.

use crate::common::Person;
use image_chat::model::{Board, BroadcastId, CommentBody, ImageId, Recorded, Seq, UserId};
use image_chat::protocol::live::ServerMessage;
use image_chat::protocol::page::Snapshot;
use image_chat::protocol::rest::ChatBody;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// An image's log from its beginning, and the board that the server shows.
pub struct Log {
    pub events: Vec<Recorded>,
    pub snapshot: Snapshot,
    /// The answer to `GET /api/v1/images/{id}`.
    shown: Value,
}

impl Log {
    /// Reads log and board. Both are of one moment: while something still changes, again.
    pub async fn read(person: &Person, image: ImageId) -> Self {
        loop {
            let shown = person.get(&format!("/api/v1/images/{image}")).await.ok(200);
            let snapshot = person.snapshot(image).await;
            let events = events(person, image).await;
            let last = events.last().map_or(Seq(0), |event| event.seq);
            if last == snapshot.board.seq && shown["seq"] == last.0 {
                return Self { events, snapshot, shown };
            }
        }
    }

    /// The last event.
    pub fn head(&self) -> Seq {
        self.snapshot.board.seq
    }

    /// The log has no holes, and what the server shows is the log, folded (LP1, LP2, LP9).
    pub fn check(&self) -> Board {
        let mut board = Board::new(self.snapshot.board.image);
        for (event, place) in self.events.iter().zip(1..) {
            assert_eq!(event.seq, Seq(place), "the log has a hole or is out of order");
            board.apply(event);
        }
        assert_same(&board, &self.snapshot.board, "the server's board is the log, folded");
        let chats: Vec<_> =
            board.in_order().into_iter().map(|chat| ChatBody::from(&**chat)).collect();
        assert_eq!(self.shown["chats"], serde_json::to_value(chats).expect("JSON"), "over REST");
        board
    }

    /// LP3: where each operation is; none is there twice.
    pub fn places(&self) -> HashMap<(UserId, BroadcastId), Seq> {
        let mut places = HashMap::new();
        for event in &self.events {
            let was = places.insert((event.by.id, event.broadcast_id), event.seq);
            assert_eq!(was, None, "{} is in the log twice", event.broadcast_id);
        }
        places
    }

    /// Every acknowledged operation is there as it was acknowledged.
    pub fn check_acknowledged(&self, acknowledged: &[Recorded]) {
        self.places();
        for event in acknowledged {
            self.check_told(event, "acknowledged, and not there");
        }
    }

    /// This event is in the log.
    #[track_caller]
    pub fn check_told(&self, event: &Recorded, otherwise: &str) {
        let place = usize::try_from(event.seq.0).expect("small").checked_sub(1);
        let stored = place.and_then(|place| self.events.get(place));
        let is_same = stored.is_some_and(|stored| alike(stored, event));
        assert!(is_same, "{otherwise}: {event:?}, but {stored:?}");
    }
}

/// Is it the same event? Texts that count no more may be left out of either.
pub fn alike(one: &Recorded, other: &Recorded) -> bool {
    let (mut one, mut other, mut left_out) = (one.clone(), other.clone(), BTreeSet::new());
    for recorded in [&mut one, &mut other] {
        recorded.event.each_text(|id, body, _| {
            if *body == CommentBody::left_out() {
                left_out.insert(id);
            }
        });
    }
    for recorded in [&mut one, &mut other] {
        recorded.event.each_text(|id, body, html| {
            if left_out.contains(&id) {
                (*body, *html) = (CommentBody::left_out(), None);
            }
        });
    }
    one == other
}

/// What people see is the same on both; what was deleted never leaves the server.
#[track_caller]
pub fn assert_same(one: &Board, other: &Board, what: &str) {
    assert_eq!((one.seq, one.opened), (other.seq, other.opened), "{what}");
    assert_eq!(one.chats, other.chats, "{what}");
}

async fn events(person: &Person, image: ImageId) -> Vec<Recorded> {
    let mut events: Vec<Recorded> = Vec::new();
    loop {
        let since = events.last().map_or(0, |event| event.seq.0);
        let path = format!("/api/v1/images/{image}/events?since={since}");
        let mut answer = person.get(&path).await.ok(200);
        let head = answer["head"].as_u64().expect("a number");
        let more: Vec<ServerMessage> =
            serde_json::from_value(answer["events"].take()).expect("events");
        events.extend(more.into_iter().filter_map(ServerMessage::recorded).map(|(_, event)| event));
        if events.last().map_or(0, |event| event.seq.0) >= head {
            return events;
        }
    }
}
