//! Every call that changes something, with every malformed part.

use crate::common::{Answer, Person, TestServer, fresh};
use serde_json::{Value, json};

/// A call, with a body as it should be.
pub struct Call {
    pub method: &'static str,
    /// With the id of something that is there.
    pub path: String,
    /// The same for an id of the caller's choice.
    path_of: fn(&str) -> String,
    pub body: Value,
    /// Fields that may be left out.
    optional: &'static [&'static str],
}

/// All of them, for a discussion of this person's.
pub async fn calls(person: &Person, server: &TestServer) -> Vec<Call> {
    let image = person.upload("demo").await;
    let (chat, comment) = person.open_chat(image, "first").await;
    assert!(server.state().store.image(image).await.expect("read").is_some());
    let call = |method, id: String, path_of: fn(&str) -> String, body, optional| Call {
        method,
        path: path_of(&id),
        path_of,
        body,
        optional,
    };
    let (image, chat, comment) = (image.to_string(), chat.to_string(), comment.to_string());
    let of_chat = |id: &str| format!("/api/v1/chats/{id}");
    let of_comment = |id: &str| format!("/api/v1/comments/{id}");
    let open = json!({ "x": 1, "y": 2, "body": "text", "broadcastId": fresh() });
    let patch = json!({ "resolved": true, "x": 1, "y": 2, "broadcastId": fresh() });
    let write = json!({ "body": "text", "parentId": comment, "broadcastId": fresh() });
    let edit = json!({ "body": "text", "broadcastId": fresh() });
    let delete = || json!({ "broadcastId": fresh() });
    vec![
        call("POST", image, |id| format!("/api/v1/images/{id}/chats"), open, &[]),
        call("PATCH", chat.clone(), of_chat, patch, &["resolved", "x", "y"]),
        call(
            "POST",
            chat.clone(),
            |id| format!("/api/v1/chats/{id}/comments"),
            write,
            &["parentId"],
        ),
        call("PATCH", comment.clone(), of_comment, edit, &[]),
        call("DELETE", comment, of_comment, delete(), &[]),
        call("DELETE", chat, of_chat, delete(), &[]),
    ]
}

/// Values that a field cannot have.
fn wrong_values(field: &str) -> Vec<Value> {
    let long = "x".repeat(2_001);
    let mut wrong = vec![json!([]), json!({}), json!({ "a": 1 })];
    wrong.extend(match field {
        "x" | "y" => vec![json!(-0.1), json!(100.1), json!(1e308), json!("5"), json!(true)],
        "body" => [
            null(),
            json!(5),
            json!(""),
            json!(" \n\t "),
            json!("\u{0}\u{7}\u{202e}"),
            json!("\u{200b}"),
            json!("\u{2800}\u{3164}"),
            json!("&nbsp;&#8203;"),
            json!(long),
        ]
        .into(),
        "resolved" => vec![json!("true"), json!(1)],
        _ => vec![
            json!(""),
            json!(5),
            json!("nonsense"),
            json!("00000000-0000-0000-0000-00000000000"),
        ],
    });
    if field == "broadcastId" {
        wrong.push(null());
    }
    wrong
}

fn null() -> Value {
    Value::Null
}

/// Bodies that are not what any call takes.
pub const NO_BODIES: &[&str] = &[
    "",
    " ",
    "{",
    "}",
    "null",
    "5",
    "\"text\"",
    "[]",
    "[{}]",
    "[\"text\",\"2f4b8c1d-6e3a-4f70-9b25-d8a1c7e60f93\"]",
    "[1,2,\"text\",\"2f4b8c1d-6e3a-4f70-9b25-d8a1c7e60f93\"]",
    "[\"text\",null,\"2f4b8c1d-6e3a-4f70-9b25-d8a1c7e60f93\"]",
    "[true,1,2,\"2f4b8c1d-6e3a-4f70-9b25-d8a1c7e60f93\"]",
    "[\"2f4b8c1d-6e3a-4f70-9b25-d8a1c7e60f93\"]",
    "{}",
    "{\"broadcastId\":}",
    "{\"x\":NaN,\"y\":1,\"body\":\"x\"}",
    "{\"x\":Infinity}",
    "{\"x\":1e999}",
    "{\"body\":\"\\ud800\"}",
    "{\"body\":\"a\u{0}b\"}",
    "{'body':'x'}",
    "{\"body\":\"x\",}",
    "{\"body\":\"x\"} x",
    "{\"broadcastId\":\"x\",\"broadcastId\":\"x\"}",
];

#[tokio::test]
async fn malformed_bodies_are_refused() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let deep = "[".repeat(20_000);
    for Call { method, path, .. } in calls(&ada, &server).await {
        for body in NO_BODIES.iter().copied().chain([deep.as_str()]) {
            let what = format!("{method} {path} {body:.40}");
            ada.send(method, &path, body).await.refused_because(400, &what);
        }
        let bytes = [b"{\"body\":\"".as_slice(), &[0xFF, 0xFE], b"\"}"].concat();
        ada.send(method, &path, bytes).await.refused_because(400, "no UTF-8");
    }
}

#[tokio::test]
async fn every_field_is_required_and_validated() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    for Call { method, path, body, optional, .. } in calls(&ada, &server).await {
        let fields: Vec<String> = body.as_object().expect("fields").keys().cloned().collect();
        for field in fields {
            for value in wrong_values(&field) {
                let mut wrong = body.clone();
                wrong[&field] = value;
                let what = format!("{method} {path} {field}: {:.60}", wrong[&field].to_string());
                ada.send(method, &path, wrong.to_string()).await.refused_because(400, &what);
            }
            let mut less = body.clone();
            less.as_object_mut().expect("fields").remove(&field);
            if !optional.contains(&field.as_str()) {
                let answer = ada.send(method, &path, less.to_string()).await;
                answer.refused_because(400, &format!("{method} {path} without {field}"));
            }
        }
    }
}

#[tokio::test]
async fn an_empty_or_incomplete_patch_is_refused() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let path = format!("/api/v1/chats/{chat}");
    for mut patch in [
        json!({}),
        json!({ "x": 1 }),
        json!({ "y": 1 }),
        json!({ "resolved": true, "x": 1 }),
        json!({ "resolved": null }),
        json!({ "x": null, "y": 1 }),
        json!({ "resolved": true, "x": 1, "y": 101 }),
    ] {
        patch["broadcastId"] = json!(fresh());
        let what = patch.to_string();
        ada.patch(&path, patch).await.refused_because(400, &what);
    }
    assert_eq!(ada.snapshot(image).await.board.seq.0, 1, "nothing happened");
}

#[tokio::test]
async fn a_body_needs_the_content_type_of_json() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    for Call { method, path, body, .. } in calls(&ada, &server).await {
        for kind in ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
            let answer = Answer::to(ada.raw(method, &path, kind, body.to_string())).await;
            answer.refused_because(415, &format!("{method} {path} as {kind:?}"));
        }
        let large = format!("{{\"body\":\"{}\"}}", "x".repeat(64 * 1024));
        ada.send(method, &path, large).await.refused_because(413, &path);
    }
}

#[tokio::test]
async fn lp24_unknown_and_impossible_ids_are_not_found() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let unknown = fresh().to_string();
    for Call { method, path_of, body, .. } in calls(&ada, &server).await {
        let mut answers = Vec::new();
        for id in [
            unknown.as_str(),
            "nonsense",
            "0",
            "-1",
            "%00",
            "%FF",
            "%2e%2e",
            "'--",
            &"x".repeat(3_000),
        ] {
            let path = path_of(id);
            let answer = ada.send(method, &path, body.to_string()).await;
            answer.refused_because(404, &format!("{method} {path:.80}"));
            answers.push(answer);
        }
    }
}

#[tokio::test]
async fn m10_writing_needs_an_identity() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    for Call { method, path, body, path_of, .. } in calls(&ada, &server).await {
        let stranger = server.stranger();
        let what = format!("{method} {path}");
        stranger.send(method, &path, body.to_string()).await.refused_because(401, &what);
        // Whether there is such a thing is not told either.
        let unknown = path_of(&fresh().to_string());
        stranger.send(method, &unknown, body.to_string()).await.refused_because(401, &what);
        // Known, but not by name.
        stranger.post("/rpc/introduce", json!({ "name": null })).await.ok(200);
        stranger.send(method, &path, body.to_string()).await.refused_because(401, &what);
    }
}

/// None of all this did anything: the calls as they should be are carried out afterwards.
#[tokio::test]
async fn valid_calls_with_unknown_fields_are_carried_out() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    for Call { method, path, mut body, .. } in calls(&ada, &server).await {
        body["unknown"] = json!({ "fields": ["are", "ignored"] });
        let answer = ada.send(method, &path, body.to_string()).await;
        assert!(matches!(answer.status, 200 | 201), "{method} {path}: {}", answer.text);
    }
}
