//! Which answers are compressed: those that are named here, and no other (`docs/decisions/0028-compression-of-pages.md`).

use crate::common::{Answer, Person, TestServer};
use crate::http::accounts::account;
use crate::http::routes::patterns;
use crate::http::safe_methods::paths;
use flate2::read::GzDecoder;
use image_chat::model::Role;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::{Method, header};
use std::io::Read;

/// Routes whose answers hold no secret.
const COMPRESSED: [&str; 12] = [
    "/",
    "/t/{tenant}",
    "/i/{id}/board",
    "/embed/{tenant}/i/{id}/board",
    "/embed/example",
    "/embed/widget",
    "/i/{id}/discussions",
    "/i/{id}/discussions/{chat}",
    "/i/{id}/print",
    "/api/docs",
    "/api/docs/live",
    "/api/openapi.json",
];
/// What browsers accept, in part.
const ANY: &str = "br, gzip";
/// Compressed, with a reader's own parts uncompressed in it (`src/server/http/parts/`).
const JOINED: &str = "/i/{id}";

async fn get(person: &Person, path: &str, accepted: &str) -> Answer {
    let request = person.request(Method::GET, path);
    Answer::to(request.header(header::ACCEPT_ENCODING, accepted)).await
}

#[tokio::test]
async fn a_page_is_the_same_compressed_and_not() {
    let server = TestServer::start().await;
    let stranger = server.stranger();
    for path in ["/", "/t/demo", "/api/docs/live", "/api/openapi.json"] {
        let plain = get(&stranger, path, "identity").await;
        let varies = plain.headers.get_all("vary").iter().any(|name| name == "accept-encoding");
        assert_eq!((plain.header("content-encoding"), varies), ("", true), "{path}");
        let request = stranger.request(Method::GET, path).header("accept-encoding", "br, gzip");
        let packed = request.send().await.expect("an answer");
        assert_eq!(packed.headers()["content-encoding"], "gzip", "{path}");
        let bytes = packed.bytes().await.expect("a body");
        assert!(bytes.len() < plain.text.len() / 2, "{path}: {} bytes", bytes.len());
        let mut text = String::new();
        GzDecoder::new(bytes.as_ref()).read_to_string(&mut text).expect("gzip");
        assert_eq!(text, plain.text, "{path}");
    }
}

/// The length of an encrypted answer is visible. Where it holds a secret, no text of a client may make it shorter.
#[tokio::test]
async fn no_answer_with_a_secret_is_compressed() {
    let server = TestServer::start().await;
    let root = account(&server, "Root", "root@example.org").await;
    server.set_role(&root, Some(Role::Administrator), &default_tenant_id()).await;
    let image = root.upload("demo").await;
    let (chat, comment) = root.open_chat(image, &"the same again and ".repeat(99)).await;
    let token = share(&root, &format!("/i/{image}/share")).await;
    let there = [
        ("{tenant}", vec!["demo".to_owned()]),
        ("{id}", vec![image.to_string(), chat.to_string(), comment.to_string()]),
        ("{chat}", vec![chat.to_string()]),
        ("{file}", vec!["a.png".into()]),
        ("{picture}", vec![image.to_string()]),
        ("{level}", vec!["0".into()]),
        ("{column}", vec!["0".into()]),
        ("{row}", vec!["0".into()]),
        ("{emoji}", vec!["👍".into()]),
        ("{share}", vec![image.to_string()]),
        ("{token}", vec![token]),
        ("{secret}", vec![invite(&root).await]),
        ("{*function}", vec!["introduce".into()]),
        ("{*other}", vec!["other".into()]),
    ];
    for pattern in patterns(&server) {
        for path in paths(&pattern, &there) {
            for person in [&root, &server.stranger()] {
                if pattern == JOINED {
                    continue;
                }
                let answer = get(person, &path, ANY).await;
                let is_compressed = !answer.header("content-encoding").is_empty();
                let expected = COMPRESSED.contains(&pattern.as_str()) && answer.status == 200;
                assert_eq!(is_compressed, expected, "{path}");
            }
        }
    }
    for path in ["/account", "/t/demo/members", "/t/demo/settings", "/t/demo/moderation"] {
        assert_eq!(get(&root, path, ANY).await.status, 200, "{path} was looked at");
    }
}

/// The answers that show a secret once.
#[tokio::test]
async fn no_new_link_is_compressed() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let image = root.upload("demo").await;
    let invitation = [("do", "invite"), ("role", "member"), ("days", "1"), ("uses", "1")];
    let share = [("level", "comment")];
    for (path, form, link) in [
        ("/t/demo/members".to_owned(), &invitation[..], "/join/"),
        (format!("/i/{image}/share"), &share[..], "/s/"),
    ] {
        let request = root.request(Method::POST, &path).form(form);
        let answer = Answer::to(request.header(header::ACCEPT_ENCODING, ANY)).await;
        assert_eq!((answer.status, answer.header("content-encoding")), (200, ""), "{path}");
        assert!(answer.text.contains(link), "{path}");
    }
}

/// The secret of a new link to an image.
async fn share(person: &Person, path: &str) -> String {
    secret_of(&person.submit(path, &[("level", "comment")]).await, "/s/")
}

/// The secret of a new invitation.
async fn invite(person: &Person) -> String {
    let form = [("do", "invite"), ("role", "member"), ("days", "1"), ("uses", "1")];
    secret_of(&person.submit("/t/demo/members", &form).await, "/join/")
}

fn secret_of(answer: &Answer, path: &str) -> String {
    let (_, rest) = answer.text.split_once(path).expect("a link");
    rest.split('"').next().expect("its end").to_owned()
}
