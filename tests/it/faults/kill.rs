//! The process is killed under load, again and again: what it acknowledged survives.

use crate::common::Person;
use crate::common::child::ChildServer;
use crate::common::fate::{Fate, operate};
use crate::common::log::{Log, assert_same};
use crate::common::postgres::Cluster;
use crate::common::viewer::Viewer;
use crate::faults::load::{Load, Unanswered};
use image_chat::model::{Event, Recorded};
use std::time::Duration;
use tokio::time::timeout;

/// How often it is killed.
const KILLS: usize = 3;
/// Acknowledgements between two kills.
const BETWEEN: usize = 60;
/// All see the same so soon after the server is there again.
const CONVERGED_WITHIN: Duration = Duration::from_secs(5);
/// As good as for ever: they write until they are stopped.
const MOST: usize = 100_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp2_and_lp3_kills_under_load_lose_nothing_that_was_acknowledged() {
    kills_lose_nothing(ChildServer::start().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp2_and_lp3_kills_under_load_lose_nothing_in_postgresql() {
    let url = Cluster::shared().database();
    kills_lose_nothing(ChildServer::start_with(&[("IMAGE_CHAT_DATABASE_URL", &url)]).await).await;
}

async fn kills_lose_nothing(mut server: ChildServer) {
    let ada = Person::named(server.base(), "Ada").await;
    let bob = Person::named(server.base(), "Bob").await;
    let image = ada.upload("demo").await;
    let mut viewer = Viewer::load(&ada, image).await;
    viewer.be_welcome().await;

    let people = [&ada, &bob, &ada, &bob, &ada, &bob].map(Clone::clone);
    let load = Load::start(&people, image, Unanswered::Leave, MOST);
    for kill in 1..=KILLS {
        load.reaches(kill * BETWEEN).await;
        server.kill();
        server.start_again().await;
    }
    load.reaches((KILLS + 1) * BETWEEN).await;
    let mut written = load.stop().await;
    assert!(!written.unanswered.is_empty(), "no kill hit an operation under way");

    // LP3: asking for it again with the same id is safe, whatever had become of it.
    let before = Log::read(&ada, image).await.places();
    for (person, operation) in &written.unanswered {
        let known = before.get(&(person.id(), operation.broadcast_id));
        for _ in 0..2 {
            match operate(person, image, operation).await {
                Fate::Stored(recorded) => {
                    assert!(known.is_none_or(|seq| *seq == recorded.seq), "stored twice");
                    written.acknowledged.push(*recorded);
                }
                // What it was about is gone by now.
                Fate::Refused(_) => assert_eq!(known, None, "stored, and then refused"),
                other => panic!("{other:?}"),
            }
        }
    }
    let log = Log::read(&ada, image).await;
    let board = log.check();
    log.check_acknowledged(&written.acknowledged);
    for (person, operation, status) in &written.refused {
        let place = log.places().get(&(person.id(), operation.broadcast_id)).copied();
        assert_eq!(place, None, "refused with {status}, and in the log");
    }
    // LP28: markers are counted with their events, whatever was acknowledged.
    let opened = |event: &&Recorded| matches!(event.event, Event::NewImageChat { .. });
    let markers = log.events.iter().filter(opened).count();
    let usage = ada.get("/api/v1/tenants/demo/usage").await.ok(200);
    let days = usage["usage"].as_array().expect("days");
    let counted = days.iter().map(|day| day["conversationCreateCount"].as_u64().expect("a number"));
    assert_eq!(
        counted.sum::<u64>(),
        markers as u64,
        "each marker of the log, and the sample's not"
    );
    timeout(CONVERGED_WITHIN, viewer.reach(log.head())).await.expect("in step in time");
    assert_same(viewer.replica.board(), &board, "a viewer who was there all the time");
    assert_eq!(viewer.wrong, [""; 0]);
}
