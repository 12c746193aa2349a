//! What the browser runs: connects the document of a page to its live data.

use super::{pages, room};
use crate::browser;
use any_spawner::Executor;
use leptos::prelude::Owner;

/// Starts what this page has: the room of an image, or the moderation queue.
pub fn start() {
    // Fails only when there is one already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();
    // Its state lives as long as the page.
    std::mem::forget(owner);
    room::start();
    pages::start_live_queue();
    browser::show_local_times(".image-menu");
    browser::renew_local_times();
}
