//! Share links of one image, with rights of their own.

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{ImageId, MODERATION, Role, TenantId, Timestamp, Viewers, Writers};
use image_chat::server::config::{Config, RateLimitConfig, Switch};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;

/// A tenant that members alone see, one of them, and an image.
async fn private() -> (TestServer, Person, ImageId) {
    private_with(|_| {}).await
}

async fn private_with(change: impl FnOnce(&mut Config)) -> (TestServer, Person, ImageId) {
    let server = TestServer::start_with(change).await;
    let max = server.person_as("Max", Role::Member, &default_tenant_id()).await;
    let image = max.upload("demo").await;
    server.settings(&default_tenant_id(), |settings| settings.viewers = Viewers::Members).await;
    (server, max, image)
}

async fn form(person: &Person, path: &str, fields: &[(&str, &str)]) -> Answer {
    Answer::to(person.request(Method::POST, path).form(fields)).await
}

/// The path of a link that is made with this form.
async fn link(person: &Person, image: ImageId, fields: &[(&str, &str)]) -> String {
    let page = form(person, &format!("/i/{image}/share"), fields).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let (_, rest) = page.text.split_once("/s/").expect("a link");
    format!("/s/{}", rest.split('"').next().expect("its end"))
}

async fn looks(person: &Person, image: ImageId) -> u16 {
    person.get(&format!("/api/v1/images/{image}")).await.status
}

async fn writes(person: &Person, image: ImageId) -> u16 {
    let body = json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh() });
    person.post(&format!("/api/v1/images/{image}/chats"), body).await.status
}

async fn arrives(server: &TestServer, path: &str, name: &str) -> Person {
    let mut person = server.stranger();
    let opened = form(&person, path, &[]).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    person.take_name(name).await;
    person
}

#[tokio::test]
async fn a_link_allows_what_it_says_on_one_image() {
    let (server, max, image) = private().await;
    let other = max.upload("demo").await;
    let view = link(&max, image, &[("level", "view")]).await;
    let comment = link(&max, image, &[("level", "comment")]).await;
    let ada = arrives(&server, &view, "Ada").await;
    assert_eq!((looks(&ada, image).await, writes(&ada, image).await), (200, 403));
    assert_eq!(looks(&ada, other).await, 404, "on no other image");
    assert_eq!(ada.get("/t/demo").await.status, 404, "nor the gallery");
    let bob = arrives(&server, &comment, "Bob").await;
    assert_eq!((looks(&bob, image).await, writes(&bob, image).await), (200, 201));
    assert_eq!(form(&ada, &comment, &[]).await.status, 303);
    assert_eq!(writes(&ada, image).await, 201, "the better of two links counts");
}

#[tokio::test]
async fn looking_at_a_link_opens_nothing() {
    let (server, max, image) = private().await;
    let path = link(&max, image, &[("level", "view")]).await;
    let stranger = server.stranger();
    let page = stranger.get(&path).await;
    assert_eq!((page.status, page.header("set-cookie")), (200, ""));
    assert!(!page.text.contains(&image.to_string()), "it does not tell what it leads to");
    assert_eq!(looks(&stranger, image).await, 404);
}

#[tokio::test]
async fn a_password_is_asked_for_and_guessing_is_limited() {
    let (server, max, image) = private_with(crate::http::ten_attempts).await;
    let fields = [("level", "view"), ("password", "correct horse battery")];
    let path = link(&max, image, &fields).await;
    let stranger = server.stranger();
    assert!(stranger.get(&path).await.text.contains("type=\"password\""));
    assert_eq!(form(&stranger, &path, &[]).await.status, 200, "asked for again");
    let wrong = form(&stranger, &path, &[("password", "another guess")]).await;
    assert_eq!(wrong.status, 403);
    assert!(wrong.text.contains("This is not the password of this link."));
    assert_eq!(looks(&stranger, image).await, 404);
    let right = form(&stranger, &path, &[("password", "correct horse battery")]).await;
    assert_eq!(right.status, 303);
    assert_eq!(looks(&stranger, image).await, 200);
    let eve = server.stranger();
    let mut last = 0;
    for n in 0..12 {
        last = form(&eve, &path, &[("password", &format!("guess {n}"))]).await.status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn a_link_ends_by_itself_or_when_it_is_taken_back() {
    let (server, max, image) = private().await;
    let path = link(&max, image, &[("level", "comment"), ("days", "2")]).await;
    let ada = arrives(&server, &path, "Ada").await;
    let tenancy = server.state().store.tenancy();
    let share = tenancy.shares(image).await.expect("read").remove(0);
    let end = share.expires_at.expect("an end");
    let granted = |at| tenancy.granted(ada.id(), image, at);
    assert!(granted(Timestamp(end.0 - 1)).await.expect("read").len() == 1);
    assert!(granted(end).await.expect("read").is_empty(), "over");
    let taken = form(&max, &format!("/i/{image}/share/{}/end", share.id), &[]).await;
    assert_eq!(taken.status, 303);
    assert_eq!(looks(&ada, image).await, 404);
    assert_eq!(server.stranger().get(&path).await.status, 404);
}

#[tokio::test]
async fn m10_uploaders_and_members_share_an_image() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let path = format!("/i/{image}/share");
    let max = server.person_as("Max", Role::Member, &default_tenant_id()).await;
    for person in [&ada, &max] {
        assert_eq!(person.get(&path).await.status, 200);
    }
    let other: TenantId = server.new_tenant("other").await;
    let foreign = server.person_as("Eve", Role::Administrator, &other).await;
    for person in [&server.stranger(), &server.person("Bob").await, &foreign] {
        assert_eq!(person.get(&path).await.status, 404);
        assert_eq!(form(person, &path, &[("level", "view")]).await.status, 404);
    }
    let share = link(&ada, image, &[("level", "view")]).await;
    assert!(share.len() > 40, "256 bits");
    let id = server.state().store.tenancy().shares(image).await.expect("read")[0].id;
    let end = form(&foreign, &format!("{path}/{id}/end"), &[]).await;
    assert_eq!(end.status, 404);
    assert_eq!(server.stranger().get(&share).await.status, 200, "still good");
}

#[tokio::test]
async fn who_may_not_see_an_image_any_more_does_not_by_a_link_of_their_own() {
    let (server, max, image) = private().await;
    let path = link(&max, image, &[("level", "comment")]).await;
    assert_eq!(form(&max, &path, &[]).await.status, 303);
    let ada = arrives(&server, &path, "Ada").await;
    assert_eq!((looks(&ada, image).await, looks(&max, image).await), (200, 200));
    let other = server.person_as("Nick", Role::Member, &default_tenant_id()).await;
    let theirs = link(&other, image, &[("level", "view")]).await;
    server.set_role(&max, None, &default_tenant_id()).await;
    for person in [&max, &ada] {
        assert_eq!(looks(person, image).await, 404);
    }
    // Nor does someone else's link make them someone who shares it.
    assert_eq!(form(&max, &theirs, &[]).await.status, 303);
    assert_eq!(looks(&max, image).await, 200);
    let share = format!("/i/{image}/share");
    assert_eq!(max.get(&share).await.status, 404);
    assert_eq!(form(&max, &share, &[("level", "view")]).await.status, 404);
}

#[tokio::test]
async fn a_link_does_not_allow_writing_that_its_maker_may_not_do() {
    let server = TestServer::start().await;
    let max = server.person_as("Max", Role::Member, &default_tenant_id()).await;
    let image = max.upload("demo").await;
    let path = link(&max, image, &[("level", "comment")]).await;
    let ada = arrives(&server, &path, "Ada").await;
    let members = |settings: &mut image_chat::model::Settings| {
        settings.writers = image_chat::model::Writers::Members;
    };
    server.settings(&default_tenant_id(), members).await;
    assert_eq!(writes(&ada, image).await, 201);
    server.set_role(&max, None, &default_tenant_id()).await;
    assert_eq!((looks(&ada, image).await, writes(&ada, image).await), (200, 401));
}

#[tokio::test]
async fn where_nobody_writes_links_are_for_looking() {
    let (server, max, image) = private().await;
    let state = server.state();
    state
        .store
        .tenancy()
        .close_image(image, Some(Timestamp(1)), MODERATION, Timestamp(1))
        .await
        .expect("stored");
    state.access.invalidate();
    let path = format!("/i/{image}/share");
    assert_eq!(form(&max, &path, &[("level", "comment")]).await.status, 409);
    let view = link(&max, image, &[("level", "view")]).await;
    let ada = arrives(&server, &view, "Ada").await;
    assert_eq!(looks(&ada, image).await, 200);
}

#[tokio::test]
async fn links_are_made_and_taken_back_so_often_and_no_more() {
    let three = |config: &mut Config| {
        config.rate_limits = Switch::On;
        config.rates = RateLimitConfig::for_tests(3, |rates| &mut rates.links);
    };
    let (server, max, image) = private_with(three).await;
    let path = format!("/i/{image}/share");
    for _ in 0..2 {
        link(&max, image, &[("level", "view")]).await;
    }
    let revision = || server.state().store.tenancy().access_revision();
    let before = revision().await.expect("read");
    let nothing = form(&max, &format!("{path}/{}/end", fresh()), &[]).await;
    assert_eq!(nothing.status, 303);
    assert_eq!(revision().await.expect("read"), before, "nothing was taken back");
    let fields = [("level", "view"), ("password", "correct horse battery")];
    assert_eq!(form(&max, &path, &fields).await.status, 429);
    let id = server.state().store.tenancy().shares(image).await.expect("read")[0].id;
    assert_eq!(form(&max, &format!("{path}/{id}/end"), &[]).await.status, 429);
}

#[tokio::test]
async fn wrong_forms_are_named() {
    let (_server, max, image) = private().await;
    let path = format!("/i/{image}/share");
    let cases: [(&[(&str, &str)], &str); 4] = [
        (&[("level", "view"), ("days", "0")], "A link expires after 1 to 366 days."),
        (&[("level", "view"), ("days", "soon")], "A link expires after 1 to 366 days."),
        (&[("level", "view"), ("password", "short")], "at least 10 characters"),
        (&[("level", "everything")], ""),
    ];
    for (fields, words) in cases {
        let answer = form(&max, &path, fields).await;
        assert_eq!(answer.status, 400, "{fields:?}");
        assert!(answer.text.contains(words), "{fields:?}: {}", answer.text);
    }
}

#[tokio::test]
async fn the_page_says_what_no_link_can_hold_back() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let path = format!("/i/{image}/share");
    let page = ada.get(&path).await.text;
    assert!(page.contains("can already view and comment"), "{page}");
    server.settings(&default_tenant_id(), |settings| settings.writers = Writers::Members).await;
    let page = ada.get(&path).await.text;
    assert!(page.contains("can already view it,") && !page.contains("view and comment"), "{page}");
    server.set_role(&ada, Some(Role::Member), &default_tenant_id()).await;
    server.settings(&default_tenant_id(), |settings| settings.viewers = Viewers::Members).await;
    assert!(!ada.get(&path).await.text.contains("can already view"));
}
