//! What moderators take back, when others did something with it in between.

use crate::common::{Person, fresh};
use crate::moderation::{flag, texts};
use crate::moderation_page::{Scene, act, queue, scene, undo};
use image_chat::model::{CommentId, Role};
use image_chat::server::seed::tenant_id;
use serde_json::json;

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
    let max = server.person_as("Max", Role::Moderator, &tenant_id()).await;
    act(&max, "restore", &[&item]).await;
    assert_eq!(texts(&ada, image).await, ["fine", "not fine"]);
    deletes(&max, flagged).await;
    assert_eq!(undo(&mia, &undo_id).await, 303);
    assert_eq!(texts(&ada, image).await, ["fine"]);
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
