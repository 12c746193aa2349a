//! Webhooks: what endpoints are told, signed with what, how often, and who administers them.

mod examples;
mod mentions;
mod page;
mod privacy;
mod signatures;
mod trying;

use crate::common::receiver::Receiver;
use crate::common::{Answer, Person, TestServer};
use image_chat::model::Role;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::store::{Delivery, DeliveryState, Topics, WebhookEndpoint, WebhookSecrets};
use reqwest::Method;
use std::time::Duration;
use tokio::time::{Instant, sleep};
use uuid::Uuid;

const PAGE: &str = "/t/demo/webhooks";
const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A server whose operator allows receivers on this machine.
async fn server() -> TestServer {
    let local = "127.0.0.0/8".parse().expect("a network");
    TestServer::start_with(|config| config.webhook_allow = local).await
}

/// An endpoint that is told everything.
fn endpoint(url: &str) -> WebhookEndpoint {
    WebhookEndpoint {
        id: Uuid::now_v7(),
        tenant: default_tenant_id(),
        url: url.to_owned(),
        topics: Topics::ALL,
        has_fastcomments_names: false,
        secrets: WebhookSecrets { current: SECRET.to_owned(), old: None },
        created_at: image_chat::server::clock::now(),
        disabled_at: None,
    }
}

async fn add(server: &TestServer, endpoint: &WebhookEndpoint) {
    let webhooks = server.state().store.webhooks();
    assert!(webhooks.create_endpoint(endpoint, 20).await.expect("stored"));
}

/// An endpoint that is told everything, at this receiver.
async fn told(server: &TestServer, receiver: &Receiver) -> WebhookEndpoint {
    let endpoint = endpoint(&receiver.url);
    add(server, &endpoint).await;
    endpoint
}

async fn administrator(server: &TestServer) -> Person {
    server.person_as("Root", Role::Administrator, &default_tenant_id()).await
}

/// Sends one of the page's forms.
async fn form(person: &Person, fields: &[(&str, &str)]) -> Answer {
    Answer::to(person.request(Method::POST, PAGE).form(fields)).await
}

/// Sends a form with a button of an endpoint.
async fn presses(person: &Person, button: &str, endpoint: &WebhookEndpoint) -> Answer {
    form(person, &[("do", button), ("id", &endpoint.id.to_string())]).await
}

/// The endpoint's deliveries once this holds of them.
async fn deliveries(
    server: &TestServer,
    endpoint: &WebhookEndpoint,
    holds: impl Fn(&[Delivery]) -> bool,
) -> Vec<Delivery> {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let webhooks = server.state().store.webhooks();
        let deliveries = webhooks.deliveries(endpoint.id, 100).await.expect("read");
        if holds(&deliveries) {
            return deliveries;
        }
        assert!(Instant::now() < end, "{deliveries:?}");
        sleep(Duration::from_millis(10)).await;
    }
}
