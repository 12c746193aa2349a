//! The engine decides ahead of the commits: failing commits, and another process that writes the same
//! image.

use crate::common::{Person, TestServer, fresh};
use crate::live::flaky::Flaky;
use crate::live::{actor, open_chat, operation};
use futures::future::join_all;
use image_chat::model::{Actor, Board, Command, ImageId, Operation, Recorded, Seq, Settings};
use image_chat::protocol::live::{CloseCode, ServerMessage};
use image_chat::server::access::AccessControl;
use image_chat::server::bus::LocalBus;
use image_chat::server::http::router;
use image_chat::server::realtime::{
    ApplyError, Authorizer, Connection, ConnectionError, Engine, Next, OperationContext,
    PublicIdentity, QueueDrain, UsageCounters, Viewer,
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

/// A viewer without a session.
pub fn stranger() -> Viewer {
    let (identity, address) = (PublicIdentity::default(), [127, 0, 0, 1].into());
    Viewer { identity, is_signed_in: false, address, session: None, embedded_in: None }
}

pub fn engine_of(store: Arc<dyn Store>) -> Engine {
    Engine::new(store, Arc::new(LocalBus::default()), "a build", UsageCounters::in_memory())
}

/// Access control without a cached row.
pub fn authorizer(store: &Arc<dyn Store>) -> Arc<dyn Authorizer> {
    Arc::new(AccessControl::new(Arc::clone(store)))
}

/// An operation on an image of the default tenant, with its default limits.
pub async fn apply(
    engine: &Engine,
    image: ImageId,
    actor: &Actor,
    operation: &Operation,
) -> Result<Recorded, ApplyError> {
    let (tenant, limits) = (&default_tenant_id(), Settings::default().limits());
    let context = OperationContext { tenant, image, actor, limits };
    engine.apply(context, operation).await.map(|applied| applied.recorded)
}

/// The log, checked: without a gap, and folded it is the board of the rows.
async fn log(store: &dyn Store, image: ImageId) -> Vec<Recorded> {
    let tail = store.tail(image, Seq(0), 10_000).await.expect("read").expect("there");
    let mut folded = Board::new(image);
    for recorded in &tail.events {
        assert_eq!(recorded.seq, folded.seq.next(), "a gap");
        folded.apply(recorded);
    }
    assert_eq!(store.board(image).await.expect("read").as_ref(), Some(&folded));
    tail.events
}

/// The results of concurrent operations.
async fn all_at_once(
    engines: &[&Engine],
    person: &Person,
    image: ImageId,
    operations: &[Operation],
) -> Vec<Result<Recorded, ApplyError>> {
    let actor = &actor(person);
    let pairs = operations.iter().zip(engines.iter().cycle());
    let all = pairs.map(|(operation, engine)| apply(engine, image, actor, operation));
    join_all(all).await
}

fn openings(count: usize) -> Vec<Operation> {
    (0..count).map(|n| operation(open_chat(&n.to_string()))).collect()
}

/// Follows an image without a socket.
pub async fn follower(engine: &Arc<Engine>, image: ImageId) -> (Connection, QueueDrain) {
    let authorizer = authorizer(engine.store());
    let (mut connection, queue) = Connection::new(Arc::clone(engine), authorizer, stranger());
    let epoch = engine.store().epoch();
    let hello = format!(
        r#"[{{"type":"subscribe","tenantId":"demo","imageId":"{image}","epoch":"{epoch}","since":0}}]"#
    );
    connection.receive(&hello).await.expect("welcome").expect("an answer");
    (connection, queue)
}

/// Signing out closes the open connections; one that is opened a moment later is not among them.
#[tokio::test]
async fn lp23_a_connection_that_comes_after_its_session_has_ended_follows_nothing() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = Arc::clone(&server.state().store);
    let session = store.accounts().sessions(ada.id(), image_chat::server::clock::now()).await;
    let session = Some(session.expect("read")[0].token);
    ada.delete("/api/v1/session", serde_json::json!({})).await;
    let engine = Arc::clone(&server.state().engine);
    let viewer = Viewer { session, ..stranger() };
    let access = Arc::clone(&server.state().access);
    let (mut connection, _queue) = Connection::new(Arc::clone(&engine), access, viewer);
    let epoch = engine.store().epoch();
    let hello = format!(
        r#"[{{"type":"subscribe","tenantId":"demo","imageId":"{image}","epoch":"{epoch}","since":0}}]"#
    );
    let error = connection.receive(&hello).await.err();
    let is_closed = matches!(error, Some(ConnectionError::Close(CloseCode::SignInAgain)));
    assert!(is_closed, "{error:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp2_the_log_holds_the_acknowledged_operations_and_no_others() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = Arc::clone(&server.state().store);
    let engine = Arc::new(engine_of(Arc::new(Flaky::new(Arc::clone(&store), 7))));
    let (_connection, queue) = follower(&engine, image).await;
    let operations = openings(100);
    let outcomes = all_at_once(&[&*engine], &ada, image, &operations).await;
    let (stored, failed): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert!(!failed.is_empty() && !stored.is_empty(), "{} of 100", stored.len());
    for failure in &failed {
        let by_itself =
            matches!(failure, Err(ApplyError::Store(StoreError::Busy) | ApplyError::Contended));
        assert!(by_itself, "{failure:?}");
    }
    let log = log(&*store, image).await;
    let mut told: Vec<Recorded> = stored.into_iter().flatten().collect();
    told.sort_by_key(|recorded| recorded.seq);
    assert_eq!(told, log, "the log holds the acknowledged operations and no others");
    let mut heard = Vec::new();
    while heard.len() < log.len() {
        assert_eq!(queue.next().await, Next::Write);
        let frame = queue.pop().expect("a frame");
        let messages: Vec<ServerMessage> =
            serde_json::from_slice(payload(&frame)).expect("messages");
        heard.extend(messages.into_iter().filter_map(ServerMessage::recorded).map(|(_, r)| r));
    }
    assert_eq!(heard, log, "subscribers receive each stored event once, in order");
}

/// A large board takes long to load: if each waiting operation loaded it too, reads would time out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_board_is_loaded_once_for_all_waiting_operations() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = Arc::new(Flaky::sound(Arc::clone(&server.state().store)));
    let engine = engine_of(Arc::clone(&store) as Arc<dyn Store>);
    let outcomes = all_at_once(&[&engine], &ada, image, &openings(300)).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(store.boards(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp3_a_failed_operation_may_be_sent_again_under_the_same_id() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = Arc::clone(&server.state().store);
    let engine = engine_of(Arc::new(Flaky::new(Arc::clone(&store), 3)));
    let operations = openings(30);
    let mut rounds = 0;
    loop {
        let outcomes = all_at_once(&[&engine], &ada, image, &operations).await;
        rounds += 1;
        if outcomes.iter().all(Result::is_ok) {
            break;
        }
        assert!(rounds < 100, "no end");
    }
    let log = log(&*store, image).await;
    let ids: BTreeSet<_> = log.iter().map(|recorded| recorded.broadcast_id).collect();
    assert_eq!((log.len(), ids.len()), (30, 30), "each once");
    assert!(rounds > 1, "nothing failed, so that nothing was proved");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp25_two_processes_on_one_image_keep_one_log() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = &server.state().store;
    let (one, other) = (engine_of(Arc::clone(store)), engine_of(Arc::clone(store)));
    for _ in 0..20 {
        for engine in [&one, &other] {
            let outcomes = all_at_once(&[engine], &ada, image, &openings(2)).await;
            assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
        }
    }
    let outcomes = all_at_once(&[&one, &other], &ada, image, &openings(20)).await;
    let stored = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    for outcome in outcomes.iter().filter(|outcome| outcome.is_err()) {
        assert!(matches!(outcome, Err(ApplyError::Contended)), "{outcome:?}");
    }
    assert_eq!(log(&**store, image).await.len(), 80 + stored);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp3_one_operation_at_two_processes_happens_once() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = &server.state().store;
    let (one, other) = (engine_of(Arc::clone(store)), engine_of(Arc::clone(store)));
    for operation in openings(20) {
        let same = [operation.clone(), operation];
        let outcomes = all_at_once(&[&one, &other], &ada, image, &same).await;
        let stored: Vec<_> = outcomes.into_iter().map(|o| o.expect("the same answer")).collect();
        assert_eq!(stored[0], stored[1]);
    }
    assert_eq!(log(&**store, image).await.len(), 20);
}

/// A room decides on events that are not stored yet; if such a commit fails, decisions based on it are not
/// stored either.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp2_decisions_based_on_a_failed_commit_are_decided_again() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let store = Arc::clone(&server.state().store);
    let engine = engine_of(Arc::new(Flaky::new(Arc::clone(&store), 2)));
    let actor = &actor(&ada);
    let first = operation(open_chat("stored"));
    apply(&engine, image, actor, &first).await.expect("the first is stored");
    let lost = operation(open_chat("lost"));
    let chat_id = image_chat::model::ChatId::opened_by(image, actor.id, lost.broadcast_id);
    let on_it =
        operation(Command::AddComment { chat_id, parent_id: None, body: crate::live::body("x") });
    let (lost, on_it) =
        futures::join!(apply(&engine, image, actor, &lost), apply(&engine, image, actor, &on_it));
    assert!(matches!(lost, Err(ApplyError::Store(StoreError::Busy))), "{lost:?}");
    assert!(matches!(on_it, Err(ApplyError::Refused(_))), "{on_it:?}");
    assert_eq!(log(&*store, image).await.len(), 1);
}

#[tokio::test]
async fn an_overload_is_429_with_a_time_to_retry() {
    use tower::ServiceExt;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut parts = AppInner::clone(server.state());
    parts.engine = Arc::new(engine_of(Arc::new(Flaky::new(Arc::clone(&parts.store), 1))));
    let body = serde_json::json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh() });
    let request = axum::http::Request::post(format!("/api/v1/images/{image}/chats"))
        .header("host", "localhost")
        .header("content-type", "application/json")
        .header("cookie", ada.cookie().expect("a cookie").to_str().expect("text"))
        .body(axum::body::Body::from(body.to_string()))
        .expect("a request");
    let response = router(AppState::from(parts)).oneshot(request).await.expect("an answer");
    assert_eq!(response.status().as_u16(), 429);
    assert_eq!(response.headers().get("retry-after").map(|v| v.as_bytes()), Some(&b"5"[..]));
}
