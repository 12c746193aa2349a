//! Which pages may make the calls: those of the listed sites with a token, own pages with their cookie.

use super::{ALLOWED, SITE, Widget, listing_server, opening, room_path};
use crate::common::{Answer, Person, TestServer};
use image_chat::model::ImageId;
use reqwest::{Method, header};
use serde_json::{Value, json};

/// Each call, with a body it takes.
fn calls(image: ImageId) -> Vec<(Method, String, Value)> {
    let rpc = |name: &str| format!("/embed/demo/rpc/{name}");
    vec![
        (Method::GET, room_path("demo"), Value::Null),
        (Method::GET, format!("/embed/demo/i/{image}/board"), Value::Null),
        (Method::GET, format!("/embed/demo/i/{image}/comments/{image}"), Value::Null),
        (Method::POST, rpc("operate"), opening(image, "from elsewhere")),
        (Method::POST, rpc("introduce"), json!({ "name": "Eve" })),
        (Method::POST, rpc("flag_comment"), json!({ "comment": image, "reason": "" })),
        (Method::POST, rpc("close_image"), json!({ "image": image, "closed": true })),
        (Method::POST, "/embed/demo/ticket".into(), json!({})),
    ]
}

async fn call(
    person: &Person,
    (method, path, body): &(Method, String, Value),
    headers: &[(&str, &str)],
) -> Answer {
    let request = person.request(method.clone(), path);
    let request =
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    Answer::to(if body.is_null() { request } else { request.json(body) }).await
}

#[tokio::test]
async fn pages_of_listed_sites_may_read_every_answer() {
    let server = listing_server().await;
    let image = Widget::new(&server).image().await;
    for made in calls(image) {
        let (method, path, _) = &made;
        let answer = call(&server.stranger(), &made, &[("origin", SITE)]).await;
        assert_eq!(answer.header(ALLOWED), SITE, "{method} {path}");
        assert_eq!(answer.header("access-control-allow-credentials"), "", "{method} {path}");
        let varies = answer.headers.get_all("vary").iter().any(|name| name == "origin");
        assert!(varies, "{method} {path}");
        let asked = server.stranger().request(Method::OPTIONS, path).header(header::ORIGIN, SITE);
        let asked = asked.header("access-control-request-method", method.as_str());
        let asked = asked.header("access-control-request-headers", "authorization,content-type");
        let asked = Answer::to(asked).await;
        assert_eq!((asked.status, asked.header(ALLOWED)), (204, SITE), "{path}");
        let headers = asked.header("access-control-allow-headers");
        assert!(headers.contains("authorization") && headers.contains("content-type"), "{headers}");
    }
}

#[tokio::test]
async fn a_site_that_is_not_listed_is_told_so_and_reads_nothing() {
    let server = listing_server().await;
    let ada = server.person("Ada").await;
    let image = Widget::new(&server).image().await;
    for headers in [
        [("origin", "https://evil.test")],
        [("origin", "null")],
        [("origin", "https://site.example.evil.test")],
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
    ] {
        for made in calls(image) {
            let what = format!("{} {} {headers:?}", made.0, made.1);
            let answer = call(&ada, &made, &headers).await;
            assert_eq!((answer.status, answer.header(ALLOWED)), (403, ""), "{what}");
            assert!(answer.text.contains("this site may not embed"), "{what}: {}", answer.text);
            assert_eq!(answer.header("set-cookie"), "", "{what}");
        }
    }
    let asked = server.stranger().request(Method::OPTIONS, &room_path("demo"));
    let asked = Answer::to(asked.header(header::ORIGIN, "https://evil.test")).await;
    assert_eq!((asked.status, asked.header(ALLOWED)), (403, ""));
}

#[tokio::test]
async fn a_site_embeds_the_tenants_that_list_it_and_no_others() {
    let server = listing_server().await;
    server.new_tenant("other").await;
    for tenant in ["other", "nobody"] {
        let answer = Widget::new(&server).get(&room_path(tenant)).await;
        answer.refused_because(403, tenant);
        assert_eq!(answer.header(ALLOWED), "", "{tenant}");
    }
}

#[tokio::test]
async fn lp22_on_a_page_of_another_site_no_cookie_counts() {
    let server = listing_server().await;
    let ada = server.person("Ada").await;
    let image = Widget::new(&server).image().await;
    let headers = [("origin", SITE), ("sec-fetch-site", "cross-site")];
    for made in calls(image) {
        let answer = call(&ada, &made, &headers).await;
        assert!(!answer.text.contains(&ada.id().to_string()), "{}: {}", made.1, answer.text);
    }
    let room = call(&ada, &calls(image)[0], &headers).await.ok(200);
    assert_eq!(room["viewer"]["me"], Value::Null);
    call(&ada, &calls(image)[3], &headers).await.failed(401, "nobody writes");
    let token = Widget::of(&server, &ada);
    assert_eq!(token.room().await.viewer.me.map(|me| me.id), Some(ada.id()));
    let wrong = Widget { token: Some("nonsense".into()), ..Widget::new(&server) };
    assert_eq!(wrong.room().await.viewer.me, None);
}

/// The pages `/embed` and `/embed/example` are own pages, on any framing site.
#[tokio::test]
async fn on_an_own_page_the_cookie_counts_and_no_token_is_shown() {
    let server = listing_server().await;
    let base = server.base();
    let own = [("origin", base.as_str()), ("sec-fetch-site", "same-origin")];
    let ada = server.stranger();
    let known = call(&ada, &introduction("Ada", ""), &own).await;
    assert_eq!(known.ok(200)["token"], Value::Null, "{}", known.text);
    let cookie = known.header("set-cookie");
    assert!(cookie.starts_with("image_chat_session=") && cookie.contains("HttpOnly"), "{cookie}");
    // A browser sends no `Origin` with what a page reads from its own site.
    let room = call(&ada, &calls(fresh_image())[0], &[("sec-fetch-site", "same-origin")]).await;
    assert_eq!(room.ok(200)["viewer"]["me"]["name"], "Ada");
    let framed = call(&server.stranger(), &introduction("Eve", "?framed"), &own).await;
    assert!(framed.header("set-cookie").contains("Partitioned"), "{:?}", framed.headers);
    let outside = Widget::named(&server, "Bob").await;
    assert!(outside.token.is_some());
    let again = outside.post("/embed/demo/rpc/introduce", json!({ "name": "Rob" })).await.ok(200);
    assert_eq!((&again["name"], &again["token"]), (&json!("Rob"), &Value::Null), "it stays");
    let nameless = Widget::new(&server);
    let known = nameless.post("/embed/demo/rpc/introduce", json!({ "name": null })).await.ok(200);
    assert_eq!(known["name"], Value::Null);
}

fn introduction(name: &str, query: &str) -> (Method, String, Value) {
    (Method::POST, format!("/embed/demo/rpc/introduce{query}"), json!({ "name": name }))
}

fn fresh_image() -> ImageId {
    ImageId(crate::common::fresh())
}

#[tokio::test]
async fn a_removed_site_reads_nothing_any_more() {
    let server: TestServer = listing_server().await;
    let widget = Widget::named(&server, "Ada").await;
    widget.room().await;
    let demo = image_chat::server::services::tenants::default_tenant_id();
    server.settings(&demo, |settings| settings.embed_origins.clear()).await;
    widget.get(&room_path("demo")).await.refused_because(403, "removed");
}
