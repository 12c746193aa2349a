//! LP3, LP12: an operation is one, whichever nodes it is sent to.

use super::{open_chat, two_nodes};
use crate::common::live::Live;
use futures::future::join_all;
use image_chat::model::{Command, CommentBody};
use image_chat::protocol::live::{Outcome, ServerMessage};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp3_the_same_operation_on_both_nodes_makes_one_event_and_has_one_answer() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let elsewhere = ada.at(&second);
    for n in 0..10 {
        let operation = open_chat(&format!("{n}"));
        let sent = [&ada, &elsewhere, &ada, &elsewhere];
        let answers = join_all(sent.map(|person| person.operates_at(image, &operation))).await;
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        assert_eq!(answers[0].seq.0, n + 1);
    }
    let operation = open_chat("later");
    let stored = ada.operates_at(image, &operation).await;
    assert_eq!(elsewhere.operates_at(image, &operation).await, stored, "one after the other");
    let body = CommentBody::new("another").expect("a text");
    let Command::OpenChat { at, .. } = operation.command else { unreachable!() };
    let mut other = operation.clone();
    other.command = Command::OpenChat { at, size: None, body };
    let wish = json!({ "image": image, "operation": other });
    assert_eq!(elsewhere.post("/rpc/operate", wish).await.status, 409, "another command");
    assert_eq!(ada.snapshot(image).await.board.seq.0, 11);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp12_what_became_of_an_operation_is_known_on_every_node() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let mut live = Live::open(&second, &ada.at(&second), ada.snapshot(image).await).await;
    let (stored, lost) = (open_chat("stored"), open_chat("lost"));
    let seq = ada.operates_at(image, &stored).await.seq;
    let ids = vec![stored.broadcast_id, lost.broadcast_id];
    let wish = live.subscription(live.epoch, live.replica.seq(), ids);
    live.say(&[wish]).await;
    let ServerMessage::Welcome { outcomes, .. } = live.welcome().await.remove(0) else { panic!() };
    let of = |outcome: &Outcome| (outcome.broadcast_id, outcome.seq);
    let told: Vec<_> = outcomes.iter().map(of).collect();
    assert!(told.contains(&(stored.broadcast_id, Some(seq))), "{told:?}");
    assert!(told.contains(&(lost.broadcast_id, None)), "{told:?}");
    let wish = json!({ "image": image, "operation": lost });
    for person in [&ada.at(&second), &ada] {
        let late = person.post("/rpc/operate", wish.clone()).await;
        assert_eq!(late.status, 409, "it was told to be unknown: {}", late.text);
    }
    assert_eq!(ada.snapshot(image).await.board.seq, seq);
}
