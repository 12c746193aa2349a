//! The process is killed between a commit and its delivery: webhooks are told what happened, no more and no less.

use crate::common::Person;
use crate::common::child::ChildServer;
use crate::common::log::Log;
use crate::common::receiver::{Received, Receiver};
use futures::future::join_all;
use image_chat::protocol::webhooks::told;
use image_chat::server::clock;
use image_chat::server::config::default_database;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::store::{SqliteStore, Store, Topics, WebhookEndpoint, WebhookSecrets};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How often it is killed.
const KILLS: usize = 3;
/// Markers that are placed before each kill.
const MARKERS: usize = 20;

/// A server that tells this receiver about discussions and comments.
async fn server_telling(receiver: &Receiver) -> ChildServer {
    let mut server = ChildServer::start_with(&[("IMAGE_CHAT_WEBHOOK_ALLOW", "127.0.0.0/8")]).await;
    server.terminate();
    server.ended().await;
    let database = default_database(&server.data_dir());
    let store = SqliteStore::open(&database.display().to_string()).await.expect("opens");
    let endpoint = WebhookEndpoint {
        id: Uuid::now_v7(),
        tenant: default_tenant_id(),
        url: receiver.url.clone(),
        topics: Topics(6),
        has_fastcomments_names: false,
        secrets: WebhookSecrets { current: "whsec_c2VjcmV0".into(), old: None },
        created_at: clock::now(),
        disabled_at: None,
    };
    assert!(store.webhooks().create_endpoint(&endpoint, 20).await.expect("stored"));
    store.close().await;
    server.start_again().await;
    server
}

/// What each message told, by its id; all attempts of one told the same.
fn messages(seen: &[Received]) -> BTreeMap<String, (u64, String)> {
    let mut messages = BTreeMap::new();
    for received in seen {
        let body: Value = received.json();
        let told = (body["data"]["seq"].as_u64().expect("a place"), received.kind());
        let was = messages.insert(received.id().to_owned(), told.clone());
        assert!(was.is_none_or(|was| was == told), "an id is of one message");
    }
    messages
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_between_commit_and_delivery_lose_and_invent_nothing() {
    let receiver = Receiver::answering(None).await;
    let mut server = server_telling(&receiver).await;
    let ada = Person::named(server.base(), "Ada").await;
    let image = ada.upload("demo").await;
    for kill in 0..KILLS {
        // The first time it takes what comes and never says so; then it takes some before the kill.
        receiver.answers((kill > 0).then_some(200));
        let before = receiver.seen().len();
        let texts: Vec<_> = (0..MARKERS).map(|n| format!("Marker {kill}.{n}")).collect();
        join_all(texts.iter().map(|text| ada.open_chat(image, text))).await;
        receiver.count(before + 1).await;
        server.kill();
        receiver.answers(Some(200));
        server.start_again().await;
    }
    let log = Log::read(&ada, image).await;
    let happened = log.events.iter().flat_map(|recorded| {
        told(&recorded.event).into_iter().map(|told| (recorded.seq.0, told.kind.name().to_owned()))
    });
    let mut happened: Vec<_> = happened.collect();
    assert_eq!(happened.len(), 2 * KILLS * MARKERS);
    let all = |seen: &[Received]| messages(seen).len() >= happened.len();
    let seen = receiver.until("every event", all).await;
    let mut told: Vec<_> = messages(&seen).into_values().collect();
    told.sort();
    happened.sort();
    assert_eq!(told, happened, "each event is one message");
    let first = seen[0].id();
    assert!(seen.iter().filter(|received| received.id() == first).count() > 1, "made again");
}
