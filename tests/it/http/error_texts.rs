//! The texts of errors: they name the field and what it takes, and never repeat the words of a library.

use crate::common::{Answer, Person, TestServer, fresh};
use crate::http::library_phrase;
use crate::http::malformed::NO_BODIES;
use image_chat::model::Role;
use image_chat::server::services::tenants::default_tenant_id;
use leptos::server_fn::axum::server_fn_paths;
use serde_json::{Value, json};

/// Fields of all calls; each takes what its call understands.
const FIELDS: [&str; 22] = [
    "x",
    "y",
    "body",
    "broadcastId",
    "parentId",
    "resolved",
    "locked",
    "name",
    "src",
    "title",
    "urlId",
    "sso",
    "simpleSSO",
    "reason",
    "image",
    "operation",
    "tenant",
    "comment",
    "closed",
    "query",
    "at",
    "id",
];

/// Bodies in which every field has the same value, whatever it takes.
fn bodies_of_one_value() -> Vec<String> {
    let values =
        [json!(5), json!(-1.5), json!("x"), json!(true), json!(null), json!([]), json!({})];
    let operation = json!({ "broadcastId": fresh(), "command": { "do": "party" } });
    let nested = [json!({ "broadcastId": 5 }), operation, json!({ "id": 5, "username": [] })];
    let body = |value: Value| {
        let fields = FIELDS.iter().map(|field| ((*field).to_owned(), value.clone()));
        Value::Object(fields.collect()).to_string()
    };
    values.into_iter().chain(nested).map(body).collect()
}

/// Every call of the API that takes JSON, and every server function, on things that are there.
async fn calls_with_json(person: &Person) -> Vec<(String, String)> {
    let image = person.upload("demo").await;
    let (chat, comment) = person.open_chat(image, "first").await;
    let document = person.get("/api/openapi.json").await.ok(200);
    let mut calls = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        let id = match path {
            path if path.contains("/chats/{") => chat.to_string(),
            path if path.contains("/comments/{") => comment.to_string(),
            _ => image.to_string(),
        };
        let filled = path.replace("{tenant}", "demo").replace("{id}", &id);
        let methods = item.as_object().expect("methods").iter();
        let with_body = methods.filter(|(_, operation)| operation["requestBody"].is_object());
        calls.extend(with_body.map(|(method, _)| (method.to_uppercase(), filled.clone())));
    }
    assert!(calls.len() >= 8, "the document was read: {calls:?}");
    calls.extend(server_fn_paths().map(|(path, _)| ("POST".to_owned(), path.to_owned())));
    calls
}

#[tokio::test]
async fn no_error_has_the_words_of_a_library() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let bodies = bodies_of_one_value();
    let bodies = NO_BODIES.iter().map(|body| (*body).to_owned()).chain(bodies);
    let bodies: Vec<String> = bodies.collect();
    for (method, path) in calls_with_json(&ada).await {
        for body in &bodies {
            for kind in ["application/json", "text/plain", "multipart/form-data", ""] {
                let request = ada.raw(&method, &path, kind, body.clone());
                let answer = Answer::to(request).await;
                assert!(answer.status < 500, "{method} {path} {body:.60}: {}", answer.text);
                let phrase = if answer.status < 400 { None } else { library_phrase(&answer.text) };
                assert_eq!(phrase, None, "{method} {path} {body:.60}: {}", answer.text);
            }
        }
    }
}

#[tokio::test]
async fn an_error_names_the_field_and_what_it_takes() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let path = format!("/api/v1/images/{image}/chats");
    let cases = [
        ("{", "the request body is not valid JSON"),
        ("[]", "the request must be an object"),
        ("{}", "`x` is missing"),
        (r#"{"x":"5"}"#, "`x` must be a number"),
        (r#"{"x":1,"y":2,"body":5}"#, "`body` must be a string"),
        (r#"{"x":1,"y":2,"body":"x","broadcastId":"x"}"#, "`broadcastId` must be a UUID"),
    ];
    for (body, expected) in cases {
        let answer = ada.send("POST", &path, body).await.ok(400);
        assert_eq!(answer["error"]["message"], expected, "{body}");
    }
    let events = ada.get(&format!("/api/v1/images/{image}/events?since=x")).await.ok(400);
    assert_eq!(events["error"]["message"], "`since` is invalid");
}

#[tokio::test]
async fn the_page_of_a_malformed_form_has_no_words_of_a_library() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    for (path, form) in [
        ("/t/demo/settings", "viewers=x"),
        ("/t/demo/members", ""),
        ("/t/demo/members", "do=role&user=x&role=y"),
        ("/account", "do=end&id=x"),
        ("/account", "do=party"),
    ] {
        let kind = "application/x-www-form-urlencoded";
        let page = Answer::to(root.raw("POST", path, kind, form)).await;
        page.is_page(400);
        assert!(page.text.contains("This did not work"), "{path} {form}: {}", page.text);
        for phrase in
            ["Failed to", "deserialize", "missing field", "unknown variant", "UUID parsing"]
        {
            assert!(!page.text.contains(phrase), "{path} {form}: {phrase}");
        }
    }
}
