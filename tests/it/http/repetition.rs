//! LP3: a repeated operation is applied once.

use crate::common::{Person, TestServer, fresh};
use futures::future::join_all;
use image_chat::model::ImageId;
use serde_json::{Value, json};
use uuid::Uuid;

fn open(id: Uuid, text: &str) -> Value {
    json!({ "x": 1, "y": 1, "body": text, "broadcastId": id })
}

async fn head(person: &Person, image: ImageId) -> u64 {
    person.snapshot(image).await.board.seq.0
}

#[tokio::test]
async fn lp3_the_same_again_has_the_same_answer_and_no_event() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let chats = format!("/api/v1/images/{image}/chats");
    let opening = open(fresh(), "first");
    let opened = ada.post(&chats, opening.clone()).await.ok(201);
    let chat = format!("/api/v1/chats/{}", opened["chat"]["id"].as_str().expect("an id"));
    let (writing, settling) = (
        json!({ "body": "x", "broadcastId": fresh() }),
        json!({ "resolved": true, "x": 2, "y": 2, "broadcastId": fresh() }),
    );
    let written = ada.post(&format!("{chat}/comments"), writing.clone()).await.ok(201);
    let settled = ada.patch(&chat, settling.clone()).await.ok(200);
    assert_eq!(head(&ada, image).await, 4);

    let again = ada.post(&format!("{chat}/comments"), writing).await.ok(201);
    assert_eq!(again, written);
    assert_eq!(ada.patch(&chat, settling).await.ok(200), settled);
    let again = ada.post(&chats, opening).await.ok(201);
    assert_eq!(again["seq"], 1);
    assert_eq!(again["chat"], settled["chat"], "the discussion as it is now");
    assert_eq!(head(&ada, image).await, 4);
}

#[tokio::test]
async fn lp3_a_repeated_deletion_is_done_already() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let opening = open(fresh(), "first");
    let chats = format!("/api/v1/images/{image}/chats");
    let opened = ada.post(&chats, opening.clone()).await.ok(201);
    let comment = opened["chat"]["comments"][0]["id"].as_str().expect("an id");
    let deleting = json!({ "broadcastId": fresh() });
    let path = format!("/api/v1/comments/{comment}");
    for _ in 0..2 {
        assert_eq!(ada.delete(&path, deleting.clone()).await.ok(200), json!({ "seq": 2 }));
    }
    let (chat, _) = ada.open_chat(image, "second").await;
    let (path, deleting) = (format!("/api/v1/chats/{chat}"), json!({ "broadcastId": fresh() }));
    for _ in 0..2 {
        assert_eq!(ada.delete(&path, deleting.clone()).await.ok(200), json!({ "seq": 4 }));
    }
    ada.post(&chats, opening).await.refused(410);
    assert_eq!(head(&ada, image).await, 4);
}

#[tokio::test]
async fn lp3_the_same_id_with_another_body_is_refused() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let other_image = ada.upload("demo").await;
    let (chats, id) = (format!("/api/v1/images/{image}/chats"), fresh());
    let opened = ada.post(&chats, open(id, "first")).await.ok(201);
    ada.post(&chats, open(id, "other words")).await.refused(409);
    let elsewhere = json!({ "x": 1, "y": 1.5, "body": "first", "broadcastId": id });
    ada.post(&chats, elsewhere).await.refused(409);
    let other = format!("/api/v1/images/{other_image}/chats");
    ada.post(&other, open(id, "first")).await.refused(409);
    let chat = format!("/api/v1/chats/{}", opened["chat"]["id"].as_str().expect("an id"));
    ada.patch(&chat, json!({ "resolved": true, "broadcastId": id })).await.refused(409);
    ada.delete(&chat, json!({ "broadcastId": id })).await.refused(409);
    assert_eq!((head(&ada, image).await, head(&ada, other_image).await), (1, 0));
}

#[tokio::test]
async fn lp3_ids_belong_to_people() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (chats, id) = (format!("/api/v1/images/{image}/chats"), fresh());
    let of_ada = ada.post(&chats, open(id, "first")).await.ok(201);
    let of_bob = bob.post(&chats, open(id, "first")).await.ok(201);
    assert_ne!(of_ada["chat"]["id"], of_bob["chat"]["id"]);
    assert_eq!(of_bob["seq"], 2);
}

#[tokio::test]
async fn lp3_what_was_refused_may_be_tried_again() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let bob = server.person("Bob").await;
    let id = fresh();
    let path = format!("/api/v1/chats/{chat}");
    bob.delete(&path, json!({ "broadcastId": id })).await.refused(403);
    bob.patch(&path, json!({ "resolved": true, "broadcastId": id })).await.ok(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp3_many_at_once_are_one() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chats, opening) = (format!("/api/v1/images/{image}/chats"), open(fresh(), "first"));
    let answers = join_all((0..20).map(|_| ada.post(&chats, opening.clone()))).await;
    let first = answers[0].ok(201);
    for answer in &answers {
        assert_eq!(answer.ok(201), first);
    }
    assert_eq!(head(&ada, image).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp3_of_many_bodies_at_once_one_wins() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chats, id) = (format!("/api/v1/images/{image}/chats"), fresh());
    let texts: Vec<String> = (0..20).map(|n| format!("text {n}")).collect();
    let answers = join_all(texts.iter().map(|text| ada.post(&chats, open(id, text)))).await;
    let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 201);
    lost.iter().for_each(|answer| answer.refused(409));
    assert_eq!(won.len(), 1);
    assert_eq!(head(&ada, image).await, 1);
}
