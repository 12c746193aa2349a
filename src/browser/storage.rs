//! What the browser keeps for this site; without effect where it refuses that.

/// For how long, and for which pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// `localStorage`: for good, shared by all tabs.
    Site,
    /// `sessionStorage`: as long as this tab, also after a reload.
    Tab,
}

fn storage(area: Area) -> Option<web_sys::Storage> {
    let window = web_sys::window()?;
    match area {
        Area::Site => window.local_storage().ok()?,
        Area::Tab => window.session_storage().ok()?,
    }
}

/// Reads the text of a key.
pub fn get(area: Area, key: &str) -> Option<String> {
    storage(area)?.get_item(key).ok()?
}

/// Stores a text under a key.
pub fn set(area: Area, key: &str, text: &str) {
    if let Some(storage) = storage(area) {
        // Full or refused: the text is still in its field.
        let _ = storage.set_item(key, text);
    }
}

/// Removes a key.
pub fn remove(area: Area, key: &str) {
    if let Some(storage) = storage(area) {
        let _ = storage.remove_item(key);
    }
}

/// The keys that begin with this.
pub fn keys(area: Area, prefix: &str) -> Vec<String> {
    let Some(storage) = storage(area) else { return Vec::new() };
    let all = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    all.filter(|key| key.starts_with(prefix)).collect()
}
