//! Mentions over the REST API: who can be mentioned, under which name, and how they find it; and the preview.

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{CommentId, ImageId, Role, UserId, Viewers};
use image_chat::protocol::rest::UnreadBody;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::{Value, json};

fn at(name: &str, person: UserId) -> String {
    format!("@[{name}](person:{person})")
}

async fn people(person: &Person, image: ImageId, part: &str) -> Vec<String> {
    let request = person.request(Method::GET, &format!("/api/v1/images/{image}/people"));
    let body = Answer::to(request.query(&[("q", part)])).await.ok(200);
    let name = |of: &Value| of["name"].as_str().expect("a name").to_owned();
    body["people"].as_array().expect("people").iter().map(name).collect()
}

async fn comment(person: &Person, image: ImageId, id: CommentId) -> Value {
    let show = person.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let chats = show["chats"].as_array().expect("discussions").clone();
    let all = chats.iter().flat_map(|chat| chat["comments"].as_array().expect("comments").clone());
    all.into_iter().find(|comment| comment["id"] == json!(id)).expect("there")
}

#[tokio::test]
async fn members_find_members_and_others_find_who_wrote() {
    let server = TestServer::start().await;
    let tenant = default_tenant_id();
    let (ada, image) = server.person_with_image("Ada").await;
    let mia = server.person_as("Mia", Role::Member, &tenant).await;
    let max = server.person_as("Max", Role::Moderator, &tenant).await;
    let other = server.new_tenant("other").await;
    server.person_as("Olga", Role::Member, &other).await;
    let bob = server.person("Bob").await;
    let (chat, _) = bob.open_chat(image, "first").await;
    ada.comment(chat, "second").await;
    assert_eq!(people(&mia, image, "").await, ["Ada", "Bob", "Max"], "not oneself");
    assert_eq!(people(&mia, image, "M").await, ["Max"]);
    assert_eq!(people(&ada, image, "").await, ["Bob"], "a guest finds no member");
    assert_eq!(people(&server.stranger(), image, "a").await, ["Ada"]);
    let long = format!("/api/v1/images/{image}/people?q={}", "x".repeat(61));
    ada.get(&long).await.refused_because(400, "61 characters");
    ada.get(&format!("/api/v1/images/{}/people", fresh())).await.refused(404);
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    server.stranger().get(&format!("/api/v1/images/{image}/people")).await.refused(404);
    assert_eq!(people(&max, image, "mi").await, ["Mia"]);
}

#[tokio::test]
async fn a_mention_has_the_name_of_the_person_and_no_other() {
    let server = TestServer::start().await;
    let tenant = default_tenant_id();
    let (ada, image) = server.person_with_image("Ada").await;
    let mia = server.person_as("Mia [x]", Role::Member, &tenant).await;
    let bob = server.person("Bob").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let text = format!("{} {} **and**", at("The Boss", ada.id()), at("Mia", mia.id()));
    let id = bob.comment(chat, &text).await;
    let shown = comment(&bob, image, id).await;
    assert_eq!(shown["body"], json!(format!("{} @Mia **and**", at("Ada", ada.id()))));
    let html = shown["html"].as_str().expect("html");
    assert!(
        html.contains(&format!("<span data-person=\"{}\">@Ada</span> @Mia", ada.id())),
        "{html}"
    );
    let stranger = UserId(fresh());
    let id = bob.comment(chat, &at("Nobody", stranger)).await;
    assert_eq!(comment(&bob, image, id).await["body"], json!("@Nobody"), "as a member's id");
    let max = server.person_as("Max", Role::Member, &tenant).await;
    let id = max.comment(chat, &at("Mia", mia.id())).await;
    let expected = at("Mia \\[x\\]", mia.id());
    assert_eq!(comment(&max, image, id).await["body"], json!(expected), "members name members");
}

#[tokio::test]
async fn lp3_a_mention_is_known_by_what_was_asked() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let body = json!({ "body": at("The Boss", ada.id()), "broadcastId": fresh() });
    let path = format!("/api/v1/chats/{chat}/comments");
    let first = bob.post(&path, body.clone()).await.ok(201);
    assert_eq!(bob.post(&path, body).await.ok(201), first);
    assert_eq!(ada.snapshot(image).await.board.seq.0, 2);
}

#[tokio::test]
async fn who_is_mentioned_finds_it_and_reads_it() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let unread =
        async || -> UnreadBody { ada.get(&format!("/api/v1/images/{image}/unread")).await.read() };
    bob.comment(chat, "Ada?").await;
    let now = unread().await;
    assert_eq!((now.mentioned_in, now.unread_mentions), (vec![], vec![]));
    bob.comment(chat, &at("Ada", ada.id())).await;
    let now = unread().await;
    assert_eq!((now.mentioned_in, now.unread_mentions), (vec![chat], vec![chat]));
    let read = json!({ "chatId": chat, "seq": now.seq });
    assert_eq!(ada.post(&format!("/api/v1/images/{image}/read"), read).await.status, 204);
    let now = unread().await;
    assert_eq!((now.mentioned_in, now.unread_mentions), (vec![chat], vec![]));
}

#[tokio::test]
async fn a_text_that_would_not_fit_any_more_is_refused() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let mention = at("Ada", ada.id());
    let text = format!("{mention}{}", "x".repeat(2_000 - mention.len()));
    let body = json!({ "body": text, "broadcastId": fresh() });
    let refused = bob.post(&format!("/api/v1/chats/{chat}/comments"), body).await;
    refused.refused_because(400, "the name of a deleted account is longer");
}

#[tokio::test]
async fn a_preview_is_what_a_comment_shows() {
    let server = TestServer::start().await;
    let preview =
        async |body: &str| server.stranger().post("/api/v1/preview", json!({ "body": body })).await;
    let html = async |body: &str| preview(body).await.ok(200)["html"].clone();
    assert_eq!(html("**a** <b>").await, "<p><strong>a</strong> &lt;b&gt;</p>");
    assert_eq!(
        html("a & b\nc\n\n<d>").await,
        "<p class=\"lines\">a &amp; b\nc</p><p class=\"lines\">&lt;d&gt;</p>"
    );
    for body in ["", " ", &"x".repeat(2_001)] {
        preview(body).await.refused_because(400, body);
    }
    let request = server.stranger().request(Method::GET, "/api/v1/preview");
    Answer::to(request).await.refused(405);
}
