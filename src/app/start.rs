//! What the browser runs: connects the document of a page to its live data.

use super::{language, pages, room};
use crate::browser::{self, Host};
use any_spawner::Executor;
use leptos::prelude::Owner;

/// Starts what this page has: the room of an image, or the moderation queue.
pub fn start(locale: String) {
    prepare();
    language::start(locale);
    room::start();
    pages::start_live_queue();
    browser::show_local_times(".image-menu");
    browser::renew_local_times();
}

/// Starts the room of a widget. Each widget of a page is an instance of this program: it ends with the last of its
/// listeners, upon the signal of its host.
pub fn start_widget(host: Host, data: &str, locale: String) {
    prepare();
    browser::embed(host);
    language::start(locale);
    room::start_widget(data);
}

fn prepare() {
    // Fails only when there is one already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();
    // Its state lives as long as the page.
    std::mem::forget(owner);
}
