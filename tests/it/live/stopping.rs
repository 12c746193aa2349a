//! Connections that the server ends: it stops, the page is too old, a right is lost (LP20, LP21, LP23).

use crate::common::TestServer;
use crate::common::live::Live;
use image_chat::model::Seq;
use image_chat::protocol::live::{ClientMessage, CloseCode, ServerMessage};

#[tokio::test]
async fn lp20_stopping_says_bye_and_closes_with_1012() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut following = Live::following(&server, &ada, image).await;
    let mut silent = Live::open(&server, &ada, ada.snapshot(image).await).await;
    let base = server.base();
    let stopping = tokio::spawn(server.stop());
    for live in [&mut following, &mut silent] {
        let bye = live.until(|m| matches!(m, ServerMessage::Bye { .. })).await;
        let ServerMessage::Bye { retry_in_ms } = bye else { panic!() };
        assert!(retry_in_ms < 2_000, "{retry_in_ms}");
        assert_eq!(live.close_code().await, CloseCode::Restart as u16);
    }
    stopping.await.expect("stops by itself, although a client keeps its sockets");
    let address = base.trim_start_matches("http://");
    assert!(tokio::net::TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp20_what_was_acknowledged_before_stopping_is_there_after_it() {
    let first = TestServer::start().await;
    let (ada, image) = first.person_with_image("Ada").await;
    crate::live::burst(&first, &ada, image, 50).await;
    let before = ada.snapshot(image).await;
    let mut live = Live::following(&first, &ada, image).await;
    let TestServer { server, folder } = first;
    server.stop().await;
    assert_eq!(live.close_code().await, CloseCode::Restart as u16);

    let second = TestServer::start_in(folder, |_| {}).await;
    let bob = second.person("Bob").await;
    let after = bob.snapshot(image).await;
    assert_eq!(after.board, before.board);
    assert_ne!(after.epoch, before.epoch, "LP5: a start begins an epoch");
    let mut again = Live::open(&second, &bob, before).await;
    again.replica = live.break_off();
    again.subscribe().await;
    again.welcome().await;
    bob.open_chat(image, "after the restart").await;
    again.check_in_step(&bob).await;
}

/// For a moment the server answers new requests that it is about to stop.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp20_a_stopping_server_says_that_it_is_not_ready_and_takes_no_socket() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut live = Live::following(&server, &ada, image).await;
    let (base, stranger) = (server.base(), server.stranger());
    assert_eq!(stranger.get("/readyz").await.status, 200);
    let stopping = tokio::spawn(server.stop());
    live.until(|m| matches!(m, ServerMessage::Bye { .. })).await;
    // A new connection, not a kept one.
    let again = reqwest::get(format!("{base}/readyz")).await.expect("still answers");
    assert_eq!(again.status().as_u16(), 503);
    let handshake = crate::common::live::request_to(&base, &[]);
    assert_eq!(crate::common::live::open(handshake).await.err(), Some(503));
    assert_eq!(live.close_code().await, CloseCode::Restart as u16);
    stopping.await.expect("stops");
}

#[tokio::test]
async fn lp21_a_page_of_another_build_is_told_to_reload() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let own = server.state().engine.build().to_owned();
    for (build, is_welcome) in [(None, true), (Some(own), true), (Some("old".into()), false)] {
        let mut live = Live::open(&server, &ada, ada.snapshot(image).await).await;
        let ClientMessage::Subscribe { tenant_id, image_id, epoch, since, pending, .. } =
            live.subscription(live.epoch, Seq(0), vec![])
        else {
            panic!()
        };
        live.say(&[ClientMessage::Subscribe {
            tenant_id,
            image_id,
            epoch,
            since,
            pending,
            build,
            place: None,
        }])
        .await;
        match is_welcome {
            true => drop(live.welcome().await),
            false => assert_eq!(live.close_code().await, CloseCode::OtherVersion as u16),
        }
    }
}

#[tokio::test]
async fn lp23_signing_out_closes_the_sockets_of_that_session_and_no_others() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let mut one = Live::following(&server, &ada, image).await;
    let mut silent = Live::open(&server, &ada, ada.snapshot(image).await).await;
    let mut of_bob = Live::following(&server, &bob, image).await;
    let answer = ada.delete("/api/v1/session", serde_json::json!({})).await;
    assert_eq!(answer.status, 204);
    assert!(answer.header("set-cookie").contains("Max-Age=0"), "{}", answer.header("set-cookie"));
    for live in [&mut one, &mut silent] {
        assert_eq!(live.close_code().await, CloseCode::SignInAgain as u16);
    }
    bob.open_chat(image, "still here").await;
    of_bob.check_in_step(&bob).await;
    drop((one, silent));
    while server.state().engine.connections().count() > 1 {
        tokio::task::yield_now().await;
    }
}
