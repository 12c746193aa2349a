//! Image Chat: live discussion pinned to places on an image.
//!
//! The modules in reading order:
//!
//! 1. [`model`]: what a discussion is and who may do what. Pure.
//! 2. [`texts`]: what people read, in their language.
//! 3. [`protocol`]: every byte on the wire.
//! 4. [`rpc`]: the server functions, the one seam between app and server.
//! 5. [`app`]: what people see, rendered by server and browser alike.
//! 6. [`browser`]: what only a browser can do.
//! 7. `server`: HTTP, live rooms, storage (feature `ssr`).
#![recursion_limit = "256"]

pub mod app;
pub mod browser;
pub mod model;
pub mod protocol;
pub mod rpc;
#[cfg(feature = "ssr")]
pub mod server;
pub mod texts;

/// The entry of a page, with the locale of dates and numbers.
#[cfg(all(feature = "browser", not(feature = "widget")))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(locale: String) {
    console_error_panic_hook::set_once();
    app::start(locale);
}

/// The entry of a widget, with its host, the JSON of its room, and the locale of dates and numbers.
#[cfg(feature = "widget")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start_widget(host: browser::Host, data: &str, locale: String) {
    console_error_panic_hook::set_once();
    app::start_widget(host, data, locale);
}
