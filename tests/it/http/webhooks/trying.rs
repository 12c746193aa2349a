//! Deliveries that are not taken: tried again, given up, sent again by hand.

use super::*;
use crate::common::receiver::Received;
use image_chat::model::Timestamp;
use image_chat::protocol::webhooks::WebhookKind;
use image_chat::server::clock;
use image_chat::server::services::webhooks::forget;
use image_chat::server::store::WebhookMessage;

const HOUR_MS: i64 = 60 * 60 * 1_000;

fn test_message(at: Timestamp) -> WebhookMessage {
    WebhookMessage {
        id: Uuid::now_v7(),
        kind: WebhookKind::Test,
        at,
        image: None,
        seq: None,
        chat: None,
        comment: None,
        actor: None,
        detail: None,
    }
}

#[tokio::test]
async fn what_is_not_taken_is_sent_again_with_the_same_id() {
    let (server, receiver) = (server().await, Receiver::answering(Some(500)).await);
    let endpoint = told(&server, &receiver).await;
    server.person_with_image("Ada").await;
    receiver.count(1).await;
    let [delivery] = &deliveries(&server, &endpoint, |all| all[0].attempts == 1).await[..] else {
        panic!("one delivery")
    };
    assert_eq!(
        (delivery.state, delivery.outcome.as_deref()),
        (DeliveryState::Waiting, Some("status 500"))
    );
    let pause = delivery.due_at.0 - delivery.tried_at.expect("tried").0;
    assert!((4_000..=6_000).contains(&pause), "{pause} ms");
    receiver.answers(Some(204));
    let seen = receiver.count(2).await;
    assert_eq!(seen[0].id(), seen[1].id());
    deliveries(&server, &endpoint, |all| all[0].state == DeliveryState::Delivered).await;
}

#[tokio::test]
async fn a_redirect_is_not_taken() {
    let (server, receiver) = (server().await, Receiver::answering(Some(307)).await);
    let endpoint = told(&server, &receiver).await;
    server.person_with_image("Ada").await;
    let all = deliveries(&server, &endpoint, |all| all[0].attempts == 1).await;
    assert_eq!(all[0].outcome.as_deref(), Some("status 307"));
}

#[tokio::test]
async fn an_endpoint_that_is_gone_is_turned_off() {
    let (server, receiver) = (server().await, Receiver::answering(Some(410)).await);
    let endpoint = told(&server, &receiver).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let root = administrator(&server).await;
    deliveries(&server, &endpoint, |all| all[0].state == DeliveryState::GivenUp).await;
    ada.open_chat(image, "Is anyone there?").await;
    let all = deliveries(&server, &endpoint, |_| true).await;
    assert_eq!(all.len(), 1, "nothing is kept for an endpoint that is off");
    assert!(root.get(PAGE).await.text.contains("webhook-off"));
    let id = all[0].message.id.to_string();
    let again = [("do", "resend"), ("id", &*endpoint.id.to_string()), ("message", &id)];
    assert_eq!(form(&root, &again).await.status, 409);
    assert_eq!(presses(&root, "test", &endpoint).await.status, 409);
    receiver.answers(Some(200));
    assert_eq!(presses(&root, "on", &endpoint).await.status, 303);
    assert_eq!(form(&root, &again).await.status, 303);
    deliveries(&server, &endpoint, |all| all[0].state == DeliveryState::Delivered).await;
    let seen = receiver.seen();
    assert!(seen.iter().all(|received| received.id() == seen[0].id()), "the same message");
}

#[tokio::test]
async fn a_slow_endpoint_delays_nobody_else() {
    let server = server().await;
    let (slow, quick) = (Receiver::answering(None).await, Receiver::start().await);
    told(&server, &slow).await;
    told(&server, &quick).await;
    let (ada, image) = server.person_with_image("Ada").await;
    slow.count(1).await;
    for n in 0..5 {
        ada.open_chat(image, &format!("Marker {n}")).await;
    }
    let seen = quick.count(11).await;
    assert_eq!(slow.seen().len(), 1, "it has not answered yet");
    let kinds: Vec<_> = seen.iter().map(Received::kind).collect();
    let each = ["discussion.created", "comment.added"];
    let expected = std::iter::once("image.created").chain(each.into_iter().cycle().take(10));
    assert_eq!(kinds, expected.collect::<Vec<_>>(), "in the order in which it happened");
}

#[tokio::test]
async fn an_endpoint_is_told_what_it_asks_for_in_its_own_tenant() {
    let server = server().await;
    let (comments, foreign) = (Receiver::start().await, Receiver::start().await);
    add(&server, &WebhookEndpoint { topics: Topics(4), ..endpoint(&comments.url) }).await;
    let other = server.new_tenant("other").await;
    add(&server, &WebhookEndpoint { tenant: other, ..endpoint(&foreign.url) }).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "one").await;
    ada.comment(chat, "two").await;
    let seen = comments.count(2).await;
    let texts: Vec<_> =
        seen.iter().map(|one| one.json()["data"]["comment"]["body"].clone()).collect();
    assert_eq!(texts, ["one", "two"]);
    assert!(foreign.seen().is_empty());
}

#[tokio::test]
async fn old_deliveries_are_forgotten_and_what_cannot_be_delivered_is_given_up() {
    let server = server().await;
    // Nobody listens on this port.
    let closed = endpoint("http://127.0.0.1:9/");
    add(&server, &closed).await;
    let (webhooks, now) = (server.state().store.webhooks(), clock::now());
    let tenant = default_tenant_id();
    for age in [24 * 7, 49, 25, 0] {
        let message = test_message(Timestamp(now.0 - age * HOUR_MS));
        assert!(webhooks.tell_endpoint(&tenant, closed.id, &message).await.expect("stored"));
    }
    let states = |all: &[Delivery]| all.iter().map(|one| one.state).collect::<Vec<_>>();
    let (waits, ends) = (DeliveryState::Waiting, DeliveryState::GivenUp);
    let tried = |all: &[Delivery]| all.iter().all(|one| one.attempts > 0);
    let all = deliveries(&server, &closed, tried).await;
    assert_eq!(states(&all), [waits, ends, ends, ends], "one attempt after 24 hours, then no more");
    assert_eq!(all[0].outcome.as_deref(), Some("no connection"));
    assert_eq!(forget(server.state(), now).await.expect("forgotten"), 1);
    assert_eq!(states(&deliveries(&server, &closed, |_| true).await), [waits, ends, ends]);
    let later = Timestamp(now.0 + 49 * HOUR_MS);
    forget(server.state(), later).await.expect("forgotten");
    assert!(deliveries(&server, &closed, |_| true).await.iter().all(|one| one.state == ends));
}
