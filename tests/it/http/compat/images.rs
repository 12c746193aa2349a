//! Embedded images: how they come into being, what they are known by, and who finds them where.

use super::{CALLS, PAGE, SRC, marker};
use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{ImageId, Role};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::{Value, json};

const OTHER_SRC: &str = "https://cdn.site.example/plan-2.png";

/// The embedded images that someone finds in the gallery.
async fn found(person: &Person) -> Vec<Value> {
    let list = person.get("/api/v1/tenants/demo/images?sort=oldest").await.ok(200);
    let images =
        list["images"].as_array().expect("images").iter().map(|card| card["image"].clone());
    images.filter(|image| image["embedded"].is_object()).collect()
}

fn image_id(image: &Value) -> ImageId {
    crate::common::id(&image["id"])
}

#[tokio::test]
async fn an_image_comes_into_being_with_its_first_marker_and_not_by_looking() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    for person in [&ada, &root, &server.stranger()] {
        assert!(person.page_markers(CALLS).await.is_empty());
    }
    let mut outside = marker(SRC, fresh());
    outside["x"] = json!(101);
    ada.post(CALLS, outside).await.fails(400, "no marker");
    server.stranger().post(CALLS, marker(SRC, fresh())).await.fails(401, "nobody");
    assert!(found(&root).await.is_empty());
    ada.place_marker(CALLS, SRC).await;
    let images = found(&root).await;
    assert_eq!(images.len(), 1);
    ada.place_marker(CALLS, SRC).await;
    assert_eq!(found(&root).await, images, "the next marker is on the same image");
}

#[tokio::test]
async fn two_files_of_a_page_are_two_images() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    ada.place_marker(CALLS, SRC).await;
    ada.place_marker(CALLS, OTHER_SRC).await;
    let mut elsewhere = marker(SRC, fresh());
    elsewhere["urlId"] = json!("https://site.example/other");
    ada.post(CALLS, elsewhere).await.ok(200);
    let images = found(&root).await;
    let places: Vec<_> = images.iter().map(|i| (&i["urlId"], &i["embedded"]["src"])).collect();
    let other_page = json!("https://site.example/other");
    let expected =
        [(json!(PAGE), json!(SRC)), (json!(PAGE), json!(OTHER_SRC)), (other_page, json!(SRC))];
    assert_eq!(places, expected.iter().map(|(page, src)| (page, src)).collect::<Vec<_>>());
    let sources: Vec<_> = ada.page_markers(CALLS).await.iter().map(|m| m["src"].clone()).collect();
    assert_eq!(sources, [SRC, OTHER_SRC], "one list for the page");
}

#[tokio::test]
async fn two_people_who_place_the_first_marker_at_once_share_an_image() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let placed = (0..8).map(|_| ada.place_marker(CALLS, SRC));
    futures::future::join_all(placed).await;
    assert_eq!(found(&root).await.len(), 1);
    assert_eq!(ada.page_markers(CALLS).await.len(), 8);
}

#[tokio::test]
async fn administrators_find_embedded_images_in_the_gallery_with_the_address_of_their_page() {
    let server = TestServer::start().await;
    let (ada, bob) = (server.person("Ada").await, server.person("Bob").await);
    ada.place_marker(CALLS, SRC).await;
    for role in [Role::Administrator, Role::Moderator] {
        let person = server.person_as("Someone", role, &default_tenant_id()).await;
        let image = found(&person).await.remove(0);
        assert_eq!(image["title"], "Floors & plans");
        let embedded = json!({ "src": SRC, "pageTitle": "Floors & plans", "page": PAGE });
        assert_eq!(image["embedded"], embedded);
        assert_eq!((&image["width"], &image["height"]), (&json!(0), &json!(0)), "unknown");
        let page = person.get("/").await;
        page.is_page(200);
        let link = format!("href=\"{PAGE}\"");
        assert!(page.text.contains(&link), "{role:?} finds the page");
        assert!(page.text.contains(&format!("href=\"/i/{}\"", image_id(&image))));
        assert!(!page.text.contains(&format!("src=\"{SRC}\"")), "no request to another site");
    }
    for person in [&ada, &bob, &server.stranger()] {
        assert!(found(person).await.is_empty());
        assert!(!person.get("/").await.text.contains(PAGE));
    }
}

#[tokio::test]
async fn the_hosted_page_shows_the_image_from_its_site_and_no_other() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    ada.place_marker(CALLS, SRC).await;
    let image = image_id(&found(&root).await[0]);
    let page = ada.get(&format!("/i/{image}")).await;
    page.is_page(200);
    assert!(page.text.contains(&format!("src=\"{SRC}\"")), "by its address");
    assert!(page.text.contains(&format!("href=\"{PAGE}\"")), "and says where it is");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("img-src 'self' data: blob: https://cdn.site.example;"), "{policy}");
    assert_eq!(page.text.matches("data-state=\"saved\"").count(), 1);
    for src in
        ["/plan.png", "javascript:alert(1)", "data:image/png;base64,AA", "https://a;b.example/x"]
    {
        let mut odd = marker(src, fresh());
        odd["urlId"] = json!("our page");
        ada.post(CALLS, odd).await.ok(200);
        let image = found(&root).await.into_iter().find(|image| image["embedded"]["src"] == src);
        let image = image.unwrap_or_else(|| panic!("{src} is there"));
        assert_eq!(
            (&image["src"], &image["embedded"]["page"]),
            (&json!(""), &Value::Null),
            "{src}"
        );
        let page = ada.get(&format!("/i/{}", image_id(&image))).await;
        page.is_page(200);
        let policy = page.header("content-security-policy");
        assert!(policy.contains("img-src 'self' data: blob:;"), "{src}: {policy}");
        assert!(!page.text.contains("href=\"our page\""));
    }
}

#[tokio::test]
async fn placing_the_first_marker_makes_nobody_the_owner_of_an_image() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    ada.place_marker(CALLS, SRC).await;
    let path = format!("/api/v1/images/{}", image_id(&found(&root).await[0]));
    ada.patch(&path, json!({ "title": "Mine" })).await.refused_because(403, "renaming");
    ada.delete(&path, json!({})).await.refused_because(403, "deleting");
    root.patch(&path, json!({ "title": "Plan" })).await.ok(200);
    ada.get(&format!("{path}/file")).await.refused_because(404, "there is no file here");
    let form = crate::common::form_with(crate::common::png(), "a.png");
    let request = root.request(Method::PUT, &format!("{path}/file")).multipart(form);
    Answer::to(request).await.refused_because(409, "its file is elsewhere");
}

#[tokio::test]
async fn nobody_places_markers_on_a_closed_image() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    ada.place_marker(CALLS, SRC).await;
    let closed = json!({ "image": image_id(&found(&root).await[0]), "closed": true });
    assert_eq!(root.post("/rpc/close_image", closed).await.status, 200);
    ada.post(CALLS, marker(SRC, fresh())).await.fails(403, "closed");
    ada.place_marker(CALLS, OTHER_SRC).await;
    assert_eq!(ada.page_markers(CALLS).await.len(), 2, "another image of the page is open");
}

#[tokio::test]
async fn a_deleted_image_leaves_its_place_to_another_one() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    ada.place_marker(CALLS, SRC).await;
    let first = format!("/api/v1/images/{}", image_id(&found(&root).await[0]));
    assert_eq!(Answer::to(root.request(Method::DELETE, &first)).await.status, 204);
    assert!(ada.page_markers(CALLS).await.is_empty());
    let restore = async || root.post(&format!("{first}/restore"), json!({})).await;
    restore().await.ok(200);
    assert_eq!(ada.page_markers(CALLS).await.len(), 1, "with its markers");
    assert_eq!(Answer::to(root.request(Method::DELETE, &first)).await.status, 204);
    let second = ada.place_marker(CALLS, SRC).await;
    restore().await.refused_because(409, "another image is in its place");
    let ids: Vec<_> = ada.page_markers(CALLS).await.iter().map(|m| m["_id"].clone()).collect();
    assert_eq!(ids, [json!(second)]);
}
