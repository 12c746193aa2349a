//! The id of an embedded image is known before it is there, and no two images share one.

use super::{Widget, listing_server, room_path};
use crate::common::{Answer, Person, TestServer, form_with, png};
use image_chat::model::{ImageId, Role, Seq};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;

async fn administrator(server: &TestServer) -> Person {
    server.person_as("Root", Role::Administrator, &default_tenant_id()).await
}

async fn deletes(root: &Person, image: ImageId) {
    let request = root.request(Method::DELETE, &format!("/api/v1/images/{image}"));
    assert_eq!(Answer::to(request).await.status, 204);
}

#[tokio::test]
async fn the_id_of_an_image_is_known_before_its_first_marker() {
    let server = listing_server().await;
    let ada = Widget::named(&server, "Ada").await;
    let before = ada.image().await;
    assert_eq!(ada.image().await, before, "the same each time");
    ada.opens(before, "here").await.ok(200);
    assert_eq!(ada.image().await, before);
    let other = server.new_tenant("other").await;
    let elsewhere = server.stranger().get(&room_path(other.as_str())).await.ok(200);
    assert_ne!(elsewhere["room"]["image"]["id"], json!(before), "of this tenant alone");
}

#[tokio::test]
async fn a_deleted_image_and_its_successor_have_logs_of_their_own() {
    let server = listing_server().await;
    let (root, ada) = (administrator(&server).await, Widget::named(&server, "Ada").await);
    let mut known: Vec<ImageId> = Vec::new();
    for _ in 0..3 {
        let room = ada.room().await.room;
        assert_eq!((room.seq, known.contains(&room.image.id)), (Seq(0), false), "a new one");
        ada.opens(room.image.id, "here").await.ok(200);
        deletes(&root, room.image.id).await;
        known.push(room.image.id);
    }
    let next = ada.image().await;
    root.post(&format!("/api/v1/images/{}/restore", known[0]), json!({})).await.ok(200);
    assert_eq!(ada.image().await, known[0], "it is back with its id");
    ada.opens(next, "too late").await.failed(404, "another image is in the place");
    deletes(&root, known[0]).await;
    assert_eq!(ada.image().await, next, "and the next one is still the next one");
}

#[tokio::test]
async fn nobody_takes_the_place_of_an_image_that_is_not_there_yet() {
    let server = listing_server().await;
    let (root, ada) = (administrator(&server).await, Widget::named(&server, "Ada").await);
    let image = ada.image().await;
    let mallory = server.person("Mallory").await;
    let form = form_with(png(), "a.png").text("urlId", image.to_string());
    let upload = mallory.request(Method::POST, "/api/v1/tenants/demo/images").multipart(form);
    Answer::to(upload).await.ok(201);
    ada.opens(image, "here").await.ok(200);
    deletes(&root, image).await;
}
