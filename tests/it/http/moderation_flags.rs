//! Flags: which count, what they hide, and their entries in the audit log.

use crate::common::{Person, fresh};
use crate::http::moderation::{close, flag, texts};
use crate::http::moderation_page::{Scene, act, queue, scene};
use image_chat::model::{MODERATION, Role, Writers};
use image_chat::server::services::tenants::default_tenant_id;
use serde_json::json;

#[tokio::test]
async fn who_may_not_write_hides_nothing() {
    let Scene { server, ada, mia, image, flagged, .. } = scene(2).await;
    server.set_role(&ada, Some(Role::Member), &default_tenant_id()).await;
    server.settings(&default_tenant_id(), |settings| settings.writers = Writers::Members).await;
    let eve = server.person("Eve").await;
    flag(&eve, flagged, "").await.refused(401);
    assert_eq!(texts(&ada, image).await, ["fine", "not fine"]);
    server.settings(&default_tenant_id(), |settings| settings.writers = Writers::Nobody).await;
    flag(&eve, flagged, "").await.refused(403);
    server.settings(&default_tenant_id(), |settings| settings.writers = Writers::Guests).await;
    assert_eq!(close(&mia, image, true).await, 200);
    let answer = flag(&eve, flagged, "").await;
    answer.refused(409);
    assert!(answer.text.contains("locked"), "{}", answer.text);
    assert_eq!(close(&mia, image, false).await, 200);
    assert_eq!(flag(&eve, flagged, "").await.status, 204);
    assert_eq!(texts(&ada, image).await, ["fine"]);
}

#[tokio::test]
async fn what_moderators_wrote_waits_and_stays() {
    let Scene { server, bob, mia, image, .. } = scene(1).await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let mut items = Vec::new();
    for author in [&mia, &root] {
        let comment = author.open_chat(image, "an unloved word").await.1;
        assert_eq!(flag(&bob, comment, "").await.status, 204);
        items.push(format!("comment-{comment}"));
    }
    assert_eq!(texts(&bob, image).await, ["fine", "an unloved word", "an unloved word"]);
    assert_eq!(queue(&mia, "kind=flagged").await, items);
}

#[tokio::test]
async fn what_the_server_hides_is_written_down() {
    let Scene { server, flagged, .. } = scene(1).await;
    let entries = server.audit(&default_tenant_id()).await;
    assert_eq!(entries.len(), 1, "{entries:?}");
    let entry = &entries[0];
    assert_eq!((&*entry.action, &*entry.target), ("comment.hide", &*format!("comment-{flagged}")));
    assert_eq!((entry.actor, &*entry.actor_name), (Some(MODERATION), "Moderation"));
    assert_eq!((&*entry.address, &*entry.detail), ("", "flagged by 1 person"));
}

#[tokio::test]
async fn fewer_flags_to_hide_act_at_once() {
    let Scene { server, ada, bob, mia, image, .. } = scene(3).await;
    let other = ada.open_chat(image, "flagged twice").await.1;
    for person in [&bob, &server.person("Eve").await] {
        assert_eq!(flag(person, other, "").await.status, 204);
    }
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let mut form = image_chat::server::services::tenants::SettingsForm::of(
        &server
            .state()
            .store
            .tenancy()
            .tenant(&default_tenant_id())
            .await
            .expect("read")
            .expect("there"),
    );
    // As from a program, which does not say what it saw.
    form.revision = String::new();
    for (enough, left) in
        [("2", &["fine", "not fine"][..]), ("0", &["fine", "not fine"]), ("1", &["fine"])]
    {
        form.flags_to_hide = enough.into();
        let request = root.request(reqwest::Method::POST, "/t/demo/settings").form(&form);
        let answer = crate::common::Answer::to(request).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        assert_eq!(texts(&ada, image).await, left, "with {enough}");
    }
    assert_eq!(queue(&mia, "kind=hidden").await.len(), 2);
}

#[tokio::test]
async fn a_repetition_is_written_down_once() {
    let Scene { server, ada, mia, image, .. } = scene(3).await;
    let comment = ada.open_chat(image, "to be deleted").await.1;
    let body = json!({ "broadcastId": fresh() });
    for _ in 0..2 {
        mia.delete(&format!("/api/v1/comments/{comment}"), body.clone()).await.ok(200);
    }
    let entries = server.audit(&default_tenant_id()).await;
    let actions: Vec<_> = entries.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["comment.delete"]);
}

/// In the data of the page, by which the comment looks flagged.
#[tokio::test]
async fn a_flag_shows_to_who_flagged_and_to_moderators_until_it_is_reviewed() {
    let Scene { server, ada, bob, mia, image, flagged } = scene(0).await;
    let shown = async |person: &Person| {
        let page = person.get(&format!("/i/{image}")).await.text;
        let (_, viewer) = page.split_once("id=\"viewer-data\">").expect("the reader's data");
        viewer.split("</script>").next().is_some_and(|data| data.contains(&flagged.to_string()))
    };
    let eve = server.person("Eve").await;
    for (person, expected) in [(&bob, true), (&mia, true), (&ada, false), (&eve, false)] {
        assert_eq!(shown(person).await, expected);
    }
    assert!(!shown(&server.stranger()).await);
    act(&mia, "approve", &[&format!("comment-{flagged}")]).await;
    for person in [&bob, &mia] {
        assert!(!shown(person).await, "reviewed");
    }
}
