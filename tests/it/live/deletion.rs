//! The deletion of an account, as seen by viewers of its contributions.

use crate::common::live::Live;
use crate::common::{Answer, TestServer, fresh};
use image_chat::model::{Board, Pending};
use image_chat::protocol::live::{CloseCode, ServerMessage};
use image_chat::protocol::page::Snapshot;
use reqwest::Method;

const PASSWORD: &str = "a quiet harbour at dawn";

#[tokio::test]
async fn lp7_readers_of_what_a_deleted_person_wrote_reload() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let submit = |path: &'static str, fields: &'static [(&'static str, &'static str)]| {
        let ada = &ada;
        async move { Answer::to(ada.request(Method::POST, path).form(fields)).await.status }
    };
    let account = &[("name", "Ada"), ("email", "ada@example.org"), ("password", PASSWORD)];
    assert_eq!(submit("/signup", account).await, 303);
    ada.open_chat(image, "first").await;
    let (bob, neighbour) = (server.person("Bob").await, server.person("Nick").await);
    let elsewhere = neighbour.upload("demo").await;
    let mut own = Live::following(&server, &ada, image).await;
    let mut looks = Live::following(&server, &bob, image).await;
    let mut looks_elsewhere = Live::following(&server, &neighbour, elsewhere).await;
    let delete = &[("do", "delete"), ("password", PASSWORD), ("sure", "yes")];
    assert_eq!(submit("/account", delete).await, 303);
    assert_eq!(own.close_code().await, CloseCode::SignInAgain as u16);
    looks.until(|message| matches!(message, ServerMessage::Reset { .. })).await;
    let board = bob.snapshot(image).await.board;
    looks.replica = Pending::new(board.clone());
    let names: Vec<_> = board.chats.values().map(|chat| chat.by.name.as_str()).collect();
    assert_eq!(names, ["Deleted person"]);
    bob.open_chat(image, "goes on").await;
    looks.reach(board.seq.next()).await;
    neighbour.open_chat(elsewhere, "undisturbed").await;
    looks_elsewhere.check_in_step(&neighbour).await;
    let was_reset = looks_elsewhere.frames.iter().any(|frame| frame.contains("\"reset\""));
    assert!(!was_reset, "{:?}", looks_elsewhere.frames);
}

/// A tab that was away during the deletion would keep the name, since the log does not hold the deletion.
#[tokio::test]
async fn lp7_a_reader_who_was_away_while_an_account_was_deleted_reloads() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let submit = |path: &'static str, fields: &'static [(&'static str, &'static str)]| {
        let request = ada.request(Method::POST, path).form(fields);
        async move { Answer::to(request).await.status }
    };
    let account = &[("name", "Ada"), ("email", "ada@example.org"), ("password", PASSWORD)];
    assert_eq!(submit("/signup", account).await, 303);
    ada.open_chat(image, "first").await;
    let bob = server.person("Bob").await;
    let before = bob.snapshot(image).await;
    let delete = &[("do", "delete"), ("password", PASSWORD), ("sure", "yes")];
    assert_eq!(submit("/account", delete).await, 303);
    let mut back = Live::open(&server, &bob, before).await;
    back.subscribe().await;
    let answer = back.welcome().await;
    let is_reset = answer.iter().any(|message| matches!(message, ServerMessage::Reset { .. }));
    assert!(is_reset, "{answer:?}");
    // A page that has loaded the image since resumes from there.
    let mut fresh = Live::following(&server, &bob, image).await;
    bob.open_chat(image, "goes on").await;
    fresh.check_in_step(&bob).await;
    let was_reset = fresh.frames.iter().any(|frame| frame.contains("\"reset\""));
    assert!(!was_reset, "{:?}", fresh.frames);
}

#[tokio::test]
async fn deleted_or_rewritten_texts_are_not_sent_any_more() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "stays as it is").await;
    let deleted = ada.comment(chat, "regretted one").await;
    let edited = ada.comment(chat, "regretted two").await;
    let (gone, _) = ada.open_chat(image, "regretted three").await;
    let bob = server.person("Bob").await;
    let empty = Snapshot { board: Board::new(image), ..bob.snapshot(image).await };
    // All events are in the replay buffer by now.
    let mut early = Live::open(&server, &bob, empty.clone()).await;
    early.subscribe().await;
    early.welcome().await;
    early.check_in_step(&bob).await;
    assert!(early.frames.iter().any(|frame| frame.contains("regretted one")));
    let by = |id| serde_json::json!({ "broadcastId": fresh(), "body": id });
    ada.delete(&format!("/api/v1/comments/{deleted}"), by("")).await.ok(200);
    ada.delete(&format!("/api/v1/chats/{gone}"), by("")).await.ok(200);
    let request = ada.request(Method::PATCH, &format!("/api/v1/comments/{edited}"));
    Answer::to(request.json(&by("second thoughts"))).await.ok(200);
    early.check_in_step(&bob).await;
    // The first one reads the log, the second uses the replay buffer.
    for _ in 0..2 {
        let mut late = Live::open(&server, &bob, empty.clone()).await;
        late.subscribe().await;
        late.welcome().await;
        late.check_in_step(&bob).await;
        let heard = late.frames.concat();
        assert!(heard.contains("stays as it is") && heard.contains("second thoughts"), "{heard}");
        assert!(!heard.contains("regretted"), "{heard}");
    }
    let log = bob.get(&format!("/api/v1/images/{image}/events?since=0")).await;
    assert_eq!(log.ok(200)["events"].as_array().expect("events").len(), 7);
    assert!(
        !log.text.contains("regretted") && log.text.contains("second thoughts"),
        "{}",
        log.text
    );
}
