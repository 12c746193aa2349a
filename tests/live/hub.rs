//! The hub decides ahead of the commits: what it does when commits fail, or when another process
//! writes the same image.

use crate::common::{Person, TestServer, fresh};
use crate::flaky::Flaky;
use crate::{actor, open_chat, operation};
use futures::future::join_all;
use image_chat::model::{Board, Command, ImageId, Operation, Recorded, Seq};
use image_chat::protocol::live::{CloseCode, ServerMessage};
use image_chat::server::access::{AccessControl, Subject};
use image_chat::server::http::router;
use image_chat::server::realtime::{
    Connection, Fault, Hub, Next, OperateError, Queue, Visitor, Who,
};
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::state::{AppInner, AppState};
use image_chat::server::store::{Store, StoreError};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The text of a frame as it goes over the wire.
fn payload(wire: &[u8]) -> &[u8] {
    match wire[1] {
        126 => &wire[4..],
        127 => &wire[10..],
        _ => &wire[2..],
    }
}

/// Someone without a session.
pub fn stranger() -> Who {
    let subject = Subject { user: None, is_signed_in: false, address: [127, 0, 0, 1].into() };
    Who { visitor: Visitor::default(), subject, session: None, embedded_in: None }
}

fn hub_of(store: Arc<dyn Store>) -> Hub {
    Hub::new(Arc::new(AccessControl::new(Arc::clone(&store))), store, "a build")
}

/// What the log holds, checked: no hole, and folded it is the board of the rows.
async fn log(store: &dyn Store, image: ImageId) -> Vec<Recorded> {
    let tail = store.tail(image, Seq(0), 10_000).await.expect("read").expect("there");
    let mut folded = Board::new(image);
    for recorded in &tail.events {
        assert_eq!(recorded.seq, folded.seq.next(), "a hole");
        folded.apply(recorded);
    }
    assert_eq!(store.board(image).await.expect("read").as_ref(), Some(&folded));
    tail.events
}

/// All at once; each with its outcome.
async fn all_at_once(
    hubs: &[&Hub],
    person: &Person,
    image: ImageId,
    operations: &[Operation],
) -> Vec<Result<Recorded, OperateError>> {
    let (tenant, actor) = (&default_tenant_id(), &actor(person));
    let does = operations.iter().zip(hubs.iter().cycle()).map(|(operation, hub)| async move {
        hub.operate(tenant, image, actor, operation).await.map(|done| done.recorded)
    });
    join_all(does).await
}

fn openings(count: usize) -> Vec<Operation> {
    (0..count).map(|n| operation(open_chat(&n.to_string()))).collect()
}

/// Follows an image without a socket.
pub async fn follower(hub: &Arc<Hub>, image: ImageId) -> (Connection, Queue) {
    let (mut connection, queue) = Connection::new(Arc::clone(hub), stranger());
    let epoch = hub.store().epoch();
    let hello = format!(
        r#"[{{"type":"subscribe","tenantId":"demo","imageId":"{image}","epoch":"{epoch}","since":0}}]"#
    );
    connection.receive(&hello).await.expect("welcome").expect("an answer");
    (connection, queue)
}

/// Signing out closes the connections that are there; one that comes a moment later is not among them.
#[tokio::test]
async fn lp23_a_connection_that_comes_after_its_session_has_ended_follows_nothing() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = Arc::clone(&server.state().store);
    let session = store.accounts().sessions(ada.id(), image_chat::server::clock::now()).await;
    let session = Some(session.expect("read")[0].token);
    ada.delete("/api/v1/session", serde_json::json!({})).await;
    let hub = Arc::clone(&server.state().hub);
    let who = Who { session, ..stranger() };
    let (mut connection, _queue) = Connection::new(Arc::clone(&hub), who);
    let epoch = hub.store().epoch();
    let hello = format!(
        r#"[{{"type":"subscribe","tenantId":"demo","imageId":"{image}","epoch":"{epoch}","since":0}}]"#
    );
    let fault = connection.receive(&hello).await.err();
    assert!(matches!(fault, Some(Fault::Close(CloseCode::SignInAgain))), "{fault:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp2_who_is_told_so_is_in_the_log_and_nobody_else() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = Arc::clone(&server.state().store);
    let hub = Arc::new(hub_of(Arc::new(Flaky::new(Arc::clone(&store), 7))));
    let (_connection, queue) = follower(&hub, image).await;
    let operations = openings(100);
    let outcomes = all_at_once(&[&*hub], &ada, image, &operations).await;
    let (stored, failed): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert!(!failed.is_empty() && !stored.is_empty(), "{} of 100", stored.len());
    for failure in &failed {
        let by_itself =
            matches!(failure, Err(OperateError::Store(StoreError::Busy) | OperateError::Contended));
        assert!(by_itself, "{failure:?}");
    }
    let log = log(&*store, image).await;
    let mut told: Vec<Recorded> = stored.into_iter().flatten().collect();
    told.sort_by_key(|recorded| recorded.seq);
    assert_eq!(told, log, "who was told that it is stored, and nobody else, is in the log");
    let mut heard = Vec::new();
    while heard.len() < log.len() {
        assert_eq!(queue.next().await, Next::Write);
        let frame = queue.waiting().expect("a frame");
        let messages: Vec<ServerMessage> =
            serde_json::from_slice(payload(&frame)).expect("messages");
        heard.extend(messages.into_iter().filter_map(ServerMessage::recorded).map(|(_, r)| r));
    }
    assert_eq!(heard, log, "viewers hear of what is stored, in order, once");
}

/// A large board takes long to load: were everyone who waits for it to load it too, it would take
/// so long that reads time out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_board_is_loaded_once_for_all_who_wait_for_it() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let never_failing = u64::MAX;
    let store = Arc::new(Flaky::new(Arc::clone(&server.state().store), never_failing));
    let hub = hub_of(Arc::clone(&store) as Arc<dyn Store>);
    let outcomes = all_at_once(&[&hub], &ada, image, &openings(300)).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(store.boards(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp3_what_failed_may_be_sent_again_under_the_same_id() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = Arc::clone(&server.state().store);
    let hub = hub_of(Arc::new(Flaky::new(Arc::clone(&store), 3)));
    let operations = openings(30);
    let mut rounds = 0;
    loop {
        let outcomes = all_at_once(&[&hub], &ada, image, &operations).await;
        rounds += 1;
        if outcomes.iter().all(Result::is_ok) {
            break;
        }
        assert!(rounds < 100, "it comes to no end");
    }
    let log = log(&*store, image).await;
    let ids: BTreeSet<_> = log.iter().map(|recorded| recorded.broadcast_id).collect();
    assert_eq!((log.len(), ids.len()), (30, 30), "each once");
    assert!(rounds > 1, "nothing failed: this proved nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp25_two_processes_on_one_image_keep_one_log() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = &server.state().store;
    let (one, other) = (hub_of(Arc::clone(store)), hub_of(Arc::clone(store)));
    for _ in 0..20 {
        for hub in [&one, &other] {
            let outcomes = all_at_once(&[hub], &ada, image, &openings(2)).await;
            assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
        }
    }
    let outcomes = all_at_once(&[&one, &other], &ada, image, &openings(20)).await;
    let stored = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    for outcome in outcomes.iter().filter(|outcome| outcome.is_err()) {
        assert!(matches!(outcome, Err(OperateError::Contended)), "{outcome:?}");
    }
    assert_eq!(log(&**store, image).await.len(), 80 + stored);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp3_one_operation_at_two_processes_happens_once() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = &server.state().store;
    let (one, other) = (hub_of(Arc::clone(store)), hub_of(Arc::clone(store)));
    for operation in openings(20) {
        let same = [operation.clone(), operation];
        let outcomes = all_at_once(&[&one, &other], &ada, image, &same).await;
        let stored: Vec<_> = outcomes.into_iter().map(|o| o.expect("the same answer")).collect();
        assert_eq!(stored[0], stored[1]);
    }
    assert_eq!(log(&**store, image).await.len(), 20);
}

/// A room decides on what is not stored yet; when that is not stored after all, nor is what stands
/// on it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp2_what_stands_on_a_failed_commit_is_decided_anew() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = Arc::clone(&server.state().store);
    let hub = hub_of(Arc::new(Flaky::new(Arc::clone(&store), 2)));
    let (tenant, actor) = (&default_tenant_id(), &actor(&ada));
    let first = operation(open_chat("stored"));
    hub.operate(tenant, image, actor, &first).await.expect("the first is stored");
    let lost = operation(open_chat("lost"));
    let chat_id = image_chat::model::ChatId::opened_by(image, actor.id, lost.broadcast_id);
    let on_it = operation(Command::AddComment { chat_id, parent_id: None, body: crate::body("x") });
    let (lost, on_it) = futures::join!(
        hub.operate(tenant, image, actor, &lost),
        hub.operate(tenant, image, actor, &on_it)
    );
    assert!(matches!(lost, Err(OperateError::Store(StoreError::Busy))), "{lost:?}");
    assert!(matches!(on_it, Err(OperateError::Refused(_))), "{on_it:?}");
    assert_eq!(log(&*store, image).await.len(), 1);
}

#[tokio::test]
async fn too_much_at_once_is_429_with_a_time_to_come_back() {
    use tower::ServiceExt;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut parts = AppInner::clone(server.state());
    parts.hub = Arc::new(hub_of(Arc::new(Flaky::new(Arc::clone(&parts.store), 1))));
    let body = serde_json::json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh() });
    let request = axum::http::Request::post(format!("/api/v1/images/{image}/chats"))
        .header("content-type", "application/json")
        .header("cookie", ada.cookie().expect("a cookie").to_str().expect("text"))
        .body(axum::body::Body::from(body.to_string()))
        .expect("a request");
    let response = router(AppState::from(parts)).oneshot(request).await.expect("an answer");
    assert_eq!(response.status().as_u16(), 429);
    assert_eq!(response.headers().get("retry-after").map(|v| v.as_bytes()), Some(&b"5"[..]));
}
