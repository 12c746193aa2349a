//! The events that subscribers receive.

use crate::common::TestServer;
use crate::common::live::Live;
use crate::live::{actor, body, burst, open_chat, operation};
use image_chat::model::{ChatId, Command, CommentId, Emoji, Point, Seq};
use image_chat::protocol::live::ServerMessage;
use std::collections::BTreeSet;

fn react(chat_id: ChatId, comment_id: CommentId, on: bool) -> Command {
    Command::React { chat_id, comment_id, emoji: Emoji::new("🎉").expect("offered"), on }
}

/// Every kind of change; the other person receives the right event for each.
#[tokio::test]
async fn m1_every_change_reaches_the_others() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let mut live = Live::following(&server, &bob, image).await;
    let opened = ada.does(image, open_chat("Too **dark**")).await;
    let (chat_id, comment_id) =
        (opened.event.chat_id(), opened.event.written().expect("a comment").id);
    assert_eq!(live.next_event().await.1, "new-image-chat");
    let to = Point::new(0.0, 100.0).expect("on the image");
    let text = || body("new");
    let steps = [
        (
            Command::AddComment { chat_id, parent_id: Some(comment_id), body: text() },
            "comment-added",
        ),
        (Command::EditComment { chat_id, comment_id, body: text() }, "comment-edited"),
        (Command::DeleteComment { chat_id, comment_id }, "comment-deleted"),
        (Command::RestoreComment { chat_id, comment_id }, "comment-restored"),
        (react(chat_id, comment_id, true), "reaction-added"),
        (react(chat_id, comment_id, false), "reaction-removed"),
        (Command::Resolve { chat_id }, "resolved"),
        (Command::Reopen { chat_id }, "reopened"),
        (Command::MoveChat { chat_id, to, size: None }, "moved"),
        (Command::DeleteChat { chat_id }, "deleted-image-chat"),
        (Command::RestoreChat { chat_id }, "restored"),
    ];
    for (command, name) in steps {
        let recorded = ada.does(image, command).await;
        let (message, heard) = live.next_event().await;
        assert_eq!(heard, name);
        assert_eq!(message, ServerMessage::event(image, recorded), "the same as in the answer");
        live.check_in_step(&ada).await;
    }
}

/// M3, M4: through each interface, with the id given by the originator.
#[tokio::test]
async fn m4_rest_and_pages_make_the_same_events() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut live = Live::following(&server, &ada, image).await;
    let id = crate::common::fresh();
    let open = serde_json::json!({ "x": 1, "y": 2, "body": "by REST", "broadcastId": id });
    ada.post(&format!("/api/v1/images/{image}/chats"), open).await.ok(201);
    let (_, recorded) = live.next_event().await.0.recorded().expect("an event");
    assert_eq!((recorded.broadcast_id.0, recorded.seq), (id, Seq(1)));
    assert_eq!((recorded.by.id, recorded.by.name.as_str()), (ada.id(), "Ada"));
}

#[tokio::test]
async fn lp10_the_same_bytes_go_to_everyone_and_confirm_at_the_originator() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let mut of_ada = Live::following(&server, &ada, image).await;
    let mut of_bob = Live::following(&server, &bob, image).await;
    let mut of_nobody = Live::following(&server, &server.stranger(), image).await;
    let actor = actor(&ada);
    let operation = operation(open_chat("mine"));
    let shown = of_ada.replica.push(&actor, operation.clone(), image_chat::server::clock::now());
    let chat = shown.expect("allowed").chat_id();
    assert!(of_ada.replica.unanswered().0.contains(&chat), "shown at once");
    ada.operates(image, &operation).await;
    let mut heard = BTreeSet::new();
    for live in [&mut of_ada, &mut of_bob, &mut of_nobody] {
        let (message, _) = live.next_event().await;
        let (_, recorded) = message.recorded().expect("an event");
        assert_eq!(recorded.broadcast_id, operation.broadcast_id);
        heard.extend(live.frames.last().cloned());
        assert_eq!(live.replica.board().chats.len(), 1, "once");
    }
    assert_eq!(heard.len(), 1, "different bytes: {heard:?}");
    assert!(!of_ada.replica.unanswered().0.contains(&chat), "confirmed");
    assert_eq!(of_ada.replica.sending().count(), 0);
    of_ada.check_in_step(&bob).await;
}

#[tokio::test]
async fn m9_all_tabs_of_one_person_are_in_step() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut desk = Live::following(&server, &ada, image).await;
    let mut phone = Live::following(&server, &ada, image).await;
    let operation = operation(open_chat("from the desk"));
    let now = image_chat::server::clock::now();
    desk.replica.push(&actor(&ada), operation.clone(), now).expect("allowed");
    ada.operates(image, &operation).await;
    ada.does(image, open_chat("from the phone")).await;
    for live in [&mut desk, &mut phone] {
        live.check_in_step(&ada).await;
        assert_eq!(live.replica.board().chats.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp13_a_burst_comes_in_few_frames_complete_and_in_order() {
    const EVENTS: usize = 200;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut live = Live::following(&server, &ada, image).await;
    let before = live.frames.len();
    burst(&server, &ada, image, EVENTS).await;
    live.reach(Seq(EVENTS as u64)).await;
    assert_eq!(live.gaps, 0, "in order");
    let frames: Vec<usize> = live.frames[before..]
        .iter()
        .map(|frame| frame.matches("\"type\":\"new-image-chat\"").count())
        .filter(|events| *events > 0)
        .collect();
    assert_eq!(frames.iter().sum::<usize>(), EVENTS);
    assert!(frames.iter().all(|events| *events <= 64), "{frames:?}");
    assert!(frames.len() <= EVENTS / 4, "{} frames: {frames:?}", frames.len());
    live.check_in_step(&ada).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m12_many_viewers_all_get_everything() {
    const VIEWERS: usize = 60;
    const EVENTS: usize = 40;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let following = (0..VIEWERS).map(|_| Live::following(&server, &ada, image));
    let viewers = futures::future::join_all(following).await;
    burst(&server, &ada, image, EVENTS).await;
    let reached = viewers.into_iter().map(|mut live| async move {
        live.reach(Seq(EVENTS as u64)).await;
        (live.gaps, live.replica.board().chats.len())
    });
    let reached = futures::future::join_all(reached).await;
    assert_eq!(reached, vec![(0, EVENTS); VIEWERS]);
}

#[tokio::test]
async fn a_refused_operation_is_not_sent() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let mut live = Live::following(&server, &ada, image).await;
    let delete = serde_json::json!({ "broadcastId": crate::common::fresh() });
    assert_eq!(bob.delete(&format!("/api/v1/chats/{chat}"), delete).await.status, 403);
    bob.comment(chat, "then something allowed").await;
    assert_eq!(live.next_event().await.1, "comment-added", "the next event of all");
}

/// LP28: events times recipients; their bytes, and those of presence and replies.
#[tokio::test]
async fn lp28_what_goes_over_sockets_is_counted() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut viewers = Vec::new();
    for _ in 0..3 {
        viewers.push(Live::following(&server, &ada, image).await);
    }
    for n in 0..5 {
        ada.open_chat(image, &format!("{n}")).await;
    }
    let mut payload = 0;
    for live in &mut viewers {
        live.check_in_step(&ada).await;
        payload += live.frames.iter().map(String::len).sum::<usize>();
    }
    let mut late = Live::open(&server, &ada, ada.snapshot(image).await).await;
    late.replica = image_chat::model::Pending::new(image_chat::model::Board::new(image));
    late.subscribe().await;
    late.check_in_step(&ada).await;
    payload += late.frames.iter().map(String::len).sum::<usize>();
    let usage = ada.get("/api/v1/tenants/demo/usage").await.ok(200)["usage"][0].clone();
    assert_eq!(usage["pubSubMessageCount"], 4 * 5, "three at once, one later");
    assert_eq!(usage["conversationCreateCount"], 5);
    let counted = usage["pubSubBandwidth"].as_u64().expect("a number") as usize;
    assert!((payload..payload + 2_000).contains(&counted), "{counted} for {payload} heard so far");
}
