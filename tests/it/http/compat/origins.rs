//! Pages of other sites: those of the tenant's list come with a token, all others read and change nothing.

use super::{CALLS, PAGE, SRC, marker, page_of};
use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::{Method, header};
use serde_json::json;

const SITE: &str = "https://site.example";
const ALLOWED: &str = "access-control-allow-origin";

/// The token of someone's session.
fn token(person: &Person) -> String {
    let cookie = person.cookie().expect("a cookie");
    let (_, token) = cookie.to_str().expect("text").split_once('=').expect("a value");
    format!("Bearer {token}")
}

/// A call as a page of this origin makes it with a token.
async fn call(
    server: &TestServer,
    token: &str,
    origin: &str,
    method: Method,
    path: &str,
) -> Answer {
    let request = server.stranger().request(method, path);
    let request = request.header(header::ORIGIN, origin).header("sec-fetch-site", "cross-site");
    let request = request.header(header::AUTHORIZATION, token);
    Answer::to(request.json(&marker(SRC, fresh()))).await
}

#[tokio::test]
async fn pages_of_the_tenants_sites_read_and_place_with_a_token() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let token = token(&ada);
    let of_page = page_of(CALLS, PAGE);
    let before = call(&server, &token, SITE, Method::GET, &of_page).await;
    assert_eq!(before.header(ALLOWED), "", "not on the list yet");
    server
        .settings(&default_tenant_id(), |settings| settings.embed_origins = vec![SITE.into()])
        .await;
    let placed = call(&server, &token, SITE, Method::POST, CALLS).await;
    assert_eq!((placed.status, placed.header(ALLOWED)), (200, SITE), "{}", placed.text);
    let read = call(&server, &token, SITE, Method::GET, &of_page).await;
    assert_eq!((read.status, read.header(ALLOWED)), (200, SITE));
    let chat = placed.ok(200)["createdChatId"].as_str().expect("an id").to_owned();
    let path = format!("{CALLS}/{chat}");
    let wrong = call(&server, "Bearer none", SITE, Method::DELETE, &path).await;
    wrong.fails(401, "a token of nobody");
    assert_eq!(wrong.header(ALLOWED), SITE, "the page reads why");
    let asked = server.stranger().request(Method::OPTIONS, &path).header(header::ORIGIN, SITE);
    let asked = Answer::to(asked.header("access-control-request-method", "DELETE")).await;
    assert_eq!(asked.status, 204);
    assert!(asked.header("access-control-allow-methods").contains("DELETE"));
    let deleted = call(&server, &token, SITE, Method::DELETE, &path).await;
    assert_eq!((deleted.status, deleted.header(ALLOWED)), (200, SITE));
    let elsewhere = call(&server, &token, "https://evil.test", Method::GET, &of_page).await;
    assert_eq!(elsewhere.header(ALLOWED), "", "another site reads nothing");
}

/// Also where the tenant has the name of a call that takes requests of other sites.
#[tokio::test]
async fn lp22_the_cookie_counts_on_no_page_of_another_site() {
    let server = TestServer::start().await;
    let tenant = server.new_tenant("sso").await;
    server.settings(&tenant, |settings| settings.embed_origins = vec![SITE.into()]).await;
    let ada = server.person("Ada").await;
    for calls in [CALLS, "/comment-image-chats/sso"] {
        let chat = ada.place_marker(calls, SRC).await;
        for headers in
            [[("origin", SITE)], [("origin", "null")], [("sec-fetch-site", "cross-site")]]
        {
            for (method, path, body) in [
                (Method::POST, calls.to_owned(), marker(SRC, fresh())),
                (Method::DELETE, format!("{calls}/{chat}"), json!({ "broadcastId": fresh() })),
            ] {
                let request = ada.request(method, &path).json(&body);
                let request =
                    headers.iter().fold(request, |r, (name, value)| r.header(*name, *value));
                Answer::to(request).await.fails(403, &path);
            }
        }
        assert_eq!(ada.page_markers(calls).await.len(), 1, "nothing changed");
    }
}
