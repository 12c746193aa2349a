//! Heartbeats, idle timeouts and lost answers. Time is the runtime's and advances by itself: nothing here
//! waits.

use crate::common::TestServer;
use crate::common::live::Live;
use crate::live::{actor, open_chat, operation};
use image_chat::model::{BroadcastId, Seq};
use image_chat::protocol::live::{CloseCode, Outcome, ServerMessage};
use tokio::time::{Duration, Instant};

#[tokio::test]
async fn lp18_and_m2_an_idle_socket_hears_heartbeats_and_nothing_else() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "first").await;
    let mut live = Live::following(&server, &ada, image).await;
    // From here on time advances whenever all tasks wait.
    tokio::time::pause();
    let begin = Instant::now();
    let is_count = |m: &ServerMessage| matches!(m, ServerMessage::Viewers { count: 1, .. });
    let mut beats = Vec::new();
    while beats.len() < 3 {
        match live.next_message().await {
            ServerMessage::Heartbeat { image_id, head } => {
                assert_eq!((image_id, head), (image, Seq(1)));
                beats.push(begin.elapsed());
            }
            other => assert!(beats.is_empty() && is_count(&other), "{other:?} to an idle socket"),
        }
    }
    let mut last = Duration::ZERO;
    for beat in beats {
        let pause = (beat - last).as_secs_f64();
        assert!((19.0..=30.5).contains(&pause), "25 s give or take a fifth, not {pause}");
        last = beat;
    }
}

#[tokio::test]
async fn lp16_a_socket_that_follows_nothing_is_closed_after_10_seconds() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut live = Live::open(&server, &ada, ada.snapshot(image).await).await;
    tokio::time::pause();
    let begin = Instant::now();
    assert_eq!(live.close_code().await, CloseCode::Silent as u16);
    assert!((9.0..=10.5).contains(&begin.elapsed().as_secs_f64()), "{:?}", begin.elapsed());
}

#[tokio::test]
async fn lp12_the_next_subscribe_returns_the_outcomes_of_lost_answers() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (stored, lost) = (operation(open_chat("stored")), operation(open_chat("lost")));
    ada.operates(image, &stored).await;
    let ids = vec![stored.broadcast_id, lost.broadcast_id];
    let mut live = Live::open(&server, &ada, ada.snapshot(image).await).await;
    live.say(&[live.subscription(live.epoch, Seq(1), ids.clone())]).await;
    let known = Outcome { broadcast_id: ids[0], seq: Some(Seq(1)), is_held: false };
    let unknown = Outcome { broadcast_id: ids[1], seq: None, is_held: false };
    assert_eq!(outcomes(&mut live).await, [known, unknown.clone()]);

    let mut of_bob = Live::open(&server, &bob, ada.snapshot(image).await).await;
    of_bob.say(&[of_bob.subscription(of_bob.epoch, Seq(1), ids)]).await;
    let not_his = Outcome { broadcast_id: stored.broadcast_id, seq: None, is_held: false };
    assert_eq!(outcomes(&mut of_bob).await, [not_his, unknown]);
}

async fn outcomes(live: &mut Live) -> Vec<Outcome> {
    match live.until(|m| matches!(m, ServerMessage::Welcome { .. })).await {
        ServerMessage::Welcome { outcomes, .. } => outcomes,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn lp12_strangers_have_no_operations_and_long_lists_are_cut() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let ids: Vec<BroadcastId> = (0..200).map(|_| BroadcastId(crate::common::fresh())).collect();
    let stranger = server.stranger();
    let mut live = Live::open(&server, &stranger, ada.snapshot(image).await).await;
    live.say(&[live.subscription(live.epoch, Seq(0), ids.clone())]).await;
    assert_eq!(outcomes(&mut live).await, []);
    let mut live = Live::open(&server, &ada, ada.snapshot(image).await).await;
    live.say(&[live.subscription(live.epoch, Seq(0), ids)]).await;
    assert_eq!(outcomes(&mut live).await.len(), 64);
}

/// The answer is lost, the event is not: the page learns the outcome by the event, or by asking.
#[tokio::test]
async fn m6_an_operation_whose_answer_was_lost_is_neither_lost_nor_doubled() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let actor = actor(&ada);
    let live = Live::following(&server, &ada, image).await;
    let mut replica = live.break_off();
    let (kept, lost) = (operation(open_chat("kept")), operation(open_chat("lost")));
    for operation in [&kept, &lost] {
        let now = image_chat::server::clock::now();
        replica.push(&actor, operation.clone(), now).expect("allowed");
    }
    ada.operates(image, &kept).await;

    let mut live = Live::open(&server, &ada, ada.snapshot(image).await).await;
    live.replica = replica;
    live.subscribe().await;
    for Outcome { broadcast_id, seq, .. } in outcomes(&mut live).await {
        match seq {
            Some(seq) => live.replica.stored(broadcast_id, seq),
            None => drop(live.replica.take_back(broadcast_id)),
        }
    }
    live.check_in_step(&ada).await;
    assert_eq!(live.replica.sending().count(), 0);
    assert_eq!(live.replica.board().chats.len(), 1);
}
