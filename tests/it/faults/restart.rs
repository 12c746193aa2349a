//! A polite restart under load, with a full house: everything under way is answered, and everyone is
//! told to go, comes back and has missed nothing.

use crate::common::Person;
use crate::common::child::{ChildServer, allow_open_files};
use crate::common::log::{Log, assert_same};
use crate::common::viewer::Viewer;
use crate::faults::load::{Load, Unanswered};
use futures::{StreamExt, stream};
use image_chat::protocol::live::CloseCode;
use tokio::task::JoinSet;

/// A full house.
const SOCKETS: usize = 500;
/// Handshakes at a time: fewer than wait at a listening socket.
const CONNECTING: usize = 50;
/// Acknowledgements before the signal.
const BEFORE: usize = 40;
/// Sockets on both sides in turn, files, and what else a process has open.
const OPEN_FILES: u64 = 2_048;
/// As good as for ever: they write until nobody answers any more.
const MOST: usize = 100_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp20_a_restart_under_load_with_500_sockets_loses_nobody_and_nothing() {
    allow_open_files(OPEN_FILES);
    let mut server = ChildServer::start().await;
    let ada = Person::named(server.base(), "Ada").await;
    let image = ada.upload("demo").await;
    let snapshot = ada.snapshot(image).await;
    let viewers = (0..SOCKETS).map(|_| async {
        let mut viewer = Viewer::from_snapshot(&ada, snapshot.clone());
        viewer.be_welcome().await;
        viewer
    });
    let viewers: Vec<Viewer> = stream::iter(viewers).buffer_unordered(CONNECTING).collect().await;
    let mut listening = JoinSet::new();
    for mut viewer in viewers {
        listening.spawn(async move {
            while viewer.hear().await.is_ok() {}
            viewer
        });
    }

    let mut people = Vec::new();
    for name in ["Bob", "Cleo", "Dan", "Eve"] {
        people.push(Person::named(server.base(), name).await);
    }
    let load = Load::start(&people, image, Unanswered::Stop, MOST);
    load.reaches(BEFORE).await;
    server.terminate();
    let written = load.finished().await;
    let viewers = listening.join_all().await;
    assert!(server.ended().await.success(), "{}", server.log());
    for viewer in &viewers {
        assert_eq!(viewer.closed, Some((CloseCode::Restart as u16, true)), "the code, after bye");
    }

    server.start_again().await;
    let log = Log::read(&ada, image).await;
    let board = log.check();
    log.check_acknowledged(&written.acknowledged);
    assert_eq!(written.unable, [0; 0], "an answer that is no answer");
    assert_eq!(written.refused.len(), 0);
    let places = log.places();
    for (person, operation) in &written.unanswered {
        // Its connection was closed before it was read: a client may know, or may have to ask.
        let place = places.get(&(person.id(), operation.broadcast_id));
        assert_eq!(place, None, "accepted and stored, but not answered");
    }

    let head = log.head();
    let mut coming_back = JoinSet::new();
    for mut viewer in viewers {
        coming_back.spawn(async move {
            viewer.reach(head).await;
            viewer
        });
    }
    for viewer in coming_back.join_all().await {
        assert_same(viewer.replica.board(), &board, "someone who came back");
        assert_eq!(viewer.wrong, [""; 0]);
    }
}
