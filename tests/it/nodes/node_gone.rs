//! A node that ends without a word.

use super::nats_server::NatsServer;
use super::{node_beside, on_bus};
use crate::common::TestServer;
use crate::common::live::Live;
use image_chat::model::{ImageId, Seq};
use image_chat::protocol::live::ServerMessage;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

fn count_is(wanted: u32) -> impl Fn(&ServerMessage) -> bool {
    move |message| matches!(message, ServerMessage::Viewers { count, .. } if *count == wanted)
}

/// A node on a runtime of its own, with Bob on it; both end with the runtime, in the middle of whatever they do.
fn with_bob(first: Arc<TestServer>, image: ImageId) -> Runtime {
    let runtime = Runtime::new().expect("a runtime");
    let (ready, is_ready) = std::sync::mpsc::channel();
    runtime.spawn(async move {
        let second = node_beside(&first, NatsServer::shared()).await;
        let bob = second.person("Bob").await;
        let _live = Live::following(&second, &bob, image).await;
        ready.send(()).expect("the test waits");
        loop {
            bob.open_chat(image, "on and on").await;
        }
    });
    is_ready.recv_timeout(Duration::from_secs(60)).expect("Bob is there");
    runtime
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp27_the_people_of_a_node_that_ends_abruptly_are_gone_after_45_seconds() {
    let nats = NatsServer::shared();
    let first = Arc::new(TestServer::start_with(|config| on_bus(config, nats)).await);
    let (ada, image) = first.person_with_image("Ada").await;
    let mut of_ada = Live::following(&first, &ada, image).await;
    let beside = Arc::clone(&first);
    let second = tokio::task::spawn_blocking(move || with_bob(beside, image)).await.expect("it is");
    of_ada.until(count_is(2)).await;
    of_ada.reach(Seq(3)).await;
    second.shutdown_background();
    let gone = Instant::now();
    // What it had acknowledged is there, and the others go on at once.
    let written = ada.open_chat(image, "still here").await.0;
    of_ada.check_in_step(&ada).await;
    assert!(of_ada.replica.board().chat(written).is_some());
    assert!(gone.elapsed() < Duration::from_secs(10), "{:?}", gone.elapsed());
    of_ada.until(count_is(1)).await;
    // With the reconciliation that notices, and the window in which departures are collected.
    assert!(gone.elapsed() < Duration::from_secs(52), "{:?}", gone.elapsed());
}
