//! Authors that an administrator's key names: `as`.

use super::*;
use crate::common::Answer;
use image_chat::model::{Timestamp, UserId};
use image_chat::server::store::{Ban, Banned};

fn ada(name: &str) -> Value {
    json!({ "id": "user-42", "name": name, "avatar": "https://example.org/ada.png" })
}

async fn writes_as(program: &Person, image: ImageId, author: Value) -> Answer {
    program.post(&chats(image), chat(json!({ "as": author }))).await
}

#[tokio::test]
async fn a_program_writes_in_the_name_of_a_person_of_its_site() {
    let server = TestServer::start().await;
    let program = program_as(&server, Role::Administrator).await;
    let image = program.upload("demo").await;
    let opened = writes_as(&program, image, ada("Ada")).await.ok(201);
    let by = &opened["chat"]["by"];
    assert_eq!((&by["name"], &by["role"]), (&json!("Ada"), &Value::Null), "not the key's role");
    let path = format!("/api/v1/chats/{}/comments", opened["chat"]["id"].as_str().expect("an id"));
    let body = json!({ "body": "And", "broadcastId": fresh(), "as": ada("Ada Lovelace") });
    let comment = program.post(&path, body).await.ok(201)["comment"].clone();
    assert_eq!(comment["by"]["id"], by["id"], "the same person, by the id of the site");
    assert_eq!(comment["by"]["name"], "Ada Lovelace");
    let other = json!({ "id": "user-43", "name": "Ada" });
    let other = writes_as(&program, image, other).await.ok(201);
    assert_ne!(other["chat"]["by"]["id"], by["id"]);
}

#[tokio::test]
async fn only_a_key_of_an_administrator_names_an_author() {
    let server = TestServer::start().await;
    let (guest, image) = server.person_with_image("Bob").await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let moderator = program_as(&server, Role::Moderator).await;
    for person in [&guest, &root, &moderator] {
        let answer = writes_as(person, image, ada("Ada")).await;
        answer.refused(403);
        assert!(answer.text.contains("not_allowed"), "{}", answer.text);
    }
    assert!(guest.snapshot(image).await.board.chats.is_empty(), "nothing was written");
}

#[tokio::test]
async fn a_named_author_may_what_the_person_may() {
    let server = TestServer::start().await;
    let program = program_as(&server, Role::Administrator).await;
    let image = program.upload("demo").await;
    let opened = writes_as(&program, image, ada("Ada")).await.ok(201);
    let id: UserId = crate::common::id(&opened["chat"]["by"]["id"]);
    let ban = Ban {
        id: fresh(),
        tenant: default_tenant_id(),
        target: Banned::Person(id, "Ada".into()),
        reason: String::new(),
        by: id,
        created_at: Timestamp(1),
        expires_at: Timestamp(i64::MAX),
    };
    server.state().store.tenancy().ban(&ban).await.expect("stored");
    server.state().access.invalidate();
    writes_as(&program, image, ada("Ada")).await.refused(403);
    program.post(&chats(image), chat(json!({}))).await.ok(201);
}

#[tokio::test]
async fn an_author_without_an_id_or_a_name_is_refused() {
    let server = TestServer::start().await;
    let program = program_as(&server, Role::Administrator).await;
    let image = program.upload("demo").await;
    for wrong in [
        json!({ "name": "Ada" }),
        json!({ "id": "", "name": "Ada" }),
        json!({ "id": "x".repeat(257), "name": "Ada" }),
        json!({ "id": "1", "name": "" }),
        json!({ "id": "1", "name": "\u{3164}" }),
        json!({ "id": 1, "name": "Ada" }),
        json!({ "id": "1", "name": "Ada", "avatar": "x".repeat(2_001) }),
        json!("Ada"),
    ] {
        let what = wrong.to_string();
        writes_as(&program, image, wrong).await.refused_because(400, &what);
    }
}
