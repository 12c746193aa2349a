//! Unsent texts, kept by the browser until they are sent. Knows no window.

use super::desk::Place;
use crate::browser::storage;
use crate::model::{ImageId, Point};
use serde::{Deserialize, Serialize};

/// An unsent text and, for a new discussion, where it is meant to go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What is written so far.
    pub text: String,
    /// Where; absent for an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Point>,
}

/// The draft that is kept for a place.
pub fn load(image: ImageId, place: Place) -> Option<Draft> {
    serde_json::from_str(&storage::get(&key(image, place))?).ok()
}

/// Keeps a draft; an empty one is not kept.
pub fn save(image: ImageId, place: Place, draft: &Draft) {
    let key = key(image, place);
    match serde_json::to_string(draft) {
        Ok(text) if !draft.text.trim().is_empty() => storage::set(&key, &text),
        _ => storage::remove(&key),
    }
}

fn key(image: ImageId, place: Place) -> String {
    match place {
        Place::New => format!("image-chat:draft:{image}"),
        Place::Chat(chat) => format!("image-chat:draft:{image}:{chat}"),
    }
}
