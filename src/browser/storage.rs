//! What the browser keeps for this site (`localStorage`); nothing is kept where that is refused.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The text kept under a key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text under a key.
pub fn set(key: &str, text: &str) {
    if let Some(storage) = storage() {
        // Full or refused: the text still stands in its field.
        let _ = storage.set_item(key, text);
    }
}

/// Keeps nothing under a key any more.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}
