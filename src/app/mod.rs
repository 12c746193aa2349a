//! The user interface: rendered by the server; the browser keeps the same document up to date.

mod language;
mod live_client;
pub mod pages;
pub mod room;
pub mod shell;
mod start;
pub mod ui;

pub use start::{start, start_widget};
