//! `localStorage`; without effect where the browser refuses it.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Reads the text of a key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Stores a text under a key.
pub fn set(key: &str, text: &str) {
    if let Some(storage) = storage() {
        // Full or refused: the text is still in its field.
        let _ = storage.set_item(key, text);
    }
}

/// Removes a key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}
