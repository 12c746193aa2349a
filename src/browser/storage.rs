//! What the browser keeps for this site; where it refuses that, the page itself, as long as it is open.

use std::cell::RefCell;

/// For how long, and for which pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// `localStorage`: for good, shared by all tabs.
    Site,
    /// `sessionStorage`: as long as this tab, also after a reload.
    Tab,
}

thread_local! {
    /// Texts that the browser refuses to keep, by area and key. Few: a search is fast enough.
    static REFUSED: RefCell<Vec<(Area, String, String)>> = const { RefCell::new(Vec::new()) };
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
    let refused = REFUSED.with_borrow(|texts| {
        let found = texts.iter().find(|(of, name, _)| *of == area && name == key);
        found.map(|(.., text)| text.clone())
    });
    refused.or_else(|| storage(area)?.get_item(key).ok()?)
}

/// Stores a text under a key.
pub fn set(area: Area, key: &str, text: &str) {
    remove(area, key);
    let is_kept = storage(area).is_some_and(|storage| storage.set_item(key, text).is_ok());
    if !is_kept {
        REFUSED.with_borrow_mut(|texts| texts.push((area, key.to_owned(), text.to_owned())));
    }
}

/// Removes a key.
pub fn remove(area: Area, key: &str) {
    REFUSED.with_borrow_mut(|texts| texts.retain(|(of, name, _)| *of != area || name != key));
    if let Some(storage) = storage(area) {
        let _ = storage.remove_item(key);
    }
}

/// The keys that begin with this.
pub fn keys(area: Area, prefix: &str) -> Vec<String> {
    let mut all = REFUSED.with_borrow(|texts| {
        let own = texts.iter().filter(|(of, ..)| *of == area);
        own.map(|(_, key, _)| key.clone()).collect::<Vec<_>>()
    });
    if let Some(storage) = storage(area) {
        let kept = 0..storage.length().unwrap_or_default();
        all.extend(kept.filter_map(|at| storage.key(at).ok()?));
    }
    all.retain(|key| key.starts_with(prefix));
    all
}
