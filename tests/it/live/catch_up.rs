//! Catching up does not slow down others: shared reads of the log, and the end of a wait (LP7).

use crate::common::TestServer;
use crate::common::live::{Live, open, request_to};
use crate::live::flaky::Flaky;
use crate::live::hub::{authorizer, engine_of, stranger};
use crate::live::{burst, open_chat};
use futures::future::join_all;
use image_chat::model::{Epoch, ImageId, Seq};
use image_chat::protocol::live::{CloseCode, ServerMessage};
use image_chat::protocol::page::Snapshot;
use image_chat::server::http::router;
use image_chat::server::realtime::{Connection, Engine, QueueDrain};
use image_chat::server::state::{AppInner, AppState};
use image_chat::server::store::Store;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::task::yield_now;
use tokio::time::{Duration, timeout};
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

/// What does not happen within this time does not happen: the bound of a failing test.
const DEADLINE: Duration = Duration::from_secs(60);

/// An engine of its own on the database of a server, and the store that it reads.
fn engine(server: &TestServer) -> (Arc<Engine>, Arc<Flaky>) {
    let store = Arc::new(Flaky::sound(Arc::clone(&server.state().store)));
    (Arc::new(engine_of(Arc::clone(&store) as Arc<dyn Store>)), store)
}

/// Follows an image from a place, and returns the answer.
async fn follow(
    engine: &Arc<Engine>,
    image: ImageId,
    (epoch, since): (Epoch, u64),
) -> (Vec<ServerMessage>, Connection, QueueDrain) {
    let authorizer = authorizer(engine.store());
    let (mut connection, queue) = Connection::new(Arc::clone(engine), authorizer, stranger());
    let hello = format!(
        r#"[{{"type":"subscribe","tenantId":"demo","imageId":"{image}","epoch":"{epoch}","since":{since}}}]"#
    );
    let answer = connection.receive(&hello).await.expect("welcome").expect("an answer");
    let answer = serde_json::from_slice(answer.payload()).expect("messages");
    (answer, connection, queue)
}

/// True for `reset`, the places of the events for a replay.
fn told(answer: &[ServerMessage]) -> (bool, Vec<u64>) {
    let is_reset = answer.iter().any(|message| matches!(message, ServerMessage::Reset { .. }));
    let events = answer.iter().cloned().filter_map(ServerMessage::recorded);
    (is_reset, events.map(|(_, event)| event.seq.0).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp7_who_cannot_be_told_one_by_one_costs_no_read_of_events() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    burst(&server, &ada, image, 501).await;
    let (engine, store) = engine(&server);
    let (own, other) = (store.epoch(), Epoch(Uuid::from_u128(7)));
    let mut following = Vec::new();
    for place in [(own, 0), (other, 501), (other, 0), (own, 502), (own, 0)] {
        let (answer, connection, queue) = follow(&engine, image, place).await;
        assert_eq!(told(&answer), (true, vec![]), "{place:?}");
        following.push((connection, queue));
    }
    let (answer, ..) = follow(&engine, image, (own, 501)).await;
    assert_eq!(told(&answer), (false, vec![]), "in step");
    // 502 may be committed and not announced yet: the log is asked.
    assert_eq!(
        store.reads(),
        (2, 0),
        "the head is read once for the others, and known from then on"
    );
}

/// The texts are so long that the replay buffer does not hold them.
#[tokio::test]
async fn lp7_a_crowd_that_waits_for_the_log_shares_its_reads() {
    const EVENTS: u64 = 200;
    const VIEWERS: usize = 50;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let longest = "😀".repeat(2_000);
    for _ in 0..EVENTS {
        ada.does(image, open_chat(&longest)).await;
    }
    let (engine, store) = engine(&server);
    store.hold_reads(true);
    let arriving = (0..VIEWERS as u64).map(|place| {
        let (engine, place) = (Arc::clone(&engine), (store.epoch(), place));
        tokio::spawn(async move { follow(&engine, image, place).await })
    });
    let arriving: Vec<_> = arriving.collect();
    let is_waiting = || {
        let open = engine.connections().all();
        open.iter().filter(|connection| connection.follows.contains_key(&image)).count() == VIEWERS
    };
    until(is_waiting).await;
    store.hold_reads(false);
    for (place, viewer) in (0..).zip(join_all(arriving).await) {
        let (answer, ..) = viewer.expect("no panic");
        assert_eq!(told(&answer), (false, (place + 1..=EVENTS).collect()));
    }
    let (heads, replays) = store.reads();
    assert!(heads <= 2 && replays <= 2, "{heads} and {replays} reads for {VIEWERS} viewers");
}

/// Serves the live socket with an engine whose reads of the log are held back.
async fn serve_held(server: &TestServer) -> (String, Arc<Engine>, Arc<Flaky>) {
    let (engine, store) = engine(server);
    store.hold_reads(true);
    let mut parts = AppInner::clone(server.state());
    parts.engine = Arc::clone(&engine);
    let service = router(AppState::from(parts));
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("bound"));
    tokio::spawn(async move { axum::serve(listener, service).await });
    (base, engine, store)
}

/// A socket whose answer waits for the log.
async fn waiting(base: &str, engine: &Engine, snapshot: Snapshot) -> Live {
    let before = following(engine);
    let mut live = Live::on(open(request_to(base, &[])).await.expect("welcome"), snapshot);
    live.say(&[live.subscription(live.epoch, Seq(0), vec![])]).await;
    until(|| following(engine) > before).await;
    live
}

fn following(engine: &Engine) -> usize {
    let open = engine.connections().all();
    open.iter().filter(|connection| !connection.follows.is_empty()).count()
}

/// Waits for a condition that other tasks bring about.
async fn until(holds: impl Fn() -> bool) {
    let wait = async {
        while !holds() {
            yield_now().await;
        }
    };
    timeout(DEADLINE, wait).await.expect("it came about");
}

#[tokio::test]
async fn lp7_who_leaves_while_the_log_is_read_stops_waiting_at_once() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "first").await;
    let (base, engine, store) = serve_held(&server).await;
    let snapshot = ada.snapshot(image).await;
    let mut silent = waiting(&base, &engine, snapshot.clone()).await;
    // What was asked before leaving is in front of the end of the connection.
    for _ in 0..20 {
        silent.say(&[silent.subscription(silent.epoch, Seq(0), vec![])]).await;
    }
    drop(silent);
    until(|| engine.connections().count() == 0).await;
    let mut polite = waiting(&base, &engine, snapshot.clone()).await;
    polite.send(Message::Close(None)).await;
    until(|| engine.connections().count() == 0).await;
    // The remaining connection gets the answer.
    let mut patient = waiting(&base, &engine, snapshot).await;
    store.hold_reads(false);
    patient.welcome().await;
}

#[tokio::test]
async fn lp23_who_loses_a_right_while_the_log_is_read_is_closed_at_once() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "first").await;
    let (base, engine, _held) = serve_held(&server).await;
    let mut live = waiting(&base, &engine, ada.snapshot(image).await).await;
    engine.connections().close(CloseCode::SignInAgain, |_| true);
    assert_eq!(live.close_code().await, CloseCode::SignInAgain as u16);
}

#[tokio::test]
async fn lp16_a_flood_while_the_log_is_read_is_too_fast() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "first").await;
    let (base, engine, _held) = serve_held(&server).await;
    for (text, count) in [("[]".to_owned(), 257), (format!("[{}]", " ".repeat(60_000)), 3)] {
        let mut live = waiting(&base, &engine, ada.snapshot(image).await).await;
        for _ in 0..count {
            live.send_text(text.clone()).await;
        }
        assert_eq!(live.close_code().await, CloseCode::TooFast as u16);
    }
}
