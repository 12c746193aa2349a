//! Finds an installed Chromium, in the same places as `scripts/setup-browser`.

use std::path::PathBuf;

/// The names on `PATH`.
const NAMES: [&str; 5] = [
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// `$CHROMIUM`, else the first known name on `PATH`.
pub fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut places = NAMES.iter().flat_map(|name| folders.iter().map(move |at| at.join(name)));
    places.find(|file| file.is_file())
}
