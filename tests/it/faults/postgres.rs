//! PostgreSQL is stopped under load and comes back, politely and not: nothing that was acknowledged is lost, and the
//! server goes on by itself.

use crate::common::child::ChildServer;
use crate::common::log::{Log, assert_same};
use crate::common::postgres::Cluster;
use crate::common::viewer::Viewer;
use crate::common::{Person, fresh};
use crate::faults::load::{Load, Unanswered};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// Acknowledgements between two restarts.
const BETWEEN: usize = 60;
/// All see the same so soon after the database is there again.
const CONVERGED_WITHIN: Duration = Duration::from_secs(5);
/// As good as for ever: they write until they are stopped.
const MOST: usize = 100_000;
/// The bound of a failing test, never a pause.
const DEADLINE: Duration = Duration::from_secs(60);
const AWAY: &str = "nothing can be saved at present: the server's database does not answer";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgresql_restarted_under_load_loses_nothing_that_was_acknowledged() {
    let cluster = Cluster::own();
    let url = cluster.database();
    let server = ChildServer::start_with(&[("IMAGE_CHAT_DATABASE_URL", &url)]).await;
    let ada = Person::named(server.base(), "Ada").await;
    let bob = Person::named(server.base(), "Bob").await;
    let image = ada.upload("demo").await;
    let mut viewer = Viewer::load(&ada, image).await;
    viewer.be_welcome().await;

    let people = [&ada, &bob, &ada, &bob, &ada, &bob].map(Clone::clone);
    let load = Load::start(&people, image, Unanswered::Again, MOST);
    for (mode, restart) in ["fast", "immediate", "immediate"].into_iter().zip(1..) {
        load.reaches(restart * BETWEEN).await;
        cluster.stop(mode);
        cluster.start_again();
    }
    load.reaches(4 * BETWEEN).await;
    let written = load.stop().await;
    assert!(!written.unable.is_empty(), "no restart was noticed");
    assert!(written.unable.iter().all(|status| *status == 503), "{:?}", written.unable);

    let log = Log::read(&ada, image).await;
    let board = log.check();
    log.check_acknowledged(&written.acknowledged);
    for (person, operation, status) in &written.refused {
        let place = log.places().get(&(person.id(), operation.broadcast_id)).copied();
        assert_eq!(place, None, "refused with {status}, and in the log");
    }
    timeout(CONVERGED_WITHIN, viewer.reach(log.head())).await.expect("in step in time");
    assert_same(viewer.replica.board(), &board, "a viewer who was there all the time");
    assert_eq!(viewer.wrong, [""; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_postgresql_is_away_writes_are_refused_with_the_reason() {
    let cluster = Cluster::own();
    let url = cluster.database();
    let server = ChildServer::start_with(&[("IMAGE_CHAT_DATABASE_URL", &url)]).await;
    let ada = Person::named(server.base(), "Ada").await;
    let image = ada.upload("demo").await;
    let (chat, _) = ada.open_chat(image, "written before").await;

    cluster.stop("immediate");
    for _ in 0..2 {
        let comment = json!({ "body": "lost?", "broadcastId": fresh() });
        let path = format!("/api/v1/chats/{chat}/comments");
        let answer =
            crate::common::Answer::to(ada.request(Method::POST, &path).json(&comment)).await;
        assert_eq!((answer.status, answer.header("retry-after")), (503, "5"), "{}", answer.text);
        let body: Value = serde_json::from_str(&answer.text).expect("JSON");
        assert_eq!(
            (&body["error"]["code"], &body["error"]["message"]),
            (&json!("unwritable"), &json!(AWAY))
        );
    }
    readiness(&ada, 503, AWAY).await;
    assert_eq!(ada.get("/healthz").await.status, 200);

    cluster.start_again();
    readiness(&ada, 200, "ready").await;
    ada.comment(chat, "written after").await;
    let page = ada.get(&format!("/i/{image}")).await;
    assert!(
        page.text.contains("written before") && page.text.contains("written after"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("lost?"), "refused, and stored");
}

/// Waits for this answer: the last one is remembered for a moment.
async fn readiness(person: &Person, status: u16, text: &str) {
    let end = Instant::now() + DEADLINE;
    loop {
        let answer = person.get("/readyz").await;
        if (answer.status, answer.text.trim_end()) == (status, text) {
            return;
        }
        assert!(Instant::now() < end, "{} {} and not {text}", answer.status, answer.text);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
