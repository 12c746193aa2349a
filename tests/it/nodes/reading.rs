//! LP31: what is read on one node is told on the other.

use super::two_nodes;
use crate::common::live::Live;
use image_chat::model::Seq;
use image_chat::protocol::live::ServerMessage;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp31_what_is_read_on_one_node_is_told_on_the_other() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let bob = second.person("Bob").await;
    let (chat, _) = bob.open_chat(image, "for Ada").await;
    let mut there = Live::following(&second, &ada.at(&second), image).await;
    let path = format!("/api/v1/images/{image}/read");
    assert_eq!(ada.post(&path, json!({ "chatId": chat, "seq": 1 })).await.status, 204);
    let told = there.until(|message| matches!(message, ServerMessage::Read { .. })).await;
    assert_eq!(told, ServerMessage::Read { image_id: image, chat_id: Some(chat), seq: Seq(1) });
}
