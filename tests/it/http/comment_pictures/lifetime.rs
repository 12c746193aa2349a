//! How long pictures in comments are kept, and who sees those of texts that wait or are gone.

use super::{Sent, comment, delete, edit, in_days, send, status};
use crate::common::{Answer, TestServer, fresh};
use crate::http::accounts::{PASSWORD, account};
use image_chat::model::{ChatId, OnWord, Role, TenantId, Timestamp};
use image_chat::server::boot::jobs;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::services::usage::kept;
use reqwest::Method;
use serde_json::json;

/// Comments with the word "rude" wait for moderators from now on.
async fn hold_rude(server: &TestServer, tenant: &TenantId) {
    server
        .settings(tenant, |settings| {
            settings.words = vec!["rude".into()];
            settings.on_word = OnWord::Hold;
        })
        .await;
}

#[tokio::test]
async fn unused_pictures_are_removed_after_a_day_with_their_bytes() {
    let server = TestServer::start().await;
    let tenant = default_tenant_id();
    hold_rude(&server, &tenant).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let state = server.state();
    let before = kept(state, &tenant).await.expect("measured").bytes;
    let [unused, shown, deleted, held, earlier] = [
        send(&ada, image).await,
        send(&ada, image).await,
        send(&ada, image).await,
        send(&ada, image).await,
        send(&ada, image).await,
    ];
    let (chat, _) = ada.open_chat(image, &shown.markdown).await;
    let gone = ada.comment(chat, &deleted.markdown).await;
    delete(&ada, gone).await;
    let rude = json!({ "body": format!("rude {}", held.markdown), "broadcastId": fresh() });
    ada.post(&format!("/api/v1/chats/{chat}/comments"), rude).await.ok(202);
    let edited = ada.comment(chat, &earlier.markdown).await;
    edit(&ada, edited, "other").await;
    let full = kept(state, &tenant).await.expect("measured").bytes;
    assert!(full > before, "their bytes count");

    let is_there = async |sent: &Sent| status(&ada, &sent.src).await == 200;
    jobs::prune(state, in_days(0)).await;
    assert!(is_there(&unused).await, "not yet");
    jobs::prune(state, Timestamp(in_days(1).0 + 1)).await;
    assert!(!is_there(&unused).await);
    for sent in [&shown, &deleted, &held, &earlier] {
        assert!(is_there(sent).await, "{}", sent.markdown);
    }
    let less = kept(state, &tenant).await.expect("measured").bytes;
    assert!(before < less && less < full, "{before} {less} {full}");
    for name in ["comment", "commentthumb"] {
        let file = format!("{name}-{}.png", unused.id.0.simple());
        assert!(state.blobs.get(image, &file).await.expect("read").is_none(), "{file}");
    }
    // What became unused goes with the look after the next day.
    let path = format!("/api/v1/comments/{edited}/versions");
    assert_eq!(Answer::to(ada.request(Method::DELETE, &path)).await.status, 204);
    jobs::prune(state, Timestamp(in_days(3).0)).await;
    assert!(!is_there(&earlier).await && is_there(&shown).await);

    let old = format!("/api/v1/images/{image}");
    assert_eq!(Answer::to(ada.request(Method::DELETE, &old)).await.status, 204);
    jobs::prune(state, in_days(40)).await;
    let row = state.store.comment_pictures().picture(image, shown.id).await.expect("read");
    assert_eq!(row, None, "with its image");
    let file = format!("comment-{}.png", shown.id.0.simple());
    assert!(state.blobs.get(image, &file).await.expect("read").is_none());
}

#[tokio::test]
async fn a_deleted_account_leaves_pictures_with_their_comments_and_no_others() {
    let server = TestServer::start().await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    let image = ada.upload("demo").await;
    let (shown, unused) = (send(&ada, image).await, send(&ada, image).await);
    let (_, first): (ChatId, _) = ada.open_chat(image, &shown.markdown).await;
    let fields = [("do", "delete"), ("password", PASSWORD), ("sure", "yes")];
    ada.submit("/account", &fields).await.goes_to("/");
    let stranger = server.stranger();
    assert_ne!(comment(&stranger, image, first).await["by"]["name"], json!("Ada"));
    assert_eq!(status(&stranger, &shown.src).await, 200, "as its comment stays");
    assert_eq!(status(&stranger, &unused.src).await, 404);
}

/// An image on a page of another site comes into being with its first comment, which may have a picture.
/// What a comment shows is a part of what moderators decide about.
#[tokio::test]
async fn moderators_see_the_pictures_of_what_waits_and_of_what_was_deleted() {
    let server = TestServer::start().await;
    let tenant = default_tenant_id();
    hold_rude(&server, &tenant).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let max = server.person_as("Max", Role::Moderator, &tenant).await;
    let Sent { src, markdown, .. } = send(&ada, image).await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let rude = json!({ "body": format!("rude {markdown}"), "broadcastId": fresh() });
    ada.post(&format!("/api/v1/chats/{chat}/comments"), rude).await.ok(202);
    let thumb = format!("<img src=\"{src}/thumb\" alt=\"my sketch\"");
    let queue = max.get("/t/demo/moderation").await.text;
    assert!(queue.contains(&thumb) && queue.contains("🖼 my sketch"), "{queue}");
    assert_eq!(status(&max, &format!("{src}/thumb")).await, 200);
    let gone = ada.comment(chat, &markdown).await;
    delete(&ada, gone).await;
    let deleted = max.get("/t/demo/moderation?view=deleted").await.text;
    assert!(deleted.contains(&thumb), "{deleted}");
}
