//! `POST /session`: guest identities.

use crate::common::{Answer, TestServer, fresh};
use serde_json::json;

const PATH: &str = "/api/v1/session";

#[tokio::test]
async fn a_name_makes_a_guest_and_another_name_the_same_guest() {
    let server = TestServer::start().await;
    let ada = server.stranger();
    let first = ada.post(PATH, json!({ "name": " Ada 😀 ", "unknown": 1 })).await;
    let body = first.ok(201);
    assert_eq!(body["user"]["name"], "Ada 😀");
    let cookie = first.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=15552000"] {
        assert!(cookie.contains(part), "{cookie} lacks {part}");
    }
    assert!(!cookie.contains("Secure") && !cookie.contains("Domain"), "{cookie}");
    let second = ada.post(PATH, json!({ "name": "Countess" })).await;
    assert_eq!(second.ok(201)["user"], json!({ "id": body["user"]["id"], "name": "Countess" }));
    assert_eq!(second.header("set-cookie"), "", "the cookie stays");
    let other = server.stranger().post(PATH, json!({ "name": "Ada 😀" })).await.ok(201);
    assert_ne!(other["user"]["id"], body["user"]["id"], "a name is no identity");
}

#[tokio::test]
async fn a_new_name_is_on_what_is_written_from_then_on() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "by Ada").await;
    ada.post(PATH, json!({ "name": "Countess" })).await.ok(201);
    ada.comment(chat, "by the Countess").await;
    let show = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let name = |n: usize| show["chats"][0]["comments"][n]["by"]["name"].clone();
    assert_eq!([name(0), name(1)], ["Ada", "Countess"]);
}

#[tokio::test]
async fn m10_a_secure_site_has_a_secure_cookie() {
    let server =
        TestServer::start_with(|config| config.public_url = Some("https://a.example".into())).await;
    let answer = server.stranger().post(PATH, json!({ "name": "Ada" })).await;
    assert!(answer.header("set-cookie").contains("; Secure"), "{answer:?}");
}

#[tokio::test]
async fn a_cookie_that_means_nothing_is_no_identity() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let path = format!("/api/v1/images/{image}/chats");
    let body = json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh() });
    let own = ada.cookie().expect("a cookie").to_str().expect("text").to_owned();
    let of_another = format!("{}x", &own[..own.len() - 1]);
    for cookie in ["image_chat_session=", "image_chat_session=%00", "=", ";;;", &of_another] {
        let request = server.stranger().request(reqwest::Method::POST, &path).json(&body);
        Answer::to(request.header("cookie", cookie)).await.refused_because(401, cookie);
    }
    let request = server.stranger().request(reqwest::Method::POST, PATH);
    let request = request.json(&json!({ "name": "Eve" })).header("cookie", &of_another);
    assert_ne!(Answer::to(request).await.ok(201)["user"]["id"], ada.id().to_string());
}

#[tokio::test]
async fn names_are_checked() {
    let server = TestServer::start().await;
    let long = "x".repeat(61);
    let bad = [
        json!({}),
        json!({ "name": null }),
        json!({ "name": 5 }),
        json!({ "name": ["Ada"] }),
        json!({ "name": "" }),
        json!({ "name": " \t " }),
        json!({ "name": "\u{200b}" }),
        json!({ "name": "\u{2800}\u{3164}" }),
        json!({ "name": "\u{0}\u{202e}\u{ffa0}" }),
        json!({ "name": long }),
        json!("Ada"),
        json!(null),
    ];
    for body in bad {
        let text = body.to_string();
        let answer = server.stranger().post(PATH, body).await;
        answer.refused_because(400, &text);
        assert_eq!(answer.header("set-cookie"), "", "{text}");
    }
    server.person(&"ä".repeat(60)).await;
}
