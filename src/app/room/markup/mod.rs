//! The markup of the room: rendered by the server, in the page or as templates in it. The browser copies the templates
//! and fills them in, so none of the markup is in the wasm.

mod bar;
mod comment;
mod composer;
mod dialogs;
mod keys;
mod list;
mod marker;
mod messages;
mod pictures;
mod preview;
mod template;
mod templates;
mod tools;
mod window;
mod zoom;

/// The picture: in a widget an element without content, over the picture of the page around it.
pub const PICTURE: &str = "[data-part=picture]";
/// In a widget: the layer of windows, above all of the page.
pub const WINDOWS: &str = "[data-slot=windows]";

pub use bar::status;
pub use keys::keys_dialog;
pub use list::{FIRST_ROWS, WHOLE_LIST, discussion_list, has_long_names, list_row};
pub use marker::marker_button;
pub use template::template;
pub use templates::templates;
pub use tools::{list_head, list_tools};
pub use zoom::zoom_controls;
