//! The network breaks, hangs, crawls and loses the end of what was said.

use crate::common::fate::{Fate, operate};
use crate::common::fault_proxy::{Direction, FaultProxy};
use crate::common::log::{Log, assert_same};
use crate::common::viewer::Viewer;
use crate::common::{Person, TestServer, fresh};
use crate::faults::load::{Load, Unanswered};
use futures::future::join_all;
use image_chat::model::{BroadcastId, Command, CommentBody, ImageId, Operation, Point, Seq};
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// All see the same so soon after the network is well again.
const CONVERGED_WITHIN: Duration = Duration::from_secs(5);
/// LP27: 45 s after the last sign of life, and the others are told within the next second.
const NOTICED_WITHIN: Duration = Duration::from_secs(46);

fn open_chat(text: &str) -> Operation {
    let at = Point::new(25.5, 30.25).expect("on the image");
    let body = CommentBody::new(text).expect("a text");
    Operation {
        broadcast_id: BroadcastId(fresh()),
        command: Command::OpenChat { at, size: None, body },
    }
}

/// People who read an image over this line, each in step.
async fn readers(line: &FaultProxy, ada: &Person, image: ImageId, count: usize) -> Vec<Viewer> {
    let ada = &ada.through(line.addr());
    let following = (0..count).map(|_| async move {
        let mut viewer = Viewer::load(ada, image).await;
        viewer.be_welcome().await;
        viewer
    });
    join_all(following).await
}

/// What a viewer shows is the log, and nothing on the way was wrong.
fn check(viewer: &Viewer, log: &Log) {
    assert_eq!(viewer.wrong, [""; 0]);
    assert_same(viewer.replica.board(), &log.check(), "a viewer shows the log, folded");
    for heard in viewer.heard.values() {
        log.check_told(heard, "told, and not in the log");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp9_cuts_during_a_burst_lose_and_double_nothing() {
    const WRITERS: usize = 4;
    const EACH: usize = 40;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let to_readers = FaultProxy::start(server.server.addr).await;
    let to_writers = FaultProxy::start(server.server.addr).await;
    let readers = readers(&to_readers, &ada, image, 4).await;
    let total = Seq((WRITERS * EACH) as u64);
    let reading = readers.into_iter().map(|mut reader| async move {
        reader.reach(total).await;
        reader
    });
    let reading: Vec<_> = reading.map(tokio::spawn).collect();

    let people = [&ada, &bob, &ada, &bob].map(|person| person.through(to_writers.addr()));
    let load = Load::start(&people, image, Unanswered::Again, EACH);
    for part in 1..=6 {
        load.reaches(part * 20).await;
        to_writers.cut();
        to_readers.cut();
    }
    to_readers.refuse();
    let written = load.finished().await;
    to_readers.heal();
    let readers = timeout(CONVERGED_WITHIN, join_all(reading)).await.expect("all in step in time");

    let log = Log::read(&ada, image).await;
    assert_eq!((written.refused.len(), written.unable), (0, vec![]));
    assert_eq!((written.acknowledged.len(), log.head()), (WRITERS * EACH, total));
    log.check_acknowledged(&written.acknowledged);
    for reader in readers {
        check(&reader.expect("no panic"), &log);
    }
}

#[tokio::test]
async fn lp27_who_is_on_a_half_open_line_is_gone_after_45_seconds() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let line = FaultProxy::start(server.server.addr).await;
    let _far = readers(&line, &server.person("Bob").await, image, 1).await;
    let mut near = Viewer::load(&ada, image).await;
    while near.viewers != 2 {
        near.hear_on().await;
    }
    // From here on time runs ahead whenever everyone waits.
    tokio::time::pause();
    line.half_open();
    let begin = Instant::now();
    let noticed = async {
        while near.viewers != 1 {
            near.hear_on().await;
        }
    };
    timeout(2 * NOTICED_WITHIN, noticed).await.expect("the server notices");
    assert!(begin.elapsed() <= NOTICED_WITHIN, "after {:?}", begin.elapsed());
    assert!(near.is_connected(), "whose line is well stays");
}

#[tokio::test]
async fn lp9_who_leaves_a_half_open_line_misses_nothing() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let line = FaultProxy::start(server.server.addr).await;
    let mut reader = readers(&line, &ada, image, 1).await.remove(0);
    line.half_open();
    for text in ["one", "two", "three"] {
        ada.open_chat(image, text).await;
    }
    let dead = reader.hang_up();
    timeout(CONVERGED_WITHIN, reader.reach(Seq(3))).await.expect("in step in time");
    line.heal();
    ada.open_chat(image, "four").await;
    reader.reach(Seq(4)).await;
    check(&reader, &Log::read(&ada, image).await);
    drop(dead);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp9_a_slow_line_loses_nothing() {
    const EVENTS: usize = 120;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let line = FaultProxy::start(server.server.addr).await;
    let mut reader = readers(&line, &ada, image, 1).await.remove(0);
    line.delay(Duration::from_millis(150));
    line.throttle(30_000);
    let people = [ada.clone(), ada.clone(), ada.clone()];
    Load::start(&people, image, Unanswered::Again, EVENTS / 3).finished().await;
    reader.reach(Seq(EVENTS as u64)).await;
    check(&reader, &Log::read(&ada, image).await);
}

/// The server has stored it, and the answer ends in its middle.
#[tokio::test]
async fn lp12_a_truncated_answer_is_settled_by_asking() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let line = FaultProxy::start(server.server.addr).await;
    let of_ada = ada.through(line.addr());
    for (bytes, stored) in [0, 1, 50, 150, 300, 450].into_iter().zip(1..) {
        let mut page = Viewer::load(&of_ada, image).await;
        let operation = open_chat("stored, although nobody says so");
        assert!(page.show(&operation));
        line.truncate(Direction::ToClient, bytes);
        let fate = operate(&of_ada, image, &operation).await;
        assert!(matches!(fate, Fate::Lost), "{fate:?} after {bytes} bytes");
        page.answered(operation.broadcast_id, &fate);
        page.reach(Seq(stored)).await;
        assert_eq!(page.outcomes.len(), 1, "asked once");
        assert_eq!(page.outcomes[0].seq, Some(Seq(stored)));
        assert_eq!(page.replica.board().chats.len() as u64, stored, "shown once");
        check(&page, &Log::read(&ada, image).await);
    }
}

/// The request ends in its middle: nothing was stored, and that is what the server says.
#[tokio::test]
async fn lp12_a_truncated_request_is_unknown_and_rolled_back() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let line = FaultProxy::start(server.server.addr).await;
    let of_ada = ada.through(line.addr());
    for bytes in [0, 1, 100, 300] {
        let mut page = Viewer::load(&of_ada, image).await;
        let operation = open_chat("lost on the way");
        assert!(page.show(&operation));
        line.truncate(Direction::ToServer, bytes);
        let fate = operate(&of_ada, image, &operation).await;
        assert!(matches!(fate, Fate::Lost), "{fate:?} after {bytes} bytes");
        page.reach(Seq(0)).await;
        assert_eq!(page.outcomes.len(), 1, "asked once");
        assert_eq!(page.outcomes[0].seq, None);
        assert!(page.replica.board().chats.is_empty(), "rolled back");
    }
    assert_eq!(Log::read(&ada, image).await.head(), Seq(0));
}

#[tokio::test]
async fn lp9_truncated_frames_lose_and_double_nothing() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let line = FaultProxy::start(server.server.addr).await;
    let mut reader = readers(&line, &ada, image, 1).await.remove(0);
    for bytes in [0, 1, 2, 100, 300, 700] {
        line.truncate(Direction::ToClient, bytes);
        for text in ["one", "two", "three"] {
            ada.open_chat(image, text).await;
        }
        let head = ada.snapshot(image).await.board.seq;
        timeout(CONVERGED_WITHIN, reader.reach(head)).await.expect("in step in time");
    }
    check(&reader, &Log::read(&ada, image).await);
}
