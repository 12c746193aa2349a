//! The markup of the room: rendered by the server, in the page or as templates in it. The browser copies the templates
//! and fills them in, so none of the markup is in the wasm.

mod bar;
mod comment;
mod composer;
mod dialogs;
mod list;
mod marker;
mod messages;
mod template;
mod templates;
mod window;

pub use bar::status;
pub use list::{WHOLE_LIST, discussion_list, list_row};
pub use marker::marker_button;
pub use templates::templates;
