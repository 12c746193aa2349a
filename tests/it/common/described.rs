//! Is every answer of the REST API one that its description tells of? QueryParams of each answer that any
//! test gets. Knows no call.

use super::Answer;
use image_chat::server::http::api;
use jsonschema::Validator;
use reqwest::{Method, Url};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

/// The description, as everyone reads it.
pub static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(api::document("http://127.0.0.1:3000")).expect("JSON"));

/// Readers of schemas, by the place of the schema: making one takes long.
static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// Fails unless the description has this answer to this request.
#[track_caller]
pub fn check(method: &Method, url: &Url, answer: &Answer) {
    if !url.path().starts_with(api::PREFIX) {
        return;
    }
    let what = format!("{method} {url:.120} answers {}: {:.200}", answer.status, answer.text);
    let Some((path, item)) = item_of(url.path()) else {
        return assert!(matches!(answer.status, 403 | 404 | 429), "no such path, yet {what}");
    };
    let name = method.as_str().to_ascii_lowercase();
    let Some(operation) = item.get(&name) else {
        let head = *method == Method::HEAD && item.get("get").is_some();
        return assert!(
            head || matches!(answer.status, 403 | 405 | 429)
                // What a browser asks before it lets an embedding page call.
                || *method == Method::OPTIONS && answer.status == 204,
            "no such method, yet {what}"
        );
    };
    let status = answer.status.to_string();
    let response = &operation["responses"][&status];
    assert!(response.is_object(), "not described: {what}");
    let Some(content) = response.get("content") else {
        return assert!(answer.text.is_empty(), "described without a body: {what}");
    };
    let kind = answer.header("content-type");
    assert!(content.get(kind).is_some(), "{kind:?} is not described: {what}");
    if !kind.contains("json") {
        return;
    }
    let place = [&path, &name, "responses", &status, "content", kind, "schema"];
    let pointer: String = place.map(|part| format!("/{}", escaped(part))).concat();
    let body = serde_json::from_str(&answer.text).expect("JSON");
    let wrong = complaints(&format!("/paths{pointer}"), &body);
    assert!(wrong.is_empty(), "{what}\n{}", wrong.join("\n"));
}

/// What is wrong with a value, by the schema at this place of the document.
pub fn complaints(pointer: &str, value: &Value) -> Vec<String> {
    let validator = {
        let mut validators = VALIDATORS.lock().expect("not poisoned");
        Arc::clone(validators.entry(pointer.to_owned()).or_insert_with(|| {
            let schema = DOCUMENT.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}"));
            let schema = json!({ "allOf": [schema], "components": DOCUMENT["components"] });
            let options = jsonschema::options().should_validate_formats(true);
            Arc::new(options.build(&schema).expect("a schema"))
        }))
    };
    validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

/// The path of the document that an address is one of, and what it says about it.
fn item_of(address: &str) -> Option<(String, &'static Value)> {
    let fits = |template: &str| {
        let (parts, names) = (address.split('/'), template.split('/'));
        parts.clone().count() == names.clone().count()
            && parts.zip(names).all(|(part, name)| {
                if name.starts_with('{') { !part.is_empty() } else { part == name }
            })
    };
    let paths = DOCUMENT["paths"].as_object().expect("paths");
    paths.iter().find(|(template, _)| fits(template)).map(|(path, item)| (path.clone(), item))
}

/// A name as a part of a JSON pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
