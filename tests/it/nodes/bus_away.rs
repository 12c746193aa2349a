//! The bus is away while people write: nothing is missed, and what is late is late by seconds.

use super::nats_server::NatsServer;
use super::{two_nodes_on, until};
use crate::common::live::Live;
use image_chat::model::Seq;
use image_chat::protocol::live::CloseCode;
use serde_json::json;
use std::time::{Duration, Instant};

/// LP26: 5 s and a fifth, and what a slow machine takes besides.
const RECONCILED_WITHIN: Duration = Duration::from_secs(9);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp26_while_the_bus_is_away_events_come_from_the_database_and_none_is_lost() {
    let mut nats = NatsServer::start();
    let (first, second) = two_nodes_on(&nats).await;
    let (ada, image) = first.person_with_image("Ada").await;
    let bob = second.person("Bob").await;
    let mut of_ada = Live::following(&first, &ada, image).await;
    let mut of_bob = Live::following(&second, &bob, image).await;
    ada.open_chat(image, "before").await;
    of_bob.reach(Seq(1)).await;
    assert_eq!(bob.get("/readyz").await.text, "ready\n");

    nats.stop();
    for node in [&first, &second] {
        node.state().bus.link().wait_for(|link| !link.is_up).await.expect("a link");
    }
    let told = bob.get("/readyz").await;
    assert_eq!(told.status, 200, "it serves");
    assert!(told.text.contains("the bus is away"), "{}", told.text);
    for _ in 0..10 {
        ada.open_chat(image, "away").await;
        bob.open_chat(image, "away too").await;
    }
    let away = Instant::now();
    of_ada.reach(Seq(21)).await;
    of_bob.reach(Seq(21)).await;
    assert!(away.elapsed() < RECONCILED_WITHIN, "{:?}", away.elapsed());

    ada.open_chat(image, "just before it is back").await;
    nats.go_on();
    let healed = Instant::now();
    of_bob.reach(Seq(22)).await;
    assert!(healed.elapsed() < Duration::from_secs(5), "{:?}", healed.elapsed());
    bob.open_chat(image, "after").await;
    of_ada.check_in_step(&ada).await;
    of_bob.check_in_step(&bob).await;
    assert_eq!((of_ada.gaps, of_bob.gaps), (0, 0), "holes are read by the nodes");
    // Who is there is told again.
    until(|| async { second.state().bus.link().borrow().returns == 1 }).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp23_without_the_bus_an_ended_session_is_noticed_by_the_revision() {
    let mut nats = NatsServer::start();
    let (first, second) = two_nodes_on(&nats).await;
    let (ada, image) = first.person_with_image("Ada").await;
    let mut elsewhere = Live::following(&second, &ada.at(&second), image).await;
    nats.stop();
    assert_eq!(ada.delete("/api/v1/session", json!({})).await.status, 204);
    let ended = Instant::now();
    assert_eq!(elsewhere.close_code().await, CloseCode::SignInAgain as u16);
    assert!(ended.elapsed() < Duration::from_secs(5), "{:?}", ended.elapsed());
}
