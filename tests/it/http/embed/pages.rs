//! The page for an iframe, the example, and the markup that the widget loads.

use super::{PAGE, SITE, SRC, Widget, list, listing_server};
use crate::common::{Answer, TestServer};
use image_chat::model::Viewers;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::{Method, header};
use serde_json::{Value, json};
use std::path::Path;

/// The page for an iframe with this query beside the place.
async fn frame(server: &TestServer, more: &[(&str, &str)]) -> Answer {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs([("tenantId", "demo"), ("urlId", PAGE), ("src", SRC)]);
    query.extend_pairs(more);
    server.stranger().get(&format!("/embed?{}", query.finish())).await
}

/// The sources of a directive of the policy.
fn sources<'a>(answer: &'a Answer, directive: &str) -> &'a str {
    let policy = answer.header("content-security-policy");
    let found = policy.split("; ").find_map(|part| part.strip_prefix(directive));
    found.unwrap_or_else(|| panic!("no {directive} in {policy}")).trim()
}

/// Every script is a file of this server.
fn has_files_for_scripts(answer: &Answer) {
    for script in answer.text.split("<script").skip(1) {
        if !script.starts_with(" type=\"application/json\"") {
            assert!(script.contains(" src=\"/") && script.contains("\"></script>"), "{script:.80}");
        }
    }
    assert_eq!(sources(answer, "script-src"), "'self' 'wasm-unsafe-eval'");
    assert_eq!(sources(answer, "style-src"), "'self'");
    let body = answer.text.split_once("<body").expect("a body").1;
    assert!(!body.contains(" style=\""), "no inline style");
}

#[tokio::test]
async fn a_site_frames_an_image_of_its_own() {
    let server = listing_server().await;
    let page = frame(&server, &[]).await;
    page.is_page(200);
    has_files_for_scripts(&page);
    assert!(page.text.contains(&format!("<img src=\"{SRC}\"")), "{}", page.text);
    assert!(page.text.contains("<script src=\"/js/embed-image-chat.min.js\"></script>"));
    assert!(page.text.contains("/embed-page.js\"></script>"));
    assert_eq!(sources(&page, "frame-ancestors"), format!("'self' {SITE}"));
    assert_eq!(sources(&page, "img-src"), "'self' data: blob: https://cdn.site.example");
    assert!(page.text.contains("There are no discussions of this image yet."));
    let ada = Widget::named(&server, "Ada").await;
    let image = ada.image().await;
    ada.opens(image, "here").await.ok(200);
    let page = frame(&server, &[]).await;
    assert!(page.text.contains(&format!("href=\"/i/{image}/discussions\"")), "without JavaScript");
}

#[tokio::test]
async fn the_options_of_the_address_are_those_of_the_widget() {
    let server = listing_server().await;
    let options = |page: &Answer| -> Value {
        let (_, rest) = page.text.split_once("id=\"widget-options\">").expect("options");
        serde_json::from_str(rest.split("</script>").next().expect("an end")).expect("JSON")
    };
    let plain = frame(&server, &[]).await;
    assert_eq!(options(&plain), json!({ "tenantId": "demo", "urlId": PAGE }));
    let all = [
        ("readonly", "true"),
        ("chatSquarePercentage", "7.5"),
        ("hasDarkBackground", "false"),
        ("locale", "es_es"),
        ("defaultUsername", "</script><b>Ada"),
        ("unknown", "ignored"),
    ];
    let page = frame(&server, &all).await;
    page.is_page(200);
    let expected = json!({
        "tenantId": "demo", "urlId": PAGE, "readonly": true, "chatSquarePercentage": 7.5,
        "hasDarkBackground": false, "locale": "es_es", "defaultUsername": "</script><b>Ada",
    });
    assert_eq!(options(&page), expected);
    assert!(!page.text.contains("<b>Ada"));
}

#[tokio::test]
async fn a_wrong_address_is_a_page_that_names_what_is_wrong() {
    let server = listing_server().await;
    let stranger = server.stranger();
    let place = format!("urlId=page&src={SRC}");
    for (query, named) in [
        (String::new(), "tenantId"),
        ("tenantId=demo".into(), "urlId"),
        ("tenantId=demo&urlId=page".into(), "src"),
        (format!("tenantId=No&{place}"), "tenant"),
        (format!("tenantId=demo&urlId=&src={SRC}"), "urlId"),
        ("tenantId=demo&urlId=page&src=/plan.png".into(), "Src must be the address"),
        ("tenantId=demo&urlId=page&src=javascript:alert(1)".into(), "Src must be the address"),
        (format!("tenantId=demo&{place}&readonly=perhaps"), "readonly"),
        (format!("tenantId=demo&{place}&chatSquarePercentage=NaN"), "chatSquarePercentage"),
        (format!("tenantId=demo&{place}&chatSquarePercentage=101"), "ChatSquarePercentage"),
    ] {
        let page = stranger.get(&format!("/embed?{query}")).await;
        page.is_page(400);
        assert!(page.text.to_lowercase().contains(&named.to_lowercase()), "{query}: {}", page.text);
        assert!(page.text.contains("This did not work"), "{query}");
    }
}

#[tokio::test]
async fn m10_lp24_a_private_tenant_is_framed_as_one_that_is_not_there() {
    let (server, tenant) = (listing_server().await, default_tenant_id());
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    let stranger = server.stranger();
    let mut pages = Vec::new();
    for tenant in ["demo", "nobody"] {
        let page = stranger.get(&format!("/embed?tenantId={tenant}&urlId=page&src={SRC}")).await;
        page.is_page(404);
        assert_eq!(sources(&page, "frame-ancestors"), "'self'");
        pages.push(page.text);
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn the_example_is_the_page_that_it_shows() {
    let server = listing_server().await;
    let stranger = server.stranger();
    let page = stranger.get("/embed/example").await;
    page.is_page(200);
    has_files_for_scripts(&page);
    assert_eq!(page.text.matches("<img id=").count(), 2);
    let base = server.state().config.public_url();
    assert!(page.text.contains(&format!("script src=\"{base}/js/embed-image-chat.min.js\"")));
    let script = stranger.get("/embed/example.js").await;
    assert_eq!(
        (script.status, script.header("content-type")),
        (200, "text/javascript; charset=utf-8")
    );
    for call in script.text.lines() {
        assert!(page.text.contains(call), "shown as it runs: {call}");
    }
    assert_eq!(script.text.matches("tenantId: \"demo\"").count(), 2);
    let files = page.text.split("<img id=").skip(1).map(|image| {
        image.split_once("src=\"").and_then(|(_, rest)| rest.split('"').next()).expect("a file")
    });
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    for file in files {
        assert!(public.join(file.trim_start_matches('/')).is_file(), "{file} is there");
    }
}

#[tokio::test]
async fn the_markup_of_the_widget_is_for_every_site_and_not_sent_twice() {
    let server = TestServer::start().await;
    let ask = |known: &str| {
        let request = server.stranger().request(Method::GET, "/embed/widget");
        let request = request.header(header::ORIGIN, "https://anywhere.test");
        Answer::to(request.header(header::IF_NONE_MATCH, known))
    };
    let answer = ask("").await;
    answer.is_page(200);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("cache-control"), "public, no-cache");
    for part in [
        "<div data-assets=\"/pkg/",
        "data-slot=\"windows\" popover=\"manual\"",
        "data-testid=\"stage\"",
        "data-part=\"picture\"",
        "data-slot=\"markers\"",
        "data-slot=\"overlay\"",
        "data-testid=\"connection\"",
        "<template",
        "<symbol id=\"icon-",
    ] {
        assert!(answer.text.contains(part), "{part}: {}", answer.text);
    }
    for forbidden in ["<script", "<img", " style=\"", "<!DOCTYPE"] {
        assert!(!answer.text.contains(forbidden), "{forbidden}");
    }
    let again = ask(answer.header("etag")).await;
    assert_eq!((again.status, again.text.as_str()), (304, ""));
}

#[tokio::test]
async fn who_may_frame_is_the_list_of_that_tenant() {
    let server = TestServer::start().await;
    let other = server.new_tenant("other").await;
    list(&server, &other).await;
    let page = frame(&server, &[]).await;
    page.is_page(200);
    assert_eq!(sources(&page, "frame-ancestors"), "'self'", "not the list of another tenant");
}
