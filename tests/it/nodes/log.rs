//! LP25, LP26: one log, whichever node an event comes from.

use super::{open_chat, two_nodes};
use crate::common::live::Live;
use crate::common::log::{Log, assert_same};
use crate::common::{Answer, Person, fresh};
use futures::future::join_all;
use image_chat::model::{Event, Seq};
use image_chat::protocol::live::ServerMessage;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::{Value, json};

async fn change(person: &Person, path: &str, to: Value) {
    let request = person.request(Method::PATCH, path).json(&to);
    Answer::to(request).await.ok(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp25_people_on_two_nodes_see_each_other_write() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let bob = second.person("Bob").await;
    let mut of_ada = Live::following(&first, &ada, image).await;
    let mut of_bob = Live::following(&second, &bob, image).await;
    for n in 0..20 {
        let (chat, _) = ada.open_chat(image, &format!("{n}")).await;
        bob.comment(chat, "seen").await;
        ada.comment(chat, "and answered").await;
    }
    of_ada.reach(Seq(60)).await;
    of_bob.reach(Seq(60)).await;
    assert_eq!((of_ada.gaps, of_bob.gaps), (0, 0), "nobody had to ask");
    let board = ada.snapshot(image).await.board;
    assert_same(of_ada.replica.board(), &board, "Ada's page");
    assert_same(of_bob.replica.board(), &board, "Bob's page");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp25_an_operation_never_fails_because_another_node_was_quicker() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let bob = second.person("Bob").await;
    let mut of_ada = Live::following(&first, &ada, image).await;
    let mut of_bob = Live::following(&second, &bob, image).await;
    let writing = (0..80).map(|n| {
        let person = if n % 2 == 0 { &ada } else { &bob };
        async move { person.operates_at(image, &open_chat(&format!("{n}"))).await }
    });
    let stored = join_all(writing).await;
    of_ada.reach(Seq(80)).await;
    of_bob.reach(Seq(80)).await;
    assert_eq!((of_ada.gaps, of_bob.gaps), (0, 0), "holes are read once for all, by the nodes");
    let log = Log::read(&ada, image).await;
    log.check_acknowledged(&stored);
    let board = log.check();
    assert_same(of_ada.replica.board(), &board, "Ada's page");
    assert_same(of_bob.replica.board(), &board, "Bob's page");
}

/// Neither node has viewers, so that neither hears of the other; the database tells.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp25_what_another_node_stored_can_be_answered_without_having_been_heard_of() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let elsewhere = ada.at(&second);
    let (chat, _) = ada.open_chat(image, "one").await;
    let comment = elsewhere.comment(chat, "two").await;
    let edit = json!({ "body": "two, new", "broadcastId": fresh() });
    let path = format!("/api/v1/comments/{comment}");
    change(&ada, &path, edit).await;
    elsewhere.comment(chat, "three").await;
    let (ours, theirs) = (ada.snapshot(image).await.board, elsewhere.snapshot(image).await.board);
    assert_same(&ours, &theirs, "the snapshots");
    assert_eq!(ours.seq, Seq(4));
    for person in [&ada, &elsewhere] {
        let page = person.get(&format!("/i/{image}")).await;
        assert!(page.text.contains("two, new"), "the page is as new as the log");
    }
    ada.comment(chat, "four").await;
    assert!(elsewhere.get(&format!("/i/{image}")).await.text.contains("four"), "kept pages too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp8_a_reader_who_joins_while_another_node_writes_misses_nothing() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let bob = second.person("Bob").await;
    let writing = async {
        for n in 0..60 {
            ada.open_chat(image, &format!("{n}")).await;
        }
    };
    let coming = async {
        for _ in 0..15 {
            let mut live = Live::following(&second, &bob, image).await;
            live.check_in_step(&bob).await;
            assert_eq!(live.gaps, 0);
        }
    };
    futures::join!(writing, coming);
    let mut last = Live::following(&second, &bob, image).await;
    last.reach(Seq(60)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp7_an_image_that_is_renamed_on_one_node_is_reloaded_on_all() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let bob = second.person("Bob").await;
    ada.open_chat(image, "before").await;
    let mut of_ada = Live::following(&first, &ada, image).await;
    let mut of_bob = Live::following(&second, &bob, image).await;
    let path = format!("/api/v1/images/{image}");
    change(&ada, &path, json!({ "title": "Another" })).await;
    for live in [&mut of_ada, &mut of_bob] {
        live.until(|message| matches!(message, ServerMessage::Reset { .. })).await;
    }
    let told = ada.operates_at(image, &open_chat("after")).await;
    assert!(matches!(told.event, Event::NewImageChat { .. }));
    of_bob.until(|message| message.clone().recorded().is_some_and(|(_, r)| r == told)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp28_a_marker_is_counted_by_the_node_that_stored_it() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let bob = second.person("Bob").await;
    let mut of_ada = Live::following(&first, &ada, image).await;
    let mut of_bob = Live::following(&second, &bob, image).await;
    for person in [&ada, &bob, &bob] {
        person.open_chat(image, "x").await;
    }
    of_ada.reach(Seq(3)).await;
    of_bob.reach(Seq(3)).await;
    let (tenant, store) = (default_tenant_id(), &first.state().store);
    let mut totals = Vec::new();
    for node in [&first, &second] {
        let state = node.state();
        state.engine.usage().save(&**store).await.expect("written");
        let usage = store.usage(&tenant, (0, i64::MAX)).await.expect("read");
        totals.push(usage.iter().map(|of| of.created).sum::<u64>());
    }
    assert_eq!(totals[1], 3, "each once, by the nodes together: {totals:?}");
}
