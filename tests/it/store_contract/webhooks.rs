//! The outbox: what happens is told in its own transaction, and delivered by one server at a time.

use crate::common::store::{
    Backend, NOW, Scene, chat_id, comment_id, comments, image_record, opens,
};
use image_chat::model::{Change, Event, ImageId, Timestamp};
use image_chat::server::store::{
    AfterAttempt, Attempt, Delivery, DeliveryState, Flag, ImageChange, Restoration, Topics,
    WebhookEndpoint, WebhookSecrets,
};
use uuid::Uuid;

fn later(ms: i64) -> Timestamp {
    Timestamp(NOW.0 + ms)
}

/// An endpoint of the scene's tenant.
async fn endpoint(scene: &Scene, topics: Topics) -> WebhookEndpoint {
    let endpoint = WebhookEndpoint {
        id: Uuid::now_v7(),
        tenant: scene.tenant.clone(),
        url: "https://example.org/hook".into(),
        topics,
        has_fastcomments_names: false,
        secrets: WebhookSecrets { current: "whsec_".into(), old: None },
        created_at: NOW,
        disabled_at: None,
    };
    let webhooks = scene.store.webhooks();
    assert!(webhooks.create_endpoint(&endpoint, 20).await.expect("stored"));
    assert_eq!(webhooks.endpoint(endpoint.id).await.expect("read").as_ref(), Some(&endpoint));
    endpoint
}

/// What the endpoint is told, oldest first.
async fn told(scene: &Scene, endpoint: &WebhookEndpoint) -> Vec<Delivery> {
    let all = scene.store.webhooks().deliveries(endpoint.id, 100).await;
    all.expect("read").into_iter().rev().collect()
}

async fn kinds(scene: &Scene, endpoint: &WebhookEndpoint) -> Vec<&'static str> {
    told(scene, endpoint).await.iter().map(|delivery| delivery.message.kind.name()).collect()
}

pub async fn an_event_is_told_when_it_is_stored_and_not_else(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    scene.add(1, opens(1)).await.expect("stored before there was an endpoint");
    let all = endpoint(&scene, Topics::ALL).await;
    let comments_alone = endpoint(&scene, Topics(4)).await;
    scene.add(2, opens(2)).await.expect("stored");
    let recorded = scene.recorded(3, comments(2, 3));
    scene.append(recorded.clone()).await.expect("stored");
    scene.append(recorded).await.expect_err("known, or too late");
    scene.add(9, comments(2, 4)).await.expect_err("not the next place");
    let moved = Event::ImageChatUpdated { chat_id: chat_id(2), change: Change::Resolved };
    scene.add(4, moved).await.expect("stored");
    let expected = ["discussion.created", "comment.added", "comment.added", "discussion.updated"];
    assert_eq!(kinds(&scene, &all).await, expected);
    assert_eq!(kinds(&scene, &comments_alone).await, ["comment.added"; 2]);
    let waiting = scene.store.webhooks().waiting_deliveries().await;
    assert_eq!(waiting.expect("read"), 6);
    let (first, same) = (told(&scene, &all).await, told(&scene, &comments_alone).await);
    assert_eq!(first[1].message, same[0].message, "one message for all endpoints");
    assert_eq!(first[3].message.detail.as_deref(), Some("resolved"));
    let webhooks = scene.store.webhooks();
    assert!(webhooks.disable_endpoint(&scene.tenant, all.id, Some(NOW)).await.expect("stored"));
    scene.add(5, Event::DeletedImageChat { chat_id: chat_id(2) }).await.expect("stored");
    let off = told(&scene, &all).await;
    assert!(off.len() == 4 && off.iter().all(|one| one.state == DeliveryState::GivenUp));
    let present = webhooks.present(&first[1].message).await.expect("read");
    assert_eq!((present.chat, present.comment), (None, None), "nothing of what is deleted");
    assert_eq!(present.actor, Some(scene.ada.name.clone()));
}

pub async fn images_are_told_of_by_what_changes_them(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let endpoint = endpoint(&scene, Topics(1)).await;
    let (store, by) = (&scene.store, scene.ada.id);
    let image = image_record(&scene.tenant, by, "plan");
    assert!(store.create_image(&image).await.expect("stored"));
    assert!(!store.create_image(&image).await.expect("answered"), "there is one");
    let change = ImageChange { title: Some("Roof".into()), ..ImageChange::default() };
    let images = store.images();
    assert!(images.change(image.id, &change, &scene.ada, later(1)).await.expect("stored"));
    let missing = ImageId(Uuid::now_v7());
    assert!(!images.change(missing, &change, &scene.ada, later(1)).await.expect("answered"));
    store.tenancy().close_image(image.id, Some(later(2)), by, later(2)).await.expect("stored");
    assert!(images.delete(image.id, by, later(3)).await.expect("stored"));
    assert!(!images.delete(image.id, by, later(3)).await.expect("answered"), "once");
    let restore = async || images.restore(image.id, NOW, by, later(4)).await.expect("answered");
    assert_eq!(restore().await, Restoration::Restored);
    assert_eq!(restore().await, Restoration::NotFound);
    let expected = ["created", "updated", "updated", "deleted", "restored"];
    assert_eq!(kinds(&scene, &endpoint).await, expected.map(|kind| format!("image.{kind}")));
    let last = told(&scene, &endpoint).await.pop().expect("one").message;
    assert_eq!((last.image, last.actor, last.at), (Some(image.id), Some(by), later(4)));
}

pub async fn a_flag_is_told_once(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let endpoint = endpoint(&scene, Topics::ALL).await;
    let flag = Flag {
        tenant: scene.tenant.clone(),
        image: scene.image,
        chat: chat_id(1),
        comment: comment_id(1),
        user: scene.bob.id,
        reason: "rude".into(),
        at: NOW,
    };
    for _ in 0..2 {
        scene.store.moderation().flag(&flag).await.expect("stored");
    }
    assert_eq!(kinds(&scene, &endpoint).await, ["comment.flagged"]);
    let message = told(&scene, &endpoint).await.pop().expect("one").message;
    assert_eq!((message.detail.as_deref(), message.actor), (Some("rude"), None));
}

pub async fn an_endpoint_is_leased_to_one_server(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let endpoint = endpoint(&scene, Topics::ALL).await;
    let webhooks = scene.store.webhooks();
    let due = async |at| webhooks.due_endpoints(at).await.expect("read").len();
    assert_eq!(due(NOW).await, 0, "nothing waits");
    scene.add(1, opens(1)).await.expect("stored");
    assert_eq!(due(NOW).await, 1);
    let lease = async |now| webhooks.lease_endpoint(endpoint.id, now, later(100)).await;
    assert!(lease(NOW).await.expect("stored"));
    assert!(!lease(later(99)).await.expect("answered"), "another server has it");
    assert_eq!(due(later(99)).await, 0);
    assert_eq!(due(later(100)).await, 1, "that server is gone");
    let next = async |at| webhooks.next_delivery(endpoint.id, at).await.expect("read");
    let first = next(NOW).await.expect("due");
    let retry = AfterAttempt::Retry(later(500));
    let attempt = Attempt { at: later(1), outcome: "status 500".into(), next: retry };
    webhooks.settle_delivery(&first, &attempt).await.expect("stored");
    let second = next(NOW).await.expect("due");
    assert_ne!(first.message.id, second.message.id, "the next one does not wait for it");
    let done = Attempt { next: AfterAttempt::Done, ..attempt };
    webhooks.settle_delivery(&second, &done).await.expect("stored");
    assert_eq!(next(later(499)).await, None);
    let again = next(later(500)).await.expect("due");
    assert_eq!((again.message.id, again.attempts), (first.message.id, 1));
    webhooks.end_leases(None).await.expect("stored");
    assert!(lease(NOW).await.expect("stored"));
    assert!(webhooks.delete_endpoint(&scene.tenant, endpoint.id).await.expect("stored"));
    assert_eq!(webhooks.deliveries(endpoint.id, 9).await.expect("read"), []);
}
