//! Signatures, verified by hand as Standard Webhooks and FastComments describe it.

use super::*;
use crate::common::receiver::Received;
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use image_chat::model::Timestamp;
use image_chat::server::clock;
use sha2::Sha256;

fn mac(key: &[u8], content: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any key");
    mac.update(content.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// The signature that a receiver with this secret expects.
fn expected(received: &Received, secret: &str) -> String {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").expect("its form")).expect("base64");
    let (id, time) = (received.id(), received.header("webhook-timestamp"));
    let content = format!("{id}.{time}.{}", received.body);
    format!("v1,{}", STANDARD.encode(mac(&key, &content)))
}

#[tokio::test]
async fn a_receiver_verifies_what_it_gets() {
    let (server, receiver) = (server().await, Receiver::start().await);
    told(&server, &receiver).await;
    server.person_with_image("Ada").await;
    let received = &receiver.count(1).await[0];
    assert_eq!(received.kind(), "image.created");
    assert_eq!(received.header("webhook-signature"), expected(received, SECRET));
    assert_eq!(received.header("content-type"), "application/json");
    assert!(received.id().starts_with("msg_"));
    let time: i64 = received.header("webhook-timestamp").parse().expect("seconds");
    assert!((clock::now().0 / 1_000 - time).abs() < 60);
    assert_eq!(received.header("x-fastcomments-signature"), "", "only where it was chosen");
}

#[tokio::test]
async fn two_secrets_sign_while_one_replaces_the_other() {
    let (server, receiver) = (server().await, Receiver::start().await);
    let endpoint = told(&server, &receiver).await;
    let root = administrator(&server).await;
    let page = presses(&root, "rotate", &endpoint).await;
    let new = super::page::secret(&page).to_owned();
    assert_ne!(new, SECRET);
    presses(&root, "test", &endpoint).await;
    let received = &receiver.count(1).await[0];
    let both = format!("{} {}", expected(received, &new), expected(received, SECRET));
    assert_eq!(received.header("webhook-signature"), both);
    // A day later the old one signs no more.
    let webhooks = server.state().store.webhooks();
    let past = Timestamp(clock::now().0 - 1);
    let tenant = default_tenant_id();
    assert!(
        webhooks.rotate_endpoint_secret(&tenant, endpoint.id, &new, past).await.expect("stored")
    );
    presses(&root, "test", &endpoint).await;
    let received = &receiver.count(2).await[1];
    assert_eq!(received.header("webhook-signature"), expected(received, &new));
}

#[tokio::test]
async fn an_endpoint_gets_the_headers_that_fastcomments_documents() {
    let (server, receiver) = (server().await, Receiver::start().await);
    let chosen = WebhookEndpoint { has_fastcomments_names: true, ..endpoint(&receiver.url) };
    add(&server, &chosen).await;
    server.person_with_image("Ada").await;
    let received = &receiver.count(1).await[0];
    let time = received.header("x-fastcomments-timestamp");
    assert_eq!(time, received.header("webhook-timestamp"));
    let signature = mac(SECRET.as_bytes(), &format!("{time}.{}", received.body));
    let hex: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(received.header("x-fastcomments-signature"), format!("sha256={hex}"));
    assert_eq!(received.header("token"), "", "the secret itself is not sent");
    assert_eq!(received.header("webhook-signature"), expected(received, SECRET));
}
