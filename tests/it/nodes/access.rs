//! LP22, LP23, LP29: what is decided on one node holds on all within 5 s.

use super::two_nodes;
use crate::common::live::{Live, request_to};
use crate::common::{Person, TestServer};
use futures::{SinkExt, StreamExt};
use image_chat::model::{CommentId, Role, WriteRestriction, Writers};
use image_chat::protocol::live::{ClientMessage, CloseCode, ServerMessage};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;
use std::time::{Duration, Instant};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

/// LP23: a lost right is noticed within this time.
const NOTICED_WITHIN: Duration = Duration::from_secs(5);

/// Bans the author of a comment.
async fn ban(moderator: &Person, comment: CommentId) {
    let item = format!("comment-{comment}");
    let fields = [("action", "ban"), ("item", item.as_str()), ("for", "1h")];
    let request = moderator.request(Method::POST, "/t/demo/moderation").form(&fields);
    assert_eq!(request.send().await.expect("an answer").status(), 303);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp23_signing_out_on_one_node_closes_the_sockets_on_the_other() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let bob = second.person("Bob").await;
    let mut of_ada = Live::following(&second, &ada.at(&second), image).await;
    let mut of_bob = Live::following(&second, &bob, image).await;
    assert_eq!(ada.delete("/api/v1/session", json!({})).await.status, 204);
    let ended = Instant::now();
    assert_eq!(of_ada.close_code().await, CloseCode::SignInAgain as u16);
    assert!(ended.elapsed() < NOTICED_WITHIN, "{:?}", ended.elapsed());
    bob.open_chat(image, "still here").await;
    of_bob.check_in_step(&bob).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp23_rights_that_change_on_one_node_are_told_on_the_other() {
    let ((first, second), tenant) = (two_nodes().await, default_tenant_id());
    let (ada, image) = first.person_with_image("Ada").await;
    let mut of_ada = Live::following(&second, &ada.at(&second), image).await;
    let changed = Instant::now();
    first.settings(&tenant, |settings| settings.writers = Writers::Nobody).await;
    let is_may = |message: &ServerMessage| matches!(message, ServerMessage::May { .. });
    let told = of_ada.until(is_may).await;
    let ServerMessage::May { may, .. } = told else { panic!("{told:?}") };
    assert_eq!(may.restriction, Some(WriteRestriction::ReadOnly));
    assert!(changed.elapsed() < NOTICED_WITHIN, "{:?}", changed.elapsed());
    let wish = json!({ "x": 1, "y": 1, "body": "x", "broadcastId": crate::common::fresh() });
    let path = format!("/api/v1/images/{image}/chats");
    assert_eq!(ada.at(&second).post(&path, wish).await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp23_an_image_that_is_closed_on_one_node_is_closed_on_the_other() {
    let ((first, second), tenant) = (two_nodes().await, default_tenant_id());
    let (_, image) = first.person_with_image("Ada").await;
    let mia = first.person_as("Mia", Role::Moderator, &tenant).await;
    let bob = second.person("Bob").await;
    let mut of_bob = Live::following(&second, &bob, image).await;
    let close = json!({ "image": image, "closed": true });
    assert_eq!(mia.post("/rpc/close_image", close).await.status, 200);
    let closed = Instant::now();
    let told = of_bob.until(|message| matches!(message, ServerMessage::May { .. })).await;
    let ServerMessage::May { may, .. } = told else { panic!("{told:?}") };
    assert_eq!(may.restriction, Some(WriteRestriction::Closed));
    assert!(closed.elapsed() < NOTICED_WITHIN, "{:?}", closed.elapsed());
    let wish = json!({ "x": 1, "y": 1, "body": "x", "broadcastId": crate::common::fresh() });
    let path = format!("/api/v1/images/{image}/chats");
    assert_eq!(bob.post(&path, wish).await.status, 409);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp23_who_is_banned_on_one_node_is_let_go_on_the_other() {
    let ((first, second), tenant) = (two_nodes().await, default_tenant_id());
    let (_, image) = first.person_with_image("Ada").await;
    let mia = first.person_as("Mia", Role::Moderator, &tenant).await;
    let bob = second.person("Bob").await;
    let mut of_bob = Live::following(&second, &bob, image).await;
    let (_, comment) = bob.open_chat(image, "bad").await;
    ban(&mia, comment).await;
    let banned = Instant::now();
    assert_eq!(of_bob.close_code().await, CloseCode::NotAllowed as u16);
    assert!(banned.elapsed() < NOTICED_WITHIN, "{:?}", banned.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_is_given_on_one_node_counts_on_the_other_at_once() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let mut elsewhere = ada.at(&second);
    assert!(elsewhere.get("/").await.status < 400, "its session is kept in mind there");
    elsewhere.take_name("Ada Lovelace").await;
    super::until(|| async {
        let (chat, _) = ada.open_chat(image, "who?").await;
        ada.snapshot(image).await.board.chats[&chat].by.name.as_str() == "Ada Lovelace"
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp29_a_flag_on_one_node_is_told_to_moderators_on_the_other() {
    let ((first, second), tenant) = (two_nodes().await, default_tenant_id());
    let (ada, image) = first.person_with_image("Ada").await;
    let (_, comment) = ada.open_chat(image, "fine").await;
    let mia = second.person_as("Mia", Role::Moderator, &tenant).await;
    let mut follows = Live::following(&second, &mia, image).await;
    let (origin, cookie) = (second.base(), mia.cookie().expect("a cookie"));
    let headers = [("origin", &*origin), ("cookie", cookie.to_str().expect("text"))];
    let (mut queue, _) = connect_async(request_to(&origin, &headers)).await.expect("welcome");
    let wish = [ClientMessage::SubscribeModeration { tenant_id: tenant }];
    let wish = serde_json::to_string(&wish).expect("JSON");
    queue.send(Message::text(wish)).await.expect("sent");
    let mut waits = async |wanted: u32| {
        while let Some(Ok(frame)) = queue.next().await {
            let Message::Text(text) = frame else { continue };
            let all: Vec<ServerMessage> = serde_json::from_str(&text).expect("messages");
            if all.iter().any(
                |message| matches!(message, ServerMessage::Moderation { waiting, .. } if *waiting == wanted),
            ) {
                return;
            }
        }
        panic!("the connection ended");
    };
    waits(0).await;
    let bob = first.person("Bob").await;
    let path = format!("/api/v1/comments/{comment}/flag");
    assert_eq!(bob.post(&path, json!({})).await.status, 204);
    let told = tokio::time::timeout(NOTICED_WITHIN, waits(1));
    told.await.expect("within 5 s");
    let is_it = |message: &ServerMessage| match message {
        ServerMessage::Flagged { comments, .. } => comments == &[comment],
        _ => false,
    };
    tokio::time::timeout(NOTICED_WITHIN, follows.until(is_it)).await.expect("within 5 s");
}

/// No load balancer has to send a browser to the node that it was at before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp22_a_ticket_of_one_node_opens_one_socket_on_any() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let answer = ada.post("/api/v1/live-ticket", json!({})).await.ok(201);
    let offer = format!("ic.v1, ic.ticket.{}", answer["ticket"].as_str().expect("a ticket"));
    let opens = async |node: &TestServer| {
        let origin = node.base();
        let headers = [("origin", &*origin), ("sec-websocket-protocol", &*offer)];
        crate::common::live::open(request_to(&origin, &headers)).await
    };
    let socket = opens(&second).await.expect("welcome");
    let mut live = Live::on(socket, ada.snapshot(image).await);
    live.subscribe().await;
    live.welcome().await;
    for node in [&first, &second] {
        assert_eq!(opens(node).await.err(), Some(401), "it is used up everywhere");
    }
}
