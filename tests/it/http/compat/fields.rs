//! Every missing, wrong and foreign field of the three calls.

use super::{CALLS, PAGE, SRC, marker, page_of};
use crate::common::{TestServer, fresh};
use serde_json::{Value, json};

/// The fields of a marker, and values that each of them does not take.
fn wrong_values() -> Vec<(&'static str, Vec<Value>)> {
    let not_text = [json!(5), json!(null), json!(["x"]), json!({ "x": 1 }), json!(true)];
    let text = |wrong: &[Value]| [&not_text[..], wrong].concat();
    let long = |chars: usize| json!("x".repeat(chars));
    let place = vec![json!("5"), json!(null), json!(-0.1), json!(100.1), json!([1])];
    vec![
        ("urlId", text(&[json!(""), json!(" \t"), json!("a\u{7}b"), long(2_001)])),
        ("windowUrlId", text(&[json!(""), json!("a\nb"), long(8_001)])),
        ("pageTitle", text(&[json!("a\u{0}b"), long(2_001)])),
        ("src", text(&[json!(""), json!("a\rb"), long(4_097)])),
        ("createdFromCommentId", text(&[json!(""), long(201)])),
        ("broadcastId", text(&[json!(""), json!("x"), json!(format!("{}0", fresh()))])),
        ("x", place.clone()),
        ("y", place),
    ]
}

#[tokio::test]
async fn a_marker_needs_every_field_in_its_form() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    for (field, wrong) in wrong_values() {
        let mut body = marker(SRC, fresh());
        body.as_object_mut().expect("an object").remove(field);
        ada.post(CALLS, body).await.fails(400, &format!("without {field}"));
        for value in wrong {
            let mut body = marker(SRC, fresh());
            body[field] = value.clone();
            ada.post(CALLS, body).await.fails(400, &format!("{field}: {value:.60}"));
        }
    }
    assert!(ada.page_markers(CALLS).await.is_empty(), "nothing was placed");
    for (name, value) in
        [("pageTitle", json!("")), ("x", json!(0)), ("y", json!(100)), ("more", json!(1))]
    {
        let mut body = marker(SRC, fresh());
        body[name] = value;
        ada.post(CALLS, body).await.ok(200);
    }
    assert_eq!(ada.page_markers(CALLS).await.len(), 4);
}

#[tokio::test]
async fn bodies_that_are_no_objects_are_errors() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let chat = ada.place_marker(CALLS, SRC).await;
    for (method, path) in [("POST", CALLS.to_owned()), ("DELETE", format!("{CALLS}/{chat}"))] {
        for body in ["", "{", "[]", "null", "\"x\"", "{\"x\":1e999}", "{\"broadcastId\":1}"] {
            ada.send(method, &path, body).await.fails(400, &format!("{method} {body}"));
        }
        let twice = format!("{{\"broadcastId\":\"{0}\",\"broadcastId\":\"{0}\"}}", fresh());
        ada.send(method, &path, twice).await.fails(400, "given twice");
        let large = vec![b' '; 70_000];
        ada.send(method, &path, large).await.fails(400, "too large");
        let form = ada.submit(&path, &[("urlId", PAGE)]).await;
        assert!(matches!(form.status, 400 | 405), "{}", form.text);
        let plain = ada.raw(method, &path, "text/plain", marker(SRC, fresh()).to_string());
        crate::common::Answer::to(plain).await.fails(400, "another content type");
    }
    assert_eq!(ada.page_markers(CALLS).await.len(), 1, "nothing happened");
}

#[tokio::test]
async fn markers_are_listed_for_a_page_only() {
    let server = TestServer::start().await;
    let stranger = server.stranger();
    let long = "x".repeat(2_001);
    for query in ["", "?", "?urlId=", "?urlId=%20", "?urlId=%00", "?urlid=x", "?urlId=a&urlId=b"] {
        stranger.get(&format!("{CALLS}{query}")).await.fails(400, query);
    }
    stranger.get(&page_of(CALLS, &long)).await.fails(400, "a long one");
    let listed = stranger.get(&format!("{CALLS}?urlId=%20p%20&more=1")).await.ok(200);
    assert_eq!((&listed["urlIdClean"], &listed["urlIdWS"]), (&json!("p"), &json!("p")));
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let body = || json!({ "broadcastId": fresh() });
    for tenant in ["nobody", "No", "a%20b", "%FF"] {
        let calls = format!("/comment-image-chats/{tenant}");
        ada.get(&page_of(&calls, PAGE)).await.fails(404, tenant);
        ada.get(&calls).await.fails(404, tenant);
        ada.post(&calls, marker(SRC, fresh())).await.fails(404, tenant);
        ada.delete(&format!("{calls}/{}", fresh()), body()).await.fails(404, tenant);
    }
    for chat in ["x", "%FF", &fresh().to_string()] {
        ada.delete(&format!("{CALLS}/{chat}"), body()).await.fails(404, chat);
    }
    for method in ["PUT", "PATCH", "DELETE"] {
        ada.send(method, CALLS, "{}").await.fails(405, method);
    }
    for method in ["GET", "POST", "PUT"] {
        ada.send(method, &format!("{CALLS}/{}", fresh()), "{}").await.fails(405, method);
    }
}
