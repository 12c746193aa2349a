//! `/comment-image-chats`: the calls of pages that embed images, as their documentation has them.

mod fields;
mod images;
mod markers;
mod origins;

use crate::common::{Answer, Person};
use crate::http::library_phrase;
use image_chat::model::ChatId;
use serde_json::{Value, json};
use uuid::Uuid;

/// The tenant's calls.
pub const CALLS: &str = "/comment-image-chats/demo";
/// A page.
pub const PAGE: &str = "https://site.example/floors?floor=0#plan";
/// An image of that page.
pub const SRC: &str = "https://cdn.site.example/plan.png";

/// A marker on an image of the page.
pub fn marker(src: &str, operation: Uuid) -> Value {
    json!({
        "urlId": PAGE, "windowUrlId": format!("{PAGE}:{src}:25.5:30.25"), "pageTitle": "Floors & plans",
        "src": src, "createdFromCommentId": "c-17", "broadcastId": operation, "x": 25.5, "y": 30.25,
    })
}

/// The address of the markers of a page.
pub fn page_of(calls: &str, url_id: &str) -> String {
    let query =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("urlId", url_id).finish();
    format!("{calls}?{query}")
}

impl Answer {
    /// It is an error of this status, in the documented form.
    #[track_caller]
    pub fn fails(&self, status: u16, what: &str) {
        assert_eq!(self.status, status, "{what}: {}", self.text);
        assert_eq!(self.header("content-type"), "application/json", "{what}");
        let body: Value = serde_json::from_str(&self.text).expect("JSON");
        assert_eq!(body["status"], "error", "{what}: {body}");
        let message = body["message"].as_str().unwrap_or_default();
        assert!(!message.is_empty(), "{what}: an error says what is wrong");
        assert_eq!(library_phrase(message), None, "{what}: {message}");
        assert_eq!(body.as_object().map(|body| body.len()), Some(2), "{what}: {body}");
    }
}

impl Person {
    /// Places a marker.
    pub async fn place_marker(&self, calls: &str, src: &str) -> ChatId {
        let answer = self.post(calls, marker(src, crate::common::fresh())).await.ok(200);
        crate::common::id(&answer["createdChatId"])
    }

    /// The markers of the page.
    pub async fn page_markers(&self, calls: &str) -> Vec<Value> {
        let answer = self.get(&page_of(calls, PAGE)).await.ok(200);
        answer["conversations"].as_array().expect("a list").clone()
    }
}
