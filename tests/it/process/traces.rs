//! Traces, as a collector gets them.

use crate::common::Person;
use crate::common::child::ChildServer;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::routing::post;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

type Received = Arc<Mutex<Vec<u8>>>;

/// A collector that keeps all bytes; texts stand in them as they are.
async fn collector() -> (String, Received) {
    let received = Received::default();
    let take = |State(received): State<Received>, body: Bytes| async move {
        received.lock().expect("no panic").extend_from_slice(&body);
    };
    let routes = Router::new().route("/v1/traces", post(take)).with_state(Arc::clone(&received));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (address, received)
}

fn holds(received: &Received, text: &str) -> bool {
    let bytes = received.lock().expect("no panic");
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_gets_a_span_of_each_request_and_nothing_that_people_wrote() {
    let (address, received) = collector().await;
    let mut server = ChildServer::start_with(&[("IMAGE_CHAT_OTLP_ENDPOINT", &address)]).await;
    let ada = Person::named(server.base(), "Ada-7Q").await;
    let image = ada.upload("demo").await;
    ada.open_chat(image, "a text of 9Z").await;
    server.terminate();
    assert!(server.ended().await.success(), "{}", server.log());
    for text in ["image-chat", "POST /api/v1/images/{id}/chats", "http.response.status_code"] {
        assert!(holds(&received, text), "{text}");
    }
    for text in ["Ada-7Q", "a text of 9Z", "image_chat_session"] {
        assert!(!holds(&received, text), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_that_is_away_disturbs_nothing() {
    let away = [("IMAGE_CHAT_OTLP_ENDPOINT", "http://127.0.0.1:9")];
    let mut server = ChildServer::start_with(&away).await;
    let ada = Person::named(server.base(), "Ada").await;
    let image = ada.upload("demo").await;
    ada.open_chat(image, "Still here").await;
    server.terminate();
    assert!(server.ended().await.success(), "{}", server.log());
}
