//! The images before and after one in the gallery, for the way between them on the page of an image.

use crate::common::{Answer, Person, TestServer};
use image_chat::model::{ImageId, Role, Viewers};
use image_chat::protocol::page::{ImageCard, Neighbours};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;

async fn around(person: &Person, image: ImageId) -> (Vec<ImageId>, Vec<ImageId>) {
    let answer = person.get(&format!("/i/{image}/neighbours")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let Neighbours { before, after } = serde_json::from_str(&answer.text).expect("neighbours");
    let ids = |cards: Vec<ImageCard>| cards.into_iter().map(|card| card.image.id).collect();
    (ids(before), ids(after))
}

#[tokio::test]
async fn each_image_has_its_neighbours_in_the_order_of_the_gallery() {
    let server = TestServer::start().await;
    let max = server.person_as("Max", Role::Member, &default_tenant_id()).await;
    let mut images = Vec::new();
    for _ in 0..3 {
        images.push(max.upload("demo").await);
    }
    let [first, second, third] = images[..] else { panic!("three") };
    let stranger = server.stranger();
    let (before, after) = around(&stranger, second).await;
    assert_eq!((before.last(), after.first()), (Some(&third), Some(&first)), "newest first");
    assert_eq!(around(&stranger, third).await.0, []);

    let hide = json!({ "visibility": "unlisted" });
    max.patch(&format!("/api/v1/images/{first}"), hide).await.ok(200);
    assert!(!around(&stranger, second).await.1.contains(&first), "what is not listed is not found");
    assert!(around(&max, second).await.1.contains(&first), "but by its uploader");
    assert_eq!(around(&stranger, first).await.0.last(), Some(&second), "its own page leads on");
}

#[tokio::test]
async fn a_share_link_leads_to_one_image_and_to_no_other() {
    let server = TestServer::start().await;
    let max = server.person_as("Max", Role::Member, &default_tenant_id()).await;
    let (image, other) = (max.upload("demo").await, max.upload("demo").await);
    server.settings(&default_tenant_id(), |settings| settings.viewers = Viewers::Members).await;
    let share = max.request(Method::POST, &format!("/i/{image}/share")).form(&[("level", "view")]);
    let page = Answer::to(share).await;
    let (_, rest) = page.text.split_once("/s/").expect("a link");
    let link = format!("/s/{}", rest.split('"').next().expect("its end"));
    let guest = server.stranger();
    let opened = Answer::to(guest.request(Method::POST, &link).form(&[("x", "")])).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    assert_eq!(around(&guest, image).await, (vec![], vec![]));
    assert_eq!(guest.get(&format!("/i/{other}/neighbours")).await.status, 404);
    assert_eq!(around(&max, image).await.0, [other]);
}
