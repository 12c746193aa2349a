//! A database file that someone copied back by hand (LP5): clients that have read what is no longer there load a
//! snapshot, and all others go on.

use crate::common::live::Live;
use crate::common::{Person, TestServer};
use image_chat::model::Seq;
use image_chat::protocol::live::ServerMessage;
use image_chat::protocol::page::Snapshot;
use std::path::Path;
use tempfile::TempDir;

const DATABASE: &str = "image-chat.db";

async fn stop(server: TestServer) -> TempDir {
    let TestServer { server, folder } = server;
    server.stop().await;
    folder
}

/// The same session on another start of the server.
fn again(person: &Person, server: &TestServer) -> Person {
    let mut person = person.clone();
    person.base = server.base();
    person
}

/// Whether a page that has read this is told to load the image again, and the places of what it is told else.
async fn resume(server: &TestServer, person: &Person, read: &Snapshot) -> (bool, Vec<u64>) {
    let mut live = Live::open(server, person, read.clone()).await;
    live.subscribe().await;
    let answer = live.welcome().await;
    let is_reset = answer.iter().any(|message| matches!(message, ServerMessage::Reset { .. }));
    let told = answer.into_iter().filter_map(ServerMessage::recorded);
    (is_reset, told.map(|(_, recorded)| recorded.seq.0).collect())
}

fn copy(from: &Path, to: &Path) {
    std::fs::copy(from, to).expect("copied");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp5_a_database_that_was_copied_back_is_not_taken_for_what_was_read_since() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "in every copy").await;
    let before_copy = ada.snapshot(image).await;
    let folder = stop(server).await;
    let (database, copied) = (folder.path().join(DATABASE), folder.path().join("copy.db"));
    copy(&database, &copied);

    let server = TestServer::start_in(folder, |_| {}).await;
    let ada = again(&ada, &server);
    let mut page = Live::following(&server, &ada, image).await;
    ada.open_chat(image, "lost with the file").await;
    page.reach(Seq(2)).await;
    let (read_live, loaded) =
        (Snapshot { epoch: page.epoch, ..before_copy.clone() }, ada.snapshot(image).await);
    let folder = stop(server).await;
    copy(&copied, &database);

    // The restored log goes on to the very places that those pages have come up to.
    let server = TestServer::start_in(folder, |_| {}).await;
    let ada = again(&ada, &server);
    ada.open_chat(image, "written instead").await;
    ada.open_chat(image, "and more").await;
    let events = format!("/api/v1/images/{image}/events");
    let of = |read: &Snapshot| format!("{events}?since={}&epoch={}", read.board.seq, read.epoch);
    ada.get(&of(&loaded)).await.refused_because(410, "a program that read what is gone");
    let told = ada.get(&of(&before_copy)).await.ok(200);
    assert_eq!(told["events"].as_array().map(Vec::len), Some(2), "{told}");
    let old_epoch = Snapshot { epoch: before_copy.epoch, ..loaded.clone() };
    for (read, what) in [(&loaded, "loaded since"), (&old_epoch, "followed since the first start")]
    {
        assert_eq!(resume(&server, &ada, read).await, (true, vec![]), "{what}");
    }
    assert_eq!(
        resume(&server, &ada, &read_live).await,
        (true, vec![]),
        "an epoch that is not here"
    );
    assert_eq!(
        resume(&server, &ada, &before_copy).await,
        (false, vec![2, 3]),
        "a part of this log"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp5_a_page_goes_on_over_many_starts() {
    let mut server = TestServer::start().await;
    let (mut ada, image) = server.person_with_image("Ada").await;
    let mut live = Live::following(&server, &ada, image).await;
    for start in 1..=3_u64 {
        ada.open_chat(image, "one more").await;
        live.reach(Seq(start)).await;
        let (epoch, replica) = (live.epoch, live.break_off());
        server = TestServer::start_in(stop(server).await, |_| {}).await;
        ada = again(&ada, &server);
        live = Live::open(&server, &ada, ada.snapshot(image).await).await;
        assert_ne!(live.epoch, epoch, "a start begins an epoch");
        (live.epoch, live.replica) = (epoch, replica);
        live.subscribe().await;
        let answer = live.welcome().await;
        let is_reset = answer.iter().any(|message| matches!(message, ServerMessage::Reset { .. }));
        assert!(!is_reset, "start {start}: {answer:?}");
        assert_ne!(live.epoch, epoch, "it goes on in the present one");
    }
}
