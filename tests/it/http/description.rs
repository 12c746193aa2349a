//! The OpenAPI document: it lists the same routes and is as strict as the server. `common::described` checks every
//! answer of all tests against it.
//!
//! When a change is meant: `INSTA_UPDATE=always cargo test --features ssr --test it http::description`, then read the
//! difference.

use crate::common::described::{DOCUMENT, complaints};
use crate::common::{Answer, TestServer, form_with, png};
use crate::http::routes::patterns;
use image_chat::model::{CommentBody, DisplayName, TenantId, is_blank};
use image_chat::server::http::api;
use proptest::prelude::*;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Every operation, as (path, method, what is said about it).
fn operations() -> Vec<(&'static str, &'static str, &'static Value)> {
    let paths = DOCUMENT["paths"].as_object().expect("paths");
    let of = |(path, item): (&'static String, &'static Value)| {
        let item = item.as_object().expect("a path").iter();
        item.map(|(method, said)| (path.as_str(), method.as_str(), said)).collect::<Vec<_>>()
    };
    paths.iter().flat_map(of).collect()
}

#[test]
fn the_document() {
    insta::assert_json_snapshot!("openapi", &*DOCUMENT);
}

#[tokio::test]
async fn everyone_can_read_it_with_the_address_that_people_use() {
    let public = "https://chat.example.org";
    let server = TestServer::start_with(|config| config.public_url = Some(public.into())).await;
    let document = server.stranger().get("/api/openapi.json").await.ok(200);
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["servers"], json!([{ "url": public }]));
    assert_eq!(document["paths"], DOCUMENT["paths"]);
    let live = document["externalDocs"]["url"].as_str().expect("an address");
    let page = server.stranger().get(live.strip_prefix(public).expect("of this server")).await;
    assert_eq!(page.status, 200, "{live}");
}

/// What is below `/api/` and no part of the described API.
const OTHERS: [&str; 4] = ["/api/docs", "/api/docs/live", "/api/openapi.json", "/api/{*other}"];

#[tokio::test]
async fn each_route_of_the_router_is_in_the_document_and_the_other_way_round() {
    let server = TestServer::start().await;
    let routed = patterns(&server);
    let routed: BTreeSet<&str> = routed.iter().map(String::as_str).collect();
    let described: BTreeSet<&str> = operations().into_iter().map(|(path, ..)| path).collect();
    assert_eq!(described.difference(&routed).collect::<Vec<_>>(), [&""; 0], "described only");
    let of_the_api = routed.iter().filter(|path| path.starts_with("/api/"));
    let hidden = of_the_api.filter(|path| !described.contains(*path) && !OTHERS.contains(path));
    assert_eq!(hidden.collect::<Vec<_>>(), [&""; 0], "routed only");
}

#[tokio::test]
async fn a_path_takes_the_methods_of_the_document_and_no_others() {
    let server = TestServer::start().await;
    let stranger = server.stranger();
    let table = api::routes();
    assert!(table.len() >= 13, "{table:?}");
    let paths: BTreeSet<&String> = table.iter().map(|(_, path)| path).collect();
    for path in paths {
        let address = path.replace("{id}", "nobody").replace("{tenant}", "nobody");
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let answer = Answer::to(stranger.request(method.clone(), &address)).await;
            let is_taken = answer.status != 405 && !answer.text.contains("endpoint");
            let is_told = table.contains(&(method.clone(), path.clone()));
            assert_eq!(is_taken, is_told, "{method} {path}: {}", answer.text);
        }
    }
}

#[test]
fn the_route_table_is_all_of_the_document_but_health() {
    let all = operations().into_iter().filter(|(path, ..)| path.starts_with(api::PREFIX));
    let told: BTreeSet<_> = all.map(|(path, method, _)| format!("{method} {path}")).collect();
    let lower = |method: &Method| method.as_str().to_ascii_lowercase();
    let table = api::routes();
    let table: BTreeSet<_> = table.iter().map(|(m, path)| format!("{} {path}", lower(m))).collect();
    assert_eq!(table, told);
}

#[test]
fn every_operation_is_described_for_people() {
    let tags: BTreeSet<&str> = DOCUMENT["tags"]
        .as_array()
        .expect("tags")
        .iter()
        .flat_map(|t| t["name"].as_str())
        .collect();
    let mut ids = BTreeSet::new();
    for (path, method, said) in operations() {
        let what = format!("{method} {path}");
        let id = said["operationId"].as_str().expect("an id");
        assert!(ids.insert(id), "{what}: another operation is called {id}");
        assert!(
            said["tags"]
                .as_array()
                .expect("tags")
                .iter()
                .all(|tag| tags.contains(tag.as_str().unwrap_or_default())),
            "{what}"
        );
        assert!(said["summary"].as_str().is_some_and(|text| !text.ends_with('.')), "{what}");
        for response in said["responses"].as_object().expect("answers").values() {
            assert!(
                response["description"].as_str().is_some_and(|text| text.ends_with('.')),
                "{what}"
            );
        }
        for parameter in said["parameters"].as_array().into_iter().flatten() {
            assert!(parameter["description"].is_string(), "{what}: {parameter}");
        }
    }
}

#[tokio::test]
async fn the_page_about_the_api_lists_every_operation_and_embeds_the_document() {
    let server = TestServer::start().await;
    let page = server.stranger().get("/api/docs").await;
    assert_eq!(page.status, 200);
    let (shown, rest) = page.text.split_once("id=\"openapi\">").expect("the document");
    for (path, method, said) in operations() {
        let summary = said["summary"].as_str().expect("a summary");
        let in_page = |text: &str| shown.contains(&format!(">{text}<"));
        assert!(in_page(path) && in_page(summary), "{method} {path}: {shown}");
    }
    let (embedded, _) = rest.split_once("</script>").expect("its end");
    let embedded: Value = serde_json::from_str(embedded).expect("JSON");
    assert_eq!(embedded, server.stranger().get("/api/openapi.json").await.ok(200));
}

/// What the viewer needs is allowed on its page alone, and the page has no origin to act from.
#[tokio::test]
async fn the_page_about_the_api_is_sandboxed_and_no_other_page_allows_inline_styles() {
    let server = TestServer::start().await;
    let page = server.stranger().get("/api/docs").await;
    let policy = page.header("content-security-policy");
    for directive in ["default-src 'none'; ", "script-src 'self'; ", "; sandbox allow-scripts"] {
        assert!(policy.contains(directive), "{directive} in {policy}");
    }
    for unwanted in ["connect-src", "allow-same-origin", "allow-forms", "unsafe-eval", "//"] {
        assert!(!policy.contains(unwanted), "{unwanted} in {policy}");
    }
    assert_eq!(page.header("cross-origin-opener-policy"), "unsafe-none");
    let scripts = page.text.split(" src=\"").skip(1);
    assert!(scripts.clone().count() == 2 && scripts.clone().all(|src| src.starts_with("/redoc/")));
    for other in ["/", "/api/docs/live", "/login"] {
        let policy =
            server.stranger().get(other).await.header("content-security-policy").to_owned();
        assert!(policy.contains("style-src 'self';"), "{other}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{other}: {policy}");
    }
}

/// Every text of the document, with its place.
fn texts<'a>(value: &'a Value, place: &str, into: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) => into.push((place.to_owned(), text)),
        Value::Array(all) => all.iter().for_each(|one| texts(one, place, into)),
        Value::Object(all) => {
            all.iter().for_each(|(name, one)| texts(one, &format!("{place}/{name}"), into));
        }
        _ => {}
    }
}

#[test]
fn nothing_of_the_source_code_shows() {
    let mut all = Vec::new();
    texts(&DOCUMENT, "", &mut all);
    assert!(all.len() > 500, "{}", all.len());
    for (place, text) in all {
        for leftover in ["[`", "(LP", "::", "TODO"] {
            assert!(!text.contains(leftover), "{place}: {text}");
        }
    }
}

#[test]
fn every_example_is_what_its_schema_takes() {
    let schemas = DOCUMENT["components"]["schemas"].as_object().expect("schemas");
    for (name, schema) in schemas {
        let pointer = format!("/components/schemas/{name}");
        for example in schema["examples"].as_array().into_iter().flatten() {
            assert_eq!(complaints(&pointer, example), [""; 0], "{name}");
        }
        for (field, said) in schema["properties"].as_object().into_iter().flatten() {
            for example in said["examples"].as_array().into_iter().flatten() {
                let pointer = format!("{pointer}/properties/{field}");
                assert_eq!(complaints(&pointer, example), [""; 0], "{name}.{field}");
            }
        }
    }
}

/// The longest text that a field may hold, by the document.
fn longest(schema: &str, field: &str) -> usize {
    let schema = &DOCUMENT["components"]["schemas"][schema];
    let of = if field.is_empty() { schema } else { &schema["properties"][field] };
    usize::try_from(of["maxLength"].as_u64().expect("a length")).expect("small")
}

#[tokio::test]
async fn the_longest_texts_of_the_document_are_the_longest_that_are_taken() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    for (field, kind) in [("title", "NewImageForm"), ("urlId", "NewImageForm")] {
        let longest = longest(kind, field);
        assert_eq!(longest, self::longest("NewImageLink", field));
        for (length, status) in [(longest, 201), (longest + 1, 400)] {
            let form = form_with(png(), "a.png").text(field, "ä".repeat(length));
            let path = "/api/v1/tenants/demo/images";
            let answer = Answer::to(ada.request(Method::POST, path).multipart(form)).await;
            assert_eq!(answer.status, status, "{field} of {length}: {}", answer.text);
        }
    }
    let link = |length: usize| format!("http://127.0.0.1/{}", "x".repeat(length - 17));
    let longest = longest("NewImageLink", "src");
    for (length, why) in [(longest, "public"), (longest + 1, "long")] {
        let body = json!({ "src": link(length) });
        let answer = ada.post("/api/v1/tenants/demo/images", body).await;
        answer.refused(400);
        assert!(answer.text.contains(why), "{length}: {}", answer.text);
    }
}

/// Texts of what makes a difference, and of anything.
fn any_text() -> impl Strategy<Value = String> {
    let telling = prop::sample::select(
        "aÄ☕\u{2800}\u{3164}\u{fe0f} \t\n\r\u{b}\u{c}\u{85}\u{a0}\u{2003}\u{2028}\u{3000}\0\u{7}\u{1f}\u{7f}\u{9f}\u{ad}\
         \u{200b}\u{200f}\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{feff}\u{10ffff}"
            .chars()
            .collect::<Vec<_>>(),
    );
    let telling = prop::collection::vec(telling, 0..6).prop_map(String::from_iter);
    prop_oneof![telling, any::<String>(), "[ -~]{0,70}"]
}

fn is_taken(schema: &str, text: &str) -> bool {
    complaints(&format!("/components/schemas/{schema}"), &json!(text)).is_empty()
}

proptest! {
    /// What is too long before it is trimmed, and not after, is taken though the schema says no.
    #[test]
    fn the_document_takes_the_texts_that_the_server_takes(text in any_text()) {
        // The pattern leaves out what shows nothing beyond U+FFFF.
        prop_assume!(!is_blank(&text) || text.chars().all(|c| c <= '\u{FFFF}'));
        prop_assert_eq!(is_taken("CommentBody", &text), CommentBody::new(&text).is_ok());
        if text.chars().count() <= DisplayName::MAX_CHARS {
            prop_assert_eq!(is_taken("DisplayName", &text), DisplayName::new(&text).is_ok());
        }
        prop_assert_eq!(is_taken("TenantId", &text), TenantId::new(text).is_ok());
    }
}

#[test]
fn the_document_knows_how_long_texts_may_be() {
    assert_eq!(longest("CommentBody", ""), CommentBody::MAX_CHARS);
    assert_eq!(longest("DisplayName", ""), DisplayName::MAX_CHARS);
    for (max, schema) in [(CommentBody::MAX_CHARS, "CommentBody"), (60, "DisplayName")] {
        assert!(is_taken(schema, &"ä".repeat(max)));
        assert!(!is_taken(schema, &"ä".repeat(max + 1)));
    }
}
