//! Image Chat: live discussion pinned to places on an image.
//!
//! The modules in reading order:
//!
//! 1. [`model`]: what a discussion is and who may do what. Pure.
//! 2. [`protocol`]: every byte on the wire.
//! 3. [`rpc`]: the server functions, the one seam between app and server.
//! 4. [`app`]: what people see, rendered by server and browser alike.
//! 5. [`browser`]: what only a browser can do.
//! 6. `server`: HTTP, live rooms, storage (feature `ssr`).
#![recursion_limit = "256"]

pub mod app;
pub mod browser;
pub mod model;
pub mod protocol;
pub mod rpc;
#[cfg(feature = "ssr")]
pub mod server;

/// The entry of a page.
#[cfg(all(feature = "browser", not(feature = "widget")))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
    app::start();
}

/// The entry of a widget, with its host and the JSON of its room.
#[cfg(feature = "widget")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start_widget(host: browser::Host, data: &str) {
    console_error_panic_hook::set_once();
    app::start_widget(host, data);
}
