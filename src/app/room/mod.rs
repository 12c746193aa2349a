//! The room of one image: the document is the server's (`markup`); here the browser keeps it in step with the discussions.
//!
//! `Sync` holds the discussions and submits operations; `Presence` holds other people's presence; `RoomUi` holds the
//! interface's state; `connection` connects them to the server. The other files change the parts of the document.

mod announcer;
mod bar;
mod canvas;
mod compose_target;
mod connection;
mod copy_link;
mod cursors;
mod dialogs;
mod drafts;
mod guest;
mod held;
mod keys;
mod list;
mod listing;
mod lost_texts;
mod markers;
mod markup;
mod moderation;
mod mount;
mod moves;
mod moving;
mod people;
mod picture;
mod picture_files;
mod placement;
mod placing;
mod pointing;
mod presence;
mod preview;
mod refused_edits;
mod requests;
mod room_ui;
mod show_role;
mod status_banner;
mod sync;
mod toast;
mod toasts;
mod unread;
mod window;
mod words;

pub use crate::app::ui::sentence;
pub use markers::has_number_inside;
pub use markup::{
    discussion_list, keys_dialog, list_head, list_row, list_tools, marker_button, status, template,
    templates, zoom_controls,
};
pub use mount::{start, start_widget};
pub use picture_files::{sizes, srcset};
