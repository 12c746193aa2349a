//! GET and HEAD change nothing, on any route.

use crate::common::{Answer, Person, TestServer, comment_picture, form_with, fresh, png};
use crate::http::contents::contents;
use crate::http::routes::patterns;
use image_chat::model::{ImageId, Role};
use image_chat::server::services::tenants::default_tenant_id;
use leptos::server_fn::axum::server_fn_paths;
use reqwest::{Method, header};

/// What stands in a query and might be taken for a body.
const QUERY: &str = "x=1&y=1&body=x&name=Eve&resolved=true&tenant=demo&src=http://127.0.0.1:1/x.png\
                     &_method=DELETE&saved=1&viewers=members&writers=nobody";

async fn ask(person: &Person, path: &str) {
    let form = "application/x-www-form-urlencoded";
    for method in [Method::GET, Method::HEAD] {
        for wanted in ["POST", "PUT", "PATCH", "DELETE"] {
            let request =
                person.request(method.clone(), path).header("x-http-method-override", wanted);
            let request =
                request.header("x-method-override", wanted).header(header::CONTENT_TYPE, form);
            let answer = Answer::to(request.body(QUERY)).await;
            assert!(answer.status < 500, "{method} {path}: {}", answer.text);
        }
    }
}

/// Paths of this pattern that lead to something that is there.
pub fn paths(pattern: &str, there: &[(&str, Vec<String>)]) -> Vec<String> {
    let mut paths = vec![pattern.to_owned()];
    for (name, values) in there {
        let fill = |path: String| {
            let is_named = path.contains(name);
            let values = if is_named { &values[..] } else { &values[..1] };
            values.iter().map(|value| path.replace(name, value)).collect::<Vec<_>>()
        };
        paths = paths.into_iter().flat_map(fill).collect();
    }
    for path in &paths {
        assert!(!path.contains('{'), "{path}: say in the test what stands there");
    }
    paths
}

/// A link to the image: its secret and its id.
async fn share(server: &TestServer, person: &Person, image: ImageId) -> (String, String) {
    let request = person.request(Method::POST, &format!("/i/{image}/share"));
    let page = Answer::to(request.form(&[("level", "comment")])).await;
    let (_, rest) = page.text.split_once("/s/").expect("a link");
    let shares = server.state().store.tenancy().shares(image).await.expect("read");
    (rest.split('"').next().expect("its end").to_owned(), shares[0].id.to_string())
}

#[tokio::test]
async fn m10_nothing_changes_by_get_or_head() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let image = root.upload("demo").await;
    let (chat, comment) = root.open_chat(image, "as it was").await;
    let sent = comment_picture(&root, image, form_with(png(), "a.png")).await.ok(201);
    let picture = sent["picture"]["id"].as_str().expect("an id").to_owned();
    let (token, share) = share(&server, &root, image).await;
    let functions = server_fn_paths().map(|(path, _)| path.trim_start_matches("/rpc/").to_owned());
    let there = [
        ("{tenant}", vec!["demo".to_owned()]),
        // Whatever kind of id it takes, one of these is of something that is there.
        ("{id}", vec![image.to_string(), chat.to_string(), comment.to_string()]),
        ("{chat}", vec![chat.to_string()]),
        ("{file}", vec!["a.png".into()]),
        ("{picture}", vec![picture]),
        ("{level}", vec!["0".into()]),
        ("{column}", vec!["0".into()]),
        ("{row}", vec!["0".into()]),
        ("{emoji}", vec!["👍".into()]),
        ("{share}", vec![share]),
        ("{token}", vec![token]),
        ("{secret}", vec!["none".into()]),
        ("{*function}", functions.collect()),
        ("{*other}", vec!["other".into()]),
    ];
    let ids = format!("image={image}&chatId={chat}&commentId={comment}&broadcastId={}", fresh());
    let before = contents(&server).await;
    for path in patterns(&server).iter().flat_map(|pattern| paths(pattern, &there)) {
        ask(&root, &format!("{path}?{QUERY}&{ids}")).await;
    }
    assert_eq!(contents(&server).await, before, "nothing changed");
}
