//! Frames in any order and repeated: the board of a page.

use crate::common::wish::wish;
use crate::convergence::page::Page;
use crate::convergence::server::{IMAGE, Server};
use image_chat::model::{BroadcastId, Operation, Role};
use image_chat::protocol::live::ServerMessage;
use proptest::prelude::*;
use proptest::sample::Index;
use uuid::Uuid;

/// The events of a log in frames of these lengths, as JSON.
fn frames(server: &Server, lengths: &[usize]) -> Vec<String> {
    let (mut rest, mut frames) = (&server.log[..], Vec::new());
    for length in lengths.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let (next, after) = rest.split_at((*length).min(rest.len()));
        let messages: Vec<_> =
            next.iter().map(|event| ServerMessage::event(IMAGE, event.clone())).collect();
        frames.push(serde_json::to_string(&messages).expect("JSON"));
        rest = after;
    }
    frames
}

fn hear(page: &mut Page, frame: &str) {
    let messages: Vec<ServerMessage> = serde_json::from_str(frame).expect("messages");
    for (_, recorded) in messages.into_iter().filter_map(ServerMessage::recorded) {
        page.pending.absorb(recorded);
    }
}

/// A server that applied these operations in order.
fn after(wishes: &[(u8, usize)]) -> Server {
    let mut server = Server::new();
    let actor = Page::new("Mia", Role::Moderator).actor;
    for ((kind, place), number) in wishes.iter().zip(1..) {
        let board = server.folded(server.head());
        if let Some(command) = wish(&board, *kind, *place) {
            let broadcast_id = BroadcastId(Uuid::from_u128(number));
            // A refused operation leaves no event.
            let _ = server.operate(&actor, &Operation { broadcast_id, command });
        }
    }
    server
}

proptest! {
    #![proptest_config(crate::convergence::config(500))]

    /// Each frame arrives at least once, some again, in random order.
    #[test]
    fn lp9_frames_repeated_and_in_any_order_lead_to_the_same(
        wishes in prop::collection::vec((0..16_u8, 0..64_usize), 1..40),
        lengths in prop::collection::vec(1..7_usize, 1..4),
        order in prop::collection::vec(any::<Index>(), 0..60),
        again in prop::collection::vec(any::<Index>(), 0..20),
    ) {
        let server = after(&wishes);
        let mut frames = frames(&server, &lengths);
        for at in &again {
            if !frames.is_empty() {
                frames.push(frames[at.index(frames.len())].clone());
            }
        }
        for (to, from) in order.iter().enumerate() {
            if !frames.is_empty() {
                let (to, from) = (to % frames.len(), from.index(frames.len()));
                frames.swap(to, from);
            }
        }
        let mut page = Page::new("Ada", Role::Guest);
        for frame in &frames {
            hear(&mut page, frame);
            let (board, seq) = (page.pending.board(), page.pending.seq());
            prop_assert_eq!(&board.chats, &server.folded(seq).chats, "at {}", seq);
        }
        prop_assert_eq!(page.pending.seq(), server.head());
    }
}
