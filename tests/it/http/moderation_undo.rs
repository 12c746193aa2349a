//! Undo of moderation where others acted in between.

use crate::common::{Person, fresh};
use crate::http::moderation::{flag, texts};
use crate::http::moderation_page::{Scene, act, queue, scene, undo};
use image_chat::model::{CommentId, Role};
use image_chat::server::services::tenants::default_tenant_id;
use serde_json::json;

const PAGE: &str = "/t/demo/moderation";

async fn deletes(person: &Person, comment: CommentId) {
    let body = json!({ "broadcastId": fresh() });
    person.delete(&format!("/api/v1/comments/{comment}"), body).await.ok(200);
}

#[tokio::test]
async fn undoing_an_approval_leaves_a_comment_deleted_that_its_author_deleted() {
    let Scene { server: _server, ada, mia, image, flagged, .. } = scene(3).await;
    let undo_id = act(&mia, "approve", &[&format!("comment-{flagged}")]).await;
    deletes(&ada, flagged).await;
    assert_eq!(undo(&mia, &undo_id).await, 303);
    assert_eq!(texts(&ada, image).await, ["fine"]);
}

#[tokio::test]
async fn undoing_a_removal_leaves_a_comment_deleted_that_another_moderator_deleted() {
    let Scene { server, ada, mia, image, flagged, .. } = scene(3).await;
    let item = format!("comment-{flagged}");
    let undo_id = act(&mia, "remove", &[&item]).await;
    let max = server.person_as("Max", Role::Moderator, &default_tenant_id()).await;
    act(&max, "restore", &[&item]).await;
    assert_eq!(texts(&ada, image).await, ["fine", "not fine"]);
    deletes(&max, flagged).await;
    assert_eq!(undo(&mia, &undo_id).await, 303);
    assert_eq!(texts(&ada, image).await, ["fine"]);
}

#[tokio::test]
async fn undoing_a_restoration_takes_nothing_along_that_others_wrote_since() {
    let Scene { server: _server, ada, bob, mia, image, .. } = scene(3).await;
    let (chat, _) = ada.open_chat(image, "a discussion").await;
    let body = json!({ "broadcastId": fresh() });
    ada.delete(&format!("/api/v1/chats/{chat}"), body).await.ok(200);
    let undo_id = act(&mia, "restore", &[&format!("chat-{chat}")]).await;
    bob.comment(chat, "an answer").await;
    assert_eq!(undo(&mia, &undo_id).await, 303);
    assert!(texts(&ada, image).await.contains(&"an answer".to_owned()));
}

#[tokio::test]
async fn approving_a_hidden_comment_brings_no_other_hidden_comment_back() {
    let Scene { server: _server, ada, bob, mia, image, flagged } = scene(1).await;
    let first = ada.snapshot(image).await.board.in_order()[0].comments[0].id;
    assert_eq!(flag(&bob, first, "").await.status, 204);
    assert_eq!(texts(&ada, image).await, [""; 0], "the discussion is gone with its last comment");
    act(&mia, "approve", &[&format!("comment-{flagged}")]).await;
    assert_eq!(texts(&ada, image).await, ["not fine"]);
    assert_eq!(queue(&mia, "kind=hidden").await, [format!("comment-{first}")]);
}

/// Takes back what was done; how many things that were, and how many could not be.
async fn undone(person: &Person, id: &str) -> (String, String) {
    let answer = person.submit(PAGE, &[("action", "undo"), ("undo", id)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let to = format!("http://x{}", answer.header("location"));
    let to = reqwest::Url::parse(&to).expect("an address");
    let value = |name| to.query_pairs().find(|(of, _)| of == name).map(|(_, n)| n.into_owned());
    (value("n").unwrap_or_default(), value("missed").unwrap_or_default())
}

#[tokio::test]
async fn what_cannot_be_taken_back_any_more_keeps_nothing_else_from_it() {
    let Scene { server, ada, mia, image, flagged, .. } = scene(3).await;
    let chat = *ada.snapshot(image).await.board.chats.keys().next().expect("a discussion");
    let other = ada.answers(chat, "another").await;
    deletes(&ada, flagged).await;
    deletes(&ada, other).await;
    let items = [flagged, other].map(|comment| format!("comment-{comment}"));
    let undo_id = act(&mia, "restore", &[&items[0], &items[1]]).await;
    assert_eq!(texts(&ada, image).await, ["fine", "not fine", "another"]);
    deletes(&ada, other).await;
    assert_eq!(undone(&mia, &undo_id).await, ("1".into(), "1".into()));
    assert_eq!(texts(&ada, image).await, ["fine"], "the other one is taken back");
    let entries = server.audit(&default_tenant_id()).await;
    let last = entries.first().expect("an entry");
    assert_eq!((&*last.action, &*last.target), ("comment.restore.undo", &*items[0]));
    assert_eq!(last.actor, Some(mia.id()));
    let page = mia.get(&format!("{PAGE}?done=undo&n=1&missed=1")).await.text;
    assert!(page.contains("1 action undone. One was settled or gone already"), "{page}");
}

#[tokio::test]
async fn each_step_that_is_taken_back_is_written_down_with_what_it_was_about() {
    let Scene { server, ada, bob, mia, image, flagged } = scene(3).await;
    let second = ada.open_chat(image, "second").await.1;
    assert_eq!(flag(&bob, second, "").await.status, 204);
    let items = [flagged, second].map(|comment| format!("comment-{comment}"));
    for action in ["approve", "remove", "ban"] {
        let undo_id = act(&mia, action, &[&items[0], &items[1]]).await;
        assert_eq!(undone(&mia, &undo_id).await, ("2".into(), String::new()));
    }
    let entries = server.audit(&default_tenant_id()).await.into_iter().rev();
    let told: Vec<_> = entries.map(|entry| (entry.action, entry.target)).collect();
    let ada = ada.id().to_string();
    let mut expected = Vec::new();
    for (action, targets) in [
        ("comment.approve", items.clone()),
        ("comment.remove", items.clone()),
        ("ban.create", [ada.clone(), ada.clone()]),
    ] {
        expected.extend(targets.iter().map(|target| (action.to_owned(), target.clone())));
        let undone = targets.iter().rev();
        expected.extend(undone.map(|target| (format!("{action}.undo"), target.clone())));
    }
    assert_eq!(told, expected);
}

#[tokio::test]
async fn a_verdict_that_another_moderator_replaced_is_left_as_it_is() {
    let Scene { server, ada, mia, image, flagged, .. } = scene(1).await;
    let item = format!("comment-{flagged}");
    let undo_id = act(&mia, "approve", &[&item]).await;
    let body = json!({ "body": "worse", "broadcastId": fresh() });
    ada.patch(&format!("/api/v1/comments/{flagged}"), body).await.ok(200);
    assert_eq!(flag(&server.person("Eve").await, flagged, "").await.status, 204);
    let max = server.person_as("Max", Role::Moderator, &default_tenant_id()).await;
    act(&max, "approve", &[&item]).await;
    assert_eq!(undone(&mia, &undo_id).await, (String::new(), "1".into()));
    assert_eq!(texts(&ada, image).await, ["fine", "worse"]);
}
