//! What people see. Rendered by the server, woken in the browser. Knows the server only by `rpc`.

pub mod pages;
pub mod room;
pub mod shell;
pub mod ui;
mod upload;
