//! Held comments and edits: who reviews them, and when they stay unpublished.

use crate::common::{Answer, Person, TestServer, fresh};
use crate::http::moderation::{close, texts};
use crate::http::moderation_page::{act, queue, undo};
use image_chat::model::{ChatId, CommentId, ImageId, OnWord, Role};
use image_chat::server::services::tenants::default_tenant_id;
use serde_json::json;

const PAGE: &str = "/t/demo/moderation";

/// A discussion by Ada in a tenant where "drat" is held.
struct Scene {
    server: TestServer,
    ada: Person,
    mia: Person,
    image: ImageId,
    chat: ChatId,
    comment: CommentId,
}

async fn scene() -> Scene {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, comment) = ada.open_chat(image, "fine").await;
    let hold = |settings: &mut image_chat::model::Settings| {
        settings.words = vec!["drat".into()];
        settings.on_word = OnWord::Hold;
    };
    server.settings(&default_tenant_id(), hold).await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    Scene { server, ada, mia, image, chat, comment }
}

async fn adds(person: &Person, chat: ChatId, text: &str) -> Answer {
    let body = json!({ "body": text, "broadcastId": fresh() });
    person.post(&format!("/api/v1/chats/{chat}/comments"), body).await
}

async fn edits(person: &Person, comment: CommentId, text: &str) -> Answer {
    let body = json!({ "body": text, "broadcastId": fresh() });
    person.patch(&format!("/api/v1/comments/{comment}"), body).await
}

/// The moderator's answer to approving what waits alone.
async fn approves(mia: &Person) -> Answer {
    let waiting = queue(mia, "").await;
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    mia.submit(PAGE, &[("action", "approve"), ("item", &waiting[0])]).await
}

#[tokio::test]
async fn of_two_moderators_at_once_one_decides() {
    let Scene { server, ada, mia, image, chat, .. } = scene().await;
    let max = server.person_as("Max", Role::Moderator, &default_tenant_id()).await;
    for n in 0..8 {
        let text = format!("drat {n}");
        adds(&ada, chat, &text).await.ok(202);
        let item = queue(&mia, "").await.remove(0);
        let fields = |action| [("action", action), ("item", item.as_str())];
        let (approve, remove) = (fields("approve"), fields("remove"));
        let both = tokio::join!(mia.submit(PAGE, &approve), max.submit(PAGE, &remove));
        let is_done = |answer: &Answer| answer.header("location").contains("n=1");
        let (is_approved, is_removed) = (is_done(&both.0), is_done(&both.1));
        assert_ne!(is_approved, is_removed, "{text}");
        assert_eq!(texts(&ada, image).await.contains(&text), is_approved, "{text}");
        assert_eq!(queue(&mia, "").await, [""; 0]);
    }
}

#[tokio::test]
async fn a_held_change_does_not_overwrite_a_newer_text() {
    let Scene { server: _server, ada, mia, image, comment, .. } = scene().await;
    edits(&ada, comment, "drat").await.ok(202);
    edits(&ada, comment, "newer").await.ok(200);
    let answer = approves(&mia).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    assert!(answer.problem().contains("edited after this change"), "{}", answer.text);
    assert_eq!(texts(&ada, image).await, ["newer"]);
    assert_eq!(queue(&mia, "").await.len(), 1, "it can still be removed");
}

#[tokio::test]
async fn undoing_an_approved_change_leaves_a_newer_text_alone() {
    let Scene { server: _server, ada, mia, image, comment, .. } = scene().await;
    edits(&ada, comment, "drat").await.ok(202);
    let item = queue(&mia, "").await.remove(0);
    let undo_id = act(&mia, "approve", &[&item]).await;
    assert_eq!(texts(&ada, image).await, ["drat"]);
    assert_eq!(undo(&mia, &undo_id).await, 303);
    assert_eq!(texts(&ada, image).await, ["fine"]);
    let undo_id = act(&mia, "approve", &[&item]).await;
    assert_eq!(texts(&ada, image).await, ["drat"], "nothing newer was written");
    edits(&ada, comment, "newer").await.ok(200);
    assert_eq!(undo(&mia, &undo_id).await, 303);
    assert_eq!(texts(&ada, image).await, ["newer"]);
    assert_eq!(queue(&mia, "").await, [""; 0], "it stays approved");
}

#[tokio::test]
async fn of_two_held_changes_the_later_one_stays() {
    let Scene { server: _server, ada, mia, image, comment, .. } = scene().await;
    edits(&ada, comment, "drat, first").await.ok(202);
    edits(&ada, comment, "drat, second").await.ok(202);
    let waiting = queue(&mia, "").await;
    act(&mia, "approve", &[&waiting[0], &waiting[1]]).await;
    assert_eq!(texts(&ada, image).await, ["drat, second"]);
    edits(&ada, comment, "drat, third").await.ok(202);
    edits(&ada, comment, "drat, fourth").await.ok(202);
    let waiting = queue(&mia, "").await;
    act(&mia, "approve", &[&waiting[1], &waiting[0]]).await;
    assert_eq!(texts(&ada, image).await, ["drat, fourth"]);
}

#[tokio::test]
async fn nothing_is_published_where_nobody_goes_on() {
    let Scene { server: _server, ada, mia, image, chat, .. } = scene().await;
    adds(&ada, chat, "drat").await.ok(202);
    let path = format!("/api/v1/chats/{chat}");
    let lock = |locked: bool| json!({ "locked": locked, "broadcastId": fresh() });
    // Before it was ever published, and after that was taken back.
    for _ in 0..2 {
        assert_eq!(close(&mia, image, true).await, 200);
        let answer = approves(&mia).await;
        assert_eq!(answer.status, 409, "{}", answer.text);
        assert!(answer.problem().contains("are locked"), "{}", answer.text);
        assert_eq!(close(&mia, image, false).await, 200);
        mia.patch(&path, lock(true)).await.ok(200);
        let answer = approves(&mia).await;
        assert_eq!(answer.status, 409, "{}", answer.text);
        assert!(answer.problem().contains("discussion is locked"), "{}", answer.text);
        mia.patch(&path, lock(false)).await.ok(200);
        assert_eq!(texts(&ada, image).await, ["fine"]);
        let undo_id = act(&mia, "approve", &[&queue(&mia, "").await[0]]).await;
        assert_eq!(texts(&ada, image).await, ["fine", "drat"]);
        assert_eq!(undo(&mia, &undo_id).await, 303);
    }
}

#[tokio::test]
async fn one_that_cannot_be_approved_keeps_no_other_from_it() {
    let Scene { server: _server, ada, mia, image, chat, .. } = scene().await;
    let closed = ada.upload("demo").await;
    let body = json!({ "x": 1, "y": 1, "body": "drat, closed", "broadcastId": fresh() });
    ada.post(&format!("/api/v1/images/{closed}/chats"), body).await.ok(202);
    adds(&ada, chat, "drat").await.ok(202);
    assert_eq!(close(&mia, closed, true).await, 200);
    let waiting = queue(&mia, "").await;
    let fields = [("action", "approve"), ("item", &*waiting[0]), ("item", &*waiting[1])];
    let answer = mia.submit(PAGE, &fields).await;
    assert!(answer.header("location").contains("n=1&missed=1"), "{}", answer.text);
    assert_eq!(texts(&ada, image).await, ["fine", "drat"]);
    assert_eq!(queue(&mia, "").await, waiting[..1]);
}

#[tokio::test]
async fn the_queue_says_whose_author_is_banned() {
    let Scene { server: _server, ada, mia, chat, .. } = scene().await;
    adds(&ada, chat, "drat").await.ok(202);
    let item = queue(&mia, "").await.remove(0);
    assert!(!mia.get(PAGE).await.text.contains("author banned"));
    let undo_id = act(&mia, "ban", &[&item]).await;
    assert!(mia.get(PAGE).await.text.contains("author banned"));
    undo(&mia, &undo_id).await;
    assert!(!mia.get(PAGE).await.text.contains("author banned"));
}
