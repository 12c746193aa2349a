//! Regions over REST: `w` and `h` beside `x` and `y`.

use crate::common::{Answer, TestServer, fresh};
use serde_json::{Value, json};

fn with(mut fields: Value) -> Value {
    fields["broadcastId"] = json!(fresh());
    fields
}

fn extent(chat: &Value) -> [Option<f64>; 4] {
    ["x", "y", "w", "h"].map(|name| chat[name].as_f64())
}

#[track_caller]
fn refused(answer: &Answer, why: &str) {
    answer.refused_because(400, why);
    assert!(answer.text.to_lowercase().contains(why), "{why}: {}", answer.text);
}

#[tokio::test]
async fn lp33_a_region_is_opened_moved_and_sized() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let open = json!({ "x": 10, "y": 20.5, "w": 30.25, "h": 40, "body": "all of this" });
    let answer = ada.post(&format!("/api/v1/images/{image}/chats"), with(open)).await.ok(201);
    let chat = &answer["chat"];
    assert_eq!(extent(chat), [Some(10.0), Some(20.5), Some(30.25), Some(40.0)]);
    let path = format!("/api/v1/chats/{}", chat["id"].as_str().expect("an id"));

    let moved = ada.patch(&path, with(json!({ "x": 50, "y": 60 }))).await.ok(200);
    assert_eq!(extent(&moved["chat"]), [Some(50.0), Some(60.0), Some(30.25), Some(40.0)]);
    let size = json!({ "x": 0, "y": 0, "w": 100, "h": 0.5 });
    let sized = ada.patch(&path, with(size)).await.ok(200);
    assert_eq!(extent(&sized["chat"]), [Some(0.0), Some(0.0), Some(100.0), Some(0.5)]);

    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    assert_eq!(shown["chats"][0], sized["chat"]);
    let log = ada.get(&format!("/api/v1/images/{image}/events?since=0")).await.ok(200);
    assert_eq!(extent(&log["events"][0]["chat"]), extent(chat));
    assert_eq!(log["events"][1]["change"]["size"], json!({ "w": 30.25, "h": 40.0 }));
    let page = ada.get(&format!("/i/{image}")).await.text;
    assert!(page.contains("--width:100%;--height:0.5%"), "places are in the page's style");
    let name = "Discussion 1, region from upper left, 0 %, 0 %, to 100 %, 1 %";
    assert!(page.contains(name) && page.contains(r#"data-w="100""#), "{page}");
}

#[tokio::test]
async fn what_is_no_region_is_refused_with_the_reason() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let chats = format!("/api/v1/images/{image}/chats");
    let (chat, _) = ada.open_chat(image, "first").await;
    let chat = format!("/api/v1/chats/{chat}");
    let together = "w and h go together";
    let size = "w and h are percent of the image: more than 0, at most 100";
    let whole = "a region has to be on the image as a whole";
    for (fields, why) in [
        (json!({ "x": 1, "y": 1, "w": 10 }), together),
        (json!({ "x": 1, "y": 1, "h": 10 }), together),
        (json!({ "x": 1, "y": 1, "w": 0, "h": 10 }), size),
        (json!({ "x": 1, "y": 1, "w": 10, "h": 100.1 }), size),
        (json!({ "x": 1, "y": 1, "w": -1, "h": -1 }), size),
        (json!({ "x": 90, "y": 1, "w": 10.1, "h": 10 }), whole),
        (json!({ "x": 1, "y": 50, "w": 10, "h": 51 }), whole),
    ] {
        let mut open = fields.clone();
        open["body"] = json!("x");
        refused(&ada.post(&chats, with(open)).await, why);
        refused(&ada.patch(&chat, with(fields)).await, why);
    }
    refused(&ada.patch(&chat, with(json!({ "w": 10, "h": 10 }))).await, together);
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    assert_eq!(extent(&shown["chats"][0])[2..], [None, None], "untouched");
}
