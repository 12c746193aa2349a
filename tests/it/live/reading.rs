//! LP31: a person's tabs and devices hear what they have read.

use crate::common::live::Live;
use crate::common::{TestServer, fresh};
use image_chat::model::Seq;
use image_chat::protocol::live::ServerMessage;
use serde_json::json;

fn is_read(message: &ServerMessage) -> bool {
    matches!(message, ServerMessage::Read { .. })
}

#[tokio::test]
async fn lp31_what_is_read_on_one_tab_is_told_to_the_others_of_the_same_person() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (chat, _) = bob.open_chat(image, "for Ada").await;
    let (mut first, mut second) =
        (Live::following(&server, &ada, image).await, Live::following(&server, &ada, image).await);
    let mut of_bob = Live::following(&server, &bob, image).await;
    let path = format!("/api/v1/images/{image}/read");
    assert_eq!(ada.post(&path, json!({ "chatId": chat, "seq": 1 })).await.status, 204);
    let told = ServerMessage::Read { image_id: image, chat_id: Some(chat), seq: Seq(1) };
    for tab in [&mut first, &mut second] {
        assert_eq!(tab.until(is_read).await, told);
    }
    assert_eq!(ada.post(&path, json!({ "seq": 900 })).await.status, 204);
    let all = ServerMessage::Read { image_id: image, chat_id: None, seq: Seq(1) };
    assert_eq!(first.until(is_read).await, all, "not beyond the log");
    // Up to that event, no other person is told of Ada's reading.
    let body = json!({ "body": "later", "broadcastId": fresh() });
    ada.post(&format!("/api/v1/chats/{chat}/comments"), body).await.ok(201);
    loop {
        let message = of_bob.next_message().await;
        assert!(!is_read(&message), "{message:?}");
        if message.is_event() {
            break;
        }
    }
}
