//! From the page to the socket, and back after a break: no event is missing or duplicated.

use crate::common::TestServer;
use crate::common::live::Live;
use crate::live::{burst, open_chat};
use image_chat::model::{Command, Epoch, Seq};
use image_chat::protocol::live::ServerMessage;
use serde_json::Value;
use uuid::Uuid;

/// The seqs of the events in a reply, and whether it holds `reset`.
fn told(answer: &[ServerMessage]) -> (Vec<u64>, bool) {
    let seqs = answer.iter().filter_map(|message| message.clone().recorded());
    let is_reset = answer.iter().any(|message| matches!(message, ServerMessage::Reset { .. }));
    (seqs.map(|(_, recorded)| recorded.seq.0).collect(), is_reset)
}

/// The data that a page passes to its script: `"epoch":"…"` and `"seq":…`, however deep in its data.
fn position_in(page: &str) -> (Epoch, Seq) {
    let data = page.replace("&quot;", "\"").replace('\\', "");
    let value = |name: &str| {
        let (_, rest) = data.split_once(&format!("\"{name}\":")).expect("in the page");
        let end = rest.find([',', '}']).expect("an end");
        serde_json::from_str::<Value>(&rest[..end]).expect("a value")
    };
    let board = &data[data.find("\"board\":").expect("a board")..];
    let seq = board.split_once("\"seq\":").expect("a place").1;
    let seq = seq[..seq.find(',').expect("an end")].parse().expect("a number");
    (serde_json::from_value(value("epoch")).expect("an epoch"), Seq(seq))
}

#[tokio::test]
async fn lp6_the_socket_goes_on_where_the_page_ends() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let page = ada.get(&format!("/i/{image}")).await.text;
    let (epoch, seq) = position_in(&page);
    assert_eq!((epoch, seq), (server.state().store.epoch(), Seq(1)));
    let snapshot = ada.snapshot(image).await;
    ada.comment(chat, "between page and socket").await;

    let mut live = Live::open(&server, &ada, snapshot).await;
    live.say(&[live.subscription(epoch, seq, vec![])]).await;
    assert_eq!(told(&live.welcome().await), (vec![2], false));
    live.check_in_step(&ada).await;
}

#[tokio::test]
async fn lp7_a_resume_tells_what_was_missed_and_nothing_else() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    for text in ["1", "2", "3"] {
        ada.open_chat(image, text).await;
    }
    let mut live = Live::open(&server, &ada, ada.snapshot(image).await).await;
    for (since, missed) in [(0, vec![1, 2, 3]), (2, vec![3]), (3, vec![])] {
        live.say(&[live.subscription(live.epoch, Seq(since), vec![])]).await;
        let answer = live.welcome().await;
        assert_eq!(told(&answer), (missed, false), "since {since}");
        let ServerMessage::Welcome { head, epoch, image_id, .. } = answer[0] else { panic!() };
        assert_eq!((head, epoch, image_id), (Seq(3), live.epoch, image));
    }
}

#[tokio::test]
async fn lp7_another_history_or_a_place_beyond_the_head_is_a_reset() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "first").await;
    let mut live = Live::open(&server, &ada, ada.snapshot(image).await).await;
    let old = Epoch(Uuid::from_u128(7));
    let beyond = [2, u64::from(u32::MAX), i64::MAX as u64, u64::MAX];
    let places = beyond.map(|since| (live.epoch, since));
    for (epoch, since) in [(old, 0), (old, 1)].into_iter().chain(places) {
        live.say(&[live.subscription(epoch, Seq(since), vec![])]).await;
        let answer = live.welcome().await;
        assert_eq!(told(&answer), (vec![], true), "{epoch} since {since}");
        let reset = ServerMessage::Reset { image_id: image, head: Seq(1) };
        assert_eq!(answer[1], reset);
    }
    // The socket stays live after the reset.
    ada.open_chat(image, "second").await;
    assert_eq!(live.next_event().await.1, "new-image-chat");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp7_a_gap_of_more_than_500_is_a_reset() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut live = Live::open(&server, &ada, ada.snapshot(image).await).await;
    burst(&server, &ada, image, 501).await;
    live.say(&[live.subscription(live.epoch, Seq(0), vec![])]).await;
    assert_eq!(told(&live.welcome().await), (vec![], true));
    live.say(&[live.subscription(live.epoch, Seq(1), vec![])]).await;
    assert_eq!(told(&live.welcome().await), ((2..=501).collect(), false), "never a part");
    live.replica.reset(ada.snapshot(image).await.board);
    live.check_in_step(&ada).await;
}

/// Viewers join while others write: each receives all events, once, without a gap.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp8_subscribing_while_others_write_misses_nothing() {
    const VIEWERS: usize = 24;
    const EVENTS: u64 = 240;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let empty = ada.snapshot(image).await;
    let writing = async {
        for _ in 0..EVENTS / 4 {
            burst(&server, &ada, image, 4).await;
        }
    };
    let viewers = (0..VIEWERS).map(|_| async {
        let mut live = Live::open(&server, &ada, empty.clone()).await;
        live.subscribe().await;
        live.reach(Seq(EVENTS)).await;
        assert_eq!(live.gaps, 0, "an event came before its predecessor");
        live.check_in_step(&ada).await;
    });
    futures::join!(writing, futures::future::join_all(viewers));
}

/// The same, with viewers that leave and return repeatedly.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m6_coming_back_while_others_write_misses_nothing_and_doubles_nothing() {
    const EVENTS: u64 = 200;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let empty = ada.snapshot(image).await;
    let writing = async {
        for _ in 0..EVENTS / 4 {
            burst(&server, &ada, image, 4).await;
        }
    };
    let viewers = (0..6).map(|_| async {
        let mut replica = None;
        loop {
            let mut live = Live::open(&server, &ada, empty.clone()).await;
            if let Some(replica) = replica.take() {
                live.replica = replica;
            }
            live.subscribe().await;
            live.welcome().await;
            let until = Seq((live.replica.seq().0 + 20).min(EVENTS));
            live.reach(until).await;
            assert_eq!(live.gaps, 0);
            if until == Seq(EVENTS) {
                return live.check_in_step(&ada).await;
            }
            replica = Some(live.break_off());
        }
    });
    futures::join!(writing, futures::future::join_all(viewers));
}

#[tokio::test]
async fn m6_what_was_missed_in_a_break_arrives_after_it() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (chat_id, comment_id) = ada.open_chat(image, "first").await;
    let live = Live::following(&server, &bob, image).await;
    let replica = live.break_off();

    ada.does(image, Command::EditComment { chat_id, comment_id, body: crate::live::body("new") })
        .await;
    let (gone, _) = ada.open_chat(image, "second").await;
    ada.does(image, Command::Resolve { chat_id }).await;
    ada.does(image, Command::DeleteChat { chat_id: gone }).await;
    ada.does(image, open_chat("third")).await;

    let mut live = Live::open(&server, &bob, ada.snapshot(image).await).await;
    live.replica = replica;
    live.subscribe().await;
    assert_eq!(told(&live.welcome().await), ((2..=6).collect(), false));
    live.check_in_step(&ada).await;
}
