//! Names: nobody can pose as a moderator.

use crate::common::live::Live;
use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{ChatId, ImageId, Role};
use image_chat::protocol::live::ServerMessage;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::{Value, json};

/// What stands beside a comment of this person.
async fn by(person: &Person, chat: ChatId) -> Value {
    let body = json!({ "body": "x", "broadcastId": fresh() });
    let answer = person.post(&format!("/api/v1/chats/{chat}/comments"), body).await.ok(201);
    answer["comment"]["by"].clone()
}

#[tokio::test]
async fn no_guest_is_called_like_a_moderator() {
    let server = TestServer::start().await;
    let kept = [
        "Moderation",
        "moderator",
        "Mоderаtоr",
        "M o d e r a t o r",
        "Adm1n",
        "Ada (Moderator)",
        "АДМИН",
    ];
    let ada = server.person("Ada").await;
    for name in kept {
        let body = || json!({ "name": name });
        server.stranger().post("/api/v1/session", body()).await.refused_because(400, name);
        ada.post("/api/v1/session", body()).await.refused_because(400, name);
        assert_eq!(server.stranger().post("/rpc/introduce", body()).await.status, 400, "{name}");
        let fields =
            [("name", name), ("email", "a@example.org"), ("password", "a quiet harbour at dawn")];
        let answer = server.stranger().submit("/signup", &fields).await;
        assert_eq!(answer.status, 400, "{name}");
        assert!(answer.problem().contains("kept for people who moderate"), "{}", answer.problem());
    }
    server.settings(&default_tenant_id(), |settings| settings.simple_sso = true).await;
    let sso = |name: &str| json!({ "simpleSSO": { "username": name } });
    server.stranger().post("/api/v1/tenants/demo/sso", sso("Moderator")).await.refused(400);
    server.stranger().post("/api/v1/tenants/demo/sso", sso("\u{2800}")).await.refused(400);
    server.person("Mod Singh").await;
    let mut mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    mia.take_name("Moderator Mia").await;
}

#[tokio::test]
async fn roles_stand_beside_names_and_look_alikes_are_marked() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let alike = server.person("MІа").await;
    let max = server.person_as("mia", Role::Member, &default_tenant_id()).await;
    let other = server.new_tenant("other").await;
    server.person_as("Ada", Role::Administrator, &other).await;
    for (person, role) in [
        (&ada, json!(null)),
        (&mia, json!("moderator")),
        (&root, json!("administrator")),
        (&alike, json!("guest")),
        (&max, json!("member")),
    ] {
        assert_eq!(by(person, chat).await["role"], role);
    }
    let resolve = json!({ "resolved": true, "broadcastId": fresh() });
    mia.patch(&format!("/api/v1/chats/{chat}"), resolve).await.ok(200);
    let events = ada.get(&format!("/api/v1/images/{image}/events?since=1")).await.ok(200);
    let roles: Vec<_> =
        events["events"].as_array().expect("events").iter().map(|e| &e["by"]["role"]).collect();
    let told = json!([null, "moderator", "administrator", "guest", "member", "moderator"]);
    assert_eq!(json!(roles), told);
    let page = ada.get(&format!("/i/{image}/discussions/{chat}")).await.text;
    for role in ["Moderator", "Administrator", "Guest", "Member"] {
        assert!(page.contains(&format!("class=\"role\">{role}")), "{role} in {page}");
    }
}

#[tokio::test]
async fn the_role_of_then_stays_beside_the_name_of_then() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    assert_eq!(by(&mia, chat).await["role"], "moderator");
    server.set_role(&mia, None, &default_tenant_id()).await;
    assert_eq!(by(&mia, chat).await.get("role"), None);
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let comments = &shown["chats"][0]["comments"];
    assert_eq!(
        (&comments[1]["by"]["role"], comments[2]["by"].get("role")),
        (&json!("moderator"), None)
    );
}

#[tokio::test]
async fn roles_are_told_with_the_people_who_are_here() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let alike = server.person("M i a").await;
    let mut of_ada = Live::following(&server, &ada, image).await;
    let _others = (
        Live::following(&server, &mia, image).await,
        Live::following(&server, &alike, image).await,
    );
    let mut roles = Vec::new();
    while roles.len() < 2 {
        if let ServerMessage::Viewers { joined, .. } = of_ada.next_message().await {
            roles.extend(joined.into_iter().filter_map(|author| author.role));
        }
    }
    roles.sort_unstable();
    assert_eq!(roles, [Role::Guest, Role::Moderator]);
}

#[tokio::test]
async fn a_held_comment_of_a_look_alike_is_marked_once_it_is_approved() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let alike = server.person("Міа").await;
    held(&server, &alike, image).await;
    let page = mia.get("/t/demo/moderation").await.text;
    let item =
        page.split("data-item=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("held");
    let fields = [("action", "approve"), ("item", item)];
    let answer = Answer::to(mia.request(Method::POST, "/t/demo/moderation").form(&fields)).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    assert_eq!(shown["chats"][0]["comments"][0]["by"]["role"], "guest", "{shown}");
}

/// Writes something that waits for a moderator.
async fn held(server: &TestServer, person: &Person, image: ImageId) {
    server
        .settings(&default_tenant_id(), |settings| {
            settings.words = vec!["drat".into()];
            settings.on_word = image_chat::model::OnWord::Hold;
        })
        .await;
    let body = json!({ "x": 1, "y": 1, "body": "drat", "broadcastId": fresh() });
    person.post(&format!("/api/v1/images/{image}/chats"), body).await.ok(202);
}

#[tokio::test]
async fn no_guest_is_called_like_a_person_who_left_or_like_the_server() {
    let server = TestServer::start().await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    for name in ["Deleted person", "De1eted Реrson", "[deleted]", "Anonymous", "Image Chat"] {
        let body = || json!({ "name": name });
        for person in [&server.stranger(), &mia] {
            person.post("/api/v1/session", body()).await.refused_because(400, name);
        }
        assert_eq!(server.stranger().post("/rpc/introduce", body()).await.status, 400, "{name}");
        let fields =
            [("name", name), ("email", "a@example.org"), ("password", "a quiet harbour at dawn")];
        let problem = server.stranger().submit("/signup", &fields).await.problem();
        assert!(problem.contains("stands for people whose names are not shown"), "{problem}");
    }
    server.settings(&default_tenant_id(), |settings| settings.simple_sso = true).await;
    let sso = json!({ "simpleSSO": { "username": "Deleted person" } });
    server.stranger().post("/api/v1/tenants/demo/sso", sso).await.refused(400);
    server.person("Deleted Ada").await;
}
