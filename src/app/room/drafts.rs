//! Unsent texts in `localStorage`.

use super::compose_target::ComposeTarget;
use crate::browser::storage;
use crate::model::json::{from_json, read};
use crate::model::{ImageId, Point};
use serde::Serialize;

/// An unsent text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Draft {
    /// The text so far.
    pub text: String,
    /// The place of a new discussion; absent for a reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Point>,
}

from_json! {
    Draft { text, at }
}

/// Loads the draft for a target.
pub fn load(image: ImageId, target: ComposeTarget) -> Option<Draft> {
    read(&storage::get(&key(image, target))?)
}

/// Saves a draft; removes it when its text is empty.
pub fn save(image: ImageId, target: ComposeTarget, draft: &Draft) {
    let key = key(image, target);
    match serde_json::to_string(draft) {
        Ok(text) if !draft.text.trim().is_empty() => storage::set(&key, &text),
        _ => storage::remove(&key),
    }
}

fn key(image: ImageId, target: ComposeTarget) -> String {
    match target {
        ComposeTarget::New => format!("image-chat:draft:{image}"),
        ComposeTarget::Chat(chat) => format!("image-chat:draft:{image}:{chat}"),
    }
}
