//! Bans of an address: who is affected, and who is not (M10).

use crate::common::{Answer, Person, TestServer};
use image_chat::model::{ImageId, Role, TenantId, Viewers};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Client, Method};

/// A server behind a proxy that says where people come from.
async fn server() -> TestServer {
    let here = "127.0.0.1".parse().expect("networks");
    TestServer::start_with(|config| config.trusted_proxies = here).await
}

/// Someone who comes from there.
async fn from(server: &TestServer, address: &str, name: &str) -> Person {
    let address = HeaderValue::from_str(address).expect("a header");
    let headers = HeaderMap::from_iter([("x-forwarded-for".parse().expect("a name"), address)]);
    let mut person = Person::with_client(Client::builder().default_headers(headers), server.base());
    person.take_name(name).await;
    person
}

async fn bans_address(mia: &Person, by: &Person, on: (&TenantId, ImageId)) -> Answer {
    let (tenant, image) = on;
    let (_, comment) = by.open_chat(image, "not fine").await;
    let item = format!("comment-{comment}");
    let form = [("action", "ban"), ("item", item.as_str()), ("for", "1h"), ("whom", "address")];
    let path = format!("/t/{tenant}/moderation");
    Answer::to(mia.request(Method::POST, &path).form(&form)).await
}

#[tokio::test]
async fn a_banned_address_is_kept_out_and_no_other() {
    let server = server().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mia = from(&server, "198.51.100.1", "Mia").await;
    server.set_role(&mia, Some(Role::Moderator), &default_tenant_id()).await;
    let eve = from(&server, "203.0.113.7", "Eve").await;
    let other_name = from(&server, "203.0.113.7", "Not Eve").await;
    let neighbour = from(&server, "203.0.113.8", "Bob").await;
    let moderator = from(&server, "203.0.113.7", "Max").await;
    server.set_role(&moderator, Some(Role::Moderator), &default_tenant_id()).await;
    assert_eq!(bans_address(&mia, &eve, (&default_tenant_id(), image)).await.status, 303);
    let path = format!("/api/v1/images/{image}");
    for (person, status) in
        [(&eve, 403), (&other_name, 403), (&neighbour, 200), (&moderator, 200), (&ada, 200)]
    {
        assert_eq!(person.get(&path).await.status, status, "{:?}", person.id());
    }
}

#[tokio::test]
async fn one_does_not_ban_the_network_one_comes_from() {
    let server = server().await;
    let (_, image) = server.person_with_image("Ada").await;
    let mia = from(&server, "2001:db8:1:2::1", "Mia").await;
    server.set_role(&mia, Some(Role::Moderator), &default_tenant_id()).await;
    let near = from(&server, "2001:db8:1:2:9::9", "Eve").await;
    let answer = bans_address(&mia, &near, (&default_tenant_id(), image)).await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    assert!(answer.text.contains("you would ban yourself"), "{}", answer.text);
    let far = from(&server, "2001:db8:1:3::9", "Eve").await;
    assert_eq!(bans_address(&mia, &far, (&default_tenant_id(), image)).await.status, 303);
}

#[tokio::test]
async fn lp24_the_banned_do_not_learn_what_is_there() {
    let server = server().await;
    let tenant = server.new_tenant("other").await;
    let root = server.person_as("Root", Role::Administrator, &tenant).await;
    let image = root.upload("other").await;
    let mia = from(&server, "198.51.100.1", "Mia").await;
    server.set_role(&mia, Some(Role::Moderator), &tenant).await;
    let eve = from(&server, "203.0.113.7", "Eve").await;
    assert_eq!(bans_address(&mia, &eve, (&tenant, image)).await.status, 303);
    let path = format!("/api/v1/images/{image}");
    assert_eq!(eve.get(&path).await.status, 403, "told, where anyone may look");
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    assert_eq!(eve.get(&path).await.status, 404, "not told, where they could not look anyway");
}
