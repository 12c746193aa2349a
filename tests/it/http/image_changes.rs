//! Changing an image by REST: title, visibility, picture; who may, and what open pages hear of it.

use crate::common::live::Live;
use crate::common::{Answer, Person, TestServer, form_with, id, png};
use image_chat::model::{ImageId, Role};
use image_chat::protocol::live::ServerMessage;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use reqwest::multipart::Form;
use serde_json::{Value, json};
use std::io::Cursor;

/// A picture of another size than [`png`].
fn other() -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(20, 10, image::Rgb([200, 10, 10]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

async fn read(person: &Person, image: ImageId) -> Value {
    person.get(&format!("/api/v1/images/{image}")).await.ok(200)
}

async fn replace(person: &Person, image: ImageId, form: Form) -> Answer {
    let path = format!("/api/v1/images/{image}/file");
    Answer::to(person.request(Method::PUT, &path).multipart(form)).await
}

#[tokio::test]
async fn people_rename_their_images() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let path = format!("/api/v1/images/{image}");
    let patch = json!({ "title": "  Façade, \"north\" " });
    let answer = ada.patch(&path, patch).await.ok(200);
    assert_eq!(answer["image"]["title"], "Façade, \"north\"");
    assert_eq!(read(&ada, image).await["image"], answer["image"]);
    let page = ada.get(&format!("/i/{image}")).await.text;
    assert!(page.contains("<title>Façade, \"north\"</title>"), "{page:.300}");
    let cases: [(Value, u16); 7] = [
        (json!({}), 400),
        (json!({ "title": " " }), 400),
        (json!({ "title": "\u{2800}" }), 400),
        (json!({ "title": "x".repeat(201) }), 400),
        (json!({ "title": 5 }), 400),
        (json!({ "visibility": "public" }), 400),
        (json!({ "title": "x", "visibility": null }), 200),
    ];
    for (patch, status) in cases {
        let answer = ada.patch(&path, patch.clone()).await;
        assert_eq!(answer.status, status, "{patch}: {}", answer.text);
    }
}

#[tokio::test]
async fn it_is_known_who_uploaded_an_image_and_when() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let shown = read(&server.stranger(), image).await;
    assert_eq!(shown["image"]["uploadedBy"], "Ada");
    let page = server.stranger().get(&format!("/i/{image}")).await.text;
    let (_, about) = page.split_once("data-testid=\"uploaded-by\"").expect("who and when");
    assert!(
        about[..200].contains("<bdi>Ada</bdi>") && about[..300].contains("<time"),
        "{about:.300}"
    );
    assert!(!page.contains(&ada.id().to_string()), "her name and not her id");
    let nameless = server.stranger();
    let request = nameless.request(Method::POST, "/t/demo").multipart(form_with(png(), "a.png"));
    let own = Answer::to(request).await.header("location").replace("/i/", "/api/v1/images/");
    assert_eq!(nameless.get(&own).await.ok(200)["image"]["uploadedBy"], Value::Null);
    let patch = json!({ "title": "Mine" });
    assert_eq!(nameless.patch(&own, patch).await.ok(200)["image"]["title"], "Mine");
}

#[tokio::test]
async fn the_picture_is_downloaded_under_its_title() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let patch = json!({ "title": "Grundriß \"2\"/neu" });
    ada.patch(&format!("/api/v1/images/{image}"), patch).await.ok(200);
    let answer = server.stranger().get(&format!("/api/v1/images/{image}/file")).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "image/png"));
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"Grundri_ -2--neu.png\"; \
         filename*=UTF-8''Grundri%C3%9F%20-2--neu.png"
    );
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
    assert!(answer.text.contains("PNG"));
}

#[tokio::test]
async fn another_picture_takes_the_place_and_discussions_stay() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "here").await;
    let before = read(&ada, image).await;
    let answer = replace(&ada, image, form_with(other(), "b.png")).await.ok(200);
    assert_eq!((&answer["image"]["width"], &answer["image"]["height"]), (&json!(20), &json!(10)));
    assert_eq!(answer["image"]["title"], before["image"]["title"], "the title stays");
    let after = read(&ada, image).await;
    assert_eq!(after["chats"], before["chats"], "discussions keep their places");
    assert_eq!(id::<image_chat::model::ChatId>(&after["chats"][0]["id"]), chat);
    for name in ["src", "fullSrc", "thumbSrc"] {
        let (old, new) = (&before["image"][name], &after["image"][name]);
        assert_ne!(old, new);
        assert_eq!(ada.get(old.as_str().expect("an address")).await.status, 404, "{name} is gone");
        assert_eq!(ada.get(new.as_str().expect("an address")).await.status, 200);
    }
    let same = replace(&ada, image, form_with(other(), "b.png")).await.ok(200);
    let src = same["image"]["src"].as_str().expect("an address").to_owned();
    assert_eq!(ada.get(&src).await.status, 200, "the same picture again");
    replace(&ada, image, form_with(b"hello".to_vec(), "a.png")).await.refused(422);
    replace(&ada, image, Form::new().text("title", "x")).await.refused(400);
    assert_eq!(ada.get(&src).await.status, 200, "what is refused changes nothing");
}

#[tokio::test]
async fn open_pages_reload_an_image_that_changes() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "here").await;
    let mut live = Live::following(&server, &server.stranger(), image).await;
    replace(&ada, image, form_with(other(), "b.png")).await.ok(200);
    live.until(|message| matches!(message, ServerMessage::Reset { .. })).await;
    let board = ada.get(&format!("/i/{image}/board")).await.ok(200);
    assert_eq!(board["image"], read(&ada, image).await["image"], "with the new picture");
    ada.open_chat(image, "and on").await;
}

#[tokio::test]
async fn m10_others_change_nothing_about_an_image() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let path = format!("/api/v1/images/{image}");
    let member = server.person_as("Member", Role::Member, &default_tenant_id()).await;
    let (bob, before) = (server.person("Bob").await, read(&ada, image).await);
    for (person, status) in [(&bob, 403), (&member, 403), (&server.stranger(), 401)] {
        person.patch(&path, json!({ "title": "Mine" })).await.refused(status);
        person.delete(&path, json!({})).await.refused(status);
        replace(person, image, form_with(other(), "b.png")).await.refused(status);
    }
    for header in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        let request = ada.request(Method::DELETE, &path).header(header.0, header.1);
        Answer::to(request).await.refused_because(403, "from another site");
    }
    assert_eq!(read(&ada, image).await, before);
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    mia.patch(&path, json!({ "title": "Tidy", "visibility": "members" })).await.ok(200);
    replace(&mia, image, form_with(other(), "b.png")).await.ok(200);
    let done = crate::http::moderation::audit(&server).await;
    let expected = ["image.rename", "image.visibility", "image.replace"];
    assert_eq!(done, expected.map(|action| (action.into(), "Mia".into())));
}
