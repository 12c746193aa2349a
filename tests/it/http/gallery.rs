//! The gallery: who finds which images, search, order and pages, by page and by REST.

use crate::common::{Answer, Person, TestServer, form_with, id, png};
use image_chat::model::{ImageId, Role, Viewers};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::{Value, json};

const LIST: &str = "/api/v1/tenants/demo/images";
/// The title of the image of the first start.
const SAMPLE: &str = "Tern & Tide, landing page";

/// Uploads a picture with this title.
async fn upload(person: &Person, title: &str) -> ImageId {
    let form = form_with(png(), "a.png").text("title", title.to_owned());
    let answer = Answer::to(person.request(Method::POST, LIST).multipart(form)).await.ok(201);
    id(&answer["image"]["id"])
}

/// The titles in a list, and where the next page begins.
async fn titles(person: &Person, query: &str) -> (Vec<String>, Option<String>) {
    let list = person.get(&format!("{LIST}?{query}")).await.ok(200);
    let cards = list["images"].as_array().expect("images").iter();
    let titles = cards.map(|card| card["image"]["title"].as_str().expect("text").to_owned());
    (titles.collect(), list["next"].as_str().map(str::to_owned))
}

/// Whether the start page has a card of this image.
async fn shows(person: &Person, image: ImageId) -> bool {
    let page = person.get("/").await;
    page.is_page(200);
    page.text.contains(&format!("href=\"/i/{image}\""))
}

async fn visibility(person: &Person, image: ImageId) -> Value {
    person.get(&format!("/api/v1/images/{image}")).await.ok(200)["image"]["visibility"].clone()
}

#[tokio::test]
async fn what_a_guest_uploads_is_for_who_has_the_link() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let member = server.person_as("Member", Role::Member, &default_tenant_id()).await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    assert_eq!(visibility(&bob, image).await, "unlisted", "the link is enough");
    bob.open_chat(image, "and to write").await;
    for (person, finds) in [(&ada, true), (&mia, true), (&bob, false), (&member, false)] {
        assert_eq!(shows(person, image).await, finds);
        let listed = titles(person, "search=picture").await.0;
        assert_eq!(listed.len(), usize::from(finds), "{listed:?}");
    }
    assert!(!shows(&server.stranger(), image).await);
}

#[tokio::test]
async fn what_a_member_uploads_is_in_the_gallery_unless_the_tenant_is_private() {
    let server = TestServer::start().await;
    let tenant = default_tenant_id();
    let member = server.person_as("Member", Role::Member, &tenant).await;
    let image = member.upload("demo").await;
    assert_eq!(visibility(&server.stranger(), image).await, "listed");
    assert!(shows(&server.stranger(), image).await);
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    let private = member.upload("demo").await;
    assert_eq!(visibility(&member, private).await, "members");
    server.settings(&tenant, |settings| settings.viewers = Viewers::Anyone).await;
    let path = format!("/api/v1/images/{private}");
    server.stranger().get(&path).await.refused_because(404, "it stays with the members");
    assert!(!shows(&server.stranger(), private).await && shows(&member, private).await);
}

#[tokio::test]
async fn an_image_for_members_is_there_for_members_and_its_uploader() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let member = server.person_as("Member", Role::Member, &default_tenant_id()).await;
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let file = shown["image"]["src"].as_str().expect("an address").to_owned();
    let patch = json!({ "visibility": "members" });
    ada.patch(&format!("/api/v1/images/{image}"), patch).await.ok(200);
    let paths = [format!("/api/v1/images/{image}"), format!("/i/{image}"), file];
    for path in &paths {
        for person in [&ada, &member] {
            assert_eq!(person.get(path).await.status, 200, "{path}");
        }
        for person in [&bob, &server.stranger()] {
            assert_eq!(person.get(path).await.status, 404, "{path}");
        }
    }
    assert_eq!(member.get(&paths[2]).await.header("cache-control"), "private, no-cache");
    assert!(shows(&member, image).await && !shows(&bob, image).await);
}

#[tokio::test]
async fn all_images_are_found_page_by_page_in_any_order() {
    let server = TestServer::start().await;
    let member = server.person_as("Member", Role::Member, &default_tenant_id()).await;
    let ids = [upload(&member, "Beta").await, upload(&member, "alpha").await];
    upload(&member, "Gamma").await;
    member.open_chat(ids[0], "lately").await;
    let stranger = server.stranger();
    for (sort, expected) in [
        ("newest", ["Gamma", "alpha", "Beta", SAMPLE]),
        ("oldest", [SAMPLE, "Beta", "alpha", "Gamma"]),
        ("title", ["alpha", "Beta", "Gamma", SAMPLE]),
        ("activity", ["Beta", "Gamma", "alpha", SAMPLE]),
    ] {
        let (mut found, mut after) = (Vec::new(), String::new());
        loop {
            let (page, next) = titles(&stranger, &format!("sort={sort}&limit=3{after}")).await;
            found.extend(page);
            let Some(next) = next else { break };
            after = format!("&after={next}");
        }
        assert_eq!(found, expected, "{sort}");
    }
    assert_eq!(titles(&stranger, "search=ALPH").await, (vec!["alpha".to_owned()], None));
    for wrong in ["sort=size", "limit=0", "limit=101", "limit=x", "after=x"] {
        stranger.get(&format!("{LIST}?{wrong}")).await.refused_because(400, wrong);
    }
    let long = format!("{LIST}?search={}", "x".repeat(201));
    stranger.get(&long).await.refused_because(400, "a long search");
}

#[tokio::test]
async fn the_start_page_has_search_order_and_pages_without_scripts() {
    let server = TestServer::start().await;
    let member = server.person_as("Member", Role::Member, &default_tenant_id()).await;
    for n in 0..25 {
        upload(&member, &format!("Plan {n:02} & more")).await;
    }
    let stranger = server.stranger();
    let cards = |page: &Answer| page.text.matches("data-testid=\"image-card\"").count();
    let first = stranger.get("/?sort=oldest&search=plan").await;
    first.is_page(200);
    assert_eq!(cards(&first), 24);
    let (_, link) = first.text.split_once("data-testid=\"gallery-next\"").expect("a next page");
    assert!(link.contains("More images"), "{link:.100}");
    let link = first.text.split("href=\"/t/demo?").nth(1).expect("an address");
    let query = link.split('#').next().expect("a query").replace("&amp;", "&");
    let second = stranger.get(&format!("/t/demo?{query}")).await;
    assert_eq!(cards(&second), 1, "{query}");
    assert!(second.text.contains("Plan 24 &amp; more") && second.text.contains("gallery-first"));
    let none = stranger.get("/?search=%3Cscript%3Enothing").await;
    assert!(none.text.contains("No image has this") && !none.text.contains("<script>nothing"));
    for odd in ["/?sort=size&after=x", "/?after=", "/?search=%00%FF", "/?deleted=x"] {
        stranger.get(odd).await.is_page(200);
    }
}
