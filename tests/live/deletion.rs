//! The end of an account, as those hear of it who look at what its person wrote.

use crate::common::{Answer, TestServer};
use crate::live::Live;
use image_chat::protocol::live::{CloseCode, ServerMessage};
use reqwest::Method;

const PASSWORD: &str = "a quiet harbour at dawn";

#[tokio::test]
async fn lp7_who_looks_at_what_a_deleted_person_wrote_loads_it_anew() {
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
    let names: Vec<_> = board.chats.values().map(|chat| chat.by.name.as_str()).collect();
    assert_eq!(names, ["Deleted person"]);
    bob.open_chat(image, "goes on").await;
    looks.reach(board.seq.next()).await;
    neighbour.open_chat(elsewhere, "undisturbed").await;
    looks_elsewhere.check_in_step(&neighbour).await;
    let was_reset = looks_elsewhere.frames.iter().any(|frame| frame.contains("\"reset\""));
    assert!(!was_reset, "{:?}", looks_elsewhere.frames);
}
