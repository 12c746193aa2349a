//! The picture that other sites show for a link to an image, and the tags that name it.

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{ImageId, Role, Viewers};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::{Method, header};
use serde_json::json;

/// The content of a tag of the Open Graph protocol.
fn tag<'a>(page: &'a Answer, name: &str) -> Option<&'a str> {
    let tag = page.text.split("<meta ").find(|tag| tag.contains(&format!("\"og:{name}\"")))?;
    tag.split_once("content=\"")?.1.split('"').next()
}

/// The path of the picture that a page names.
fn path(server: &TestServer, page: &Answer) -> String {
    let url = tag(page, "image").expect("a picture").replace("&amp;", "&");
    let origin = server.state().config.public_url().to_string();
    url.strip_prefix(origin.trim_end_matches('/')).expect("an address of this site").to_owned()
}

async fn picture(person: &Person, path: &str) -> (u16, image::RgbImage) {
    let answer = person.request(Method::GET, path).send().await.expect("an answer");
    let (status, kind) = (answer.status().as_u16(), answer.headers()[header::CONTENT_TYPE].clone());
    assert_eq!((status, kind.to_str().ok()), (200, Some("image/jpeg")), "{path}");
    let bytes = answer.bytes().await.expect("a body");
    (status, image::load_from_memory(&bytes).expect("a JPEG").to_rgb8())
}

fn yellow(picture: &image::RgbImage) -> usize {
    picture.pixels().filter(|pixel| pixel.0[0] > 220 && pixel.0[1] > 180 && pixel.0[2] < 90).count()
}

#[tokio::test]
async fn a_page_names_a_picture_with_the_open_discussions_on_it() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let image = ada.upload("demo").await;
    let before = picture(&ada, &path(&server, &ada.get(&format!("/i/{image}")).await)).await.1;
    assert_eq!((before.dimensions(), yellow(&before)), ((1_200, 630), 0));
    let (chat, _) = ada.open_chat(image, "Here").await;
    let page = server.stranger().get(&format!("/i/{image}")).await;
    assert_eq!(tag(&page, "title"), Some("picture"));
    let open = picture(&server.stranger(), &path(&server, &page)).await.1;
    assert!(yellow(&open) > 500, "{}", yellow(&open));
    ada.patch(
        &format!("/api/v1/chats/{chat}"),
        json!({ "resolved": true, "broadcastId": fresh() }),
    )
    .await
    .ok(200);
    let after = picture(&ada, &path(&server, &ada.get(&format!("/i/{image}")).await)).await.1;
    assert_eq!(yellow(&after), 0, "a resolved discussion is not on it");
}

#[tokio::test]
async fn a_preview_that_is_known_is_not_sent_again() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let image = ada.upload("demo").await;
    let path = format!("/i/{image}/preview.jpg");
    let first = ada.request(Method::GET, &path).send().await.expect("an answer");
    let etag = first.headers()[header::ETAG].clone();
    let again = || ada.request(Method::GET, &path).header(header::IF_NONE_MATCH, etag.clone());
    assert_eq!(again().send().await.expect("an answer").status(), 304);
    ada.open_chat(image, "Here").await;
    assert_eq!(again().send().await.expect("an answer").status(), 200, "it changed");
}

#[tokio::test]
async fn a_share_link_shows_its_picture_to_everyone_who_has_it_unless_it_has_a_password() {
    let server = TestServer::start().await;
    let max = server.person_as("Max", Role::Member, &default_tenant_id()).await;
    let image = max.upload("demo").await;
    server.settings(&default_tenant_id(), |settings| settings.viewers = Viewers::Members).await;
    let stranger = server.stranger();
    assert_eq!(stranger.get(&format!("/i/{image}/preview.jpg")).await.status, 404);

    let open = link(&max, image, "").await;
    let page = stranger.get(&open).await;
    assert_eq!(path(&server, &page), format!("{open}/preview.jpg"));
    picture(&stranger, &format!("{open}/preview.jpg")).await;

    let locked = link(&max, image, "correct horse").await;
    assert_eq!(tag(&stranger.get(&locked).await, "image"), None);
    assert_eq!(stranger.get(&format!("{locked}/preview.jpg")).await.status, 404);
    assert_eq!(stranger.get("/s/unknown/preview.jpg").await.status, 404);
}

/// The path of a new share link.
async fn link(person: &Person, image: ImageId, password: &str) -> String {
    let form = [("level", "view"), ("password", password)];
    let page = Answer::to(person.request(Method::POST, &format!("/i/{image}/share")).form(&form));
    let page = page.await;
    let (_, rest) = page.text.split_once("/s/").expect("a link");
    format!("/s/{}", rest.split('"').next().expect("its end"))
}
