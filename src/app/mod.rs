//! The user interface: rendered by the server, hydrated in the browser.

mod live_client;
pub mod pages;
pub mod room;
pub mod shell;
pub mod ui;
mod upload;
