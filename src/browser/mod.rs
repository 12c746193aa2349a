//! Browser APIs behind plain Rust signatures. Names no framework and no discussion.
//!
//! These functions compile for the server too but are not called there: only the browser starts what calls them.

mod clock;
mod dialog;
mod event;
mod frame;
mod host;
mod language;
mod listen;
mod node;
mod page;
mod press;
mod random;
mod request;
mod resize;
mod scroll;
pub mod socket;
pub mod storage;

pub use clock::{
    after, every, iso_time, local_time, next_frame, now, renew_local_times, show_local_times,
    uptime,
};
pub use dialog::Dialog;
pub use event::{Action, Key, Pointer, action, key, pointer, shortcut};
pub use frame::Frame;
pub use host::{Host, address, embed, is_widget, tell_count};
pub use language::{number, plural, set_locale};
pub use node::Node;
pub use page::{
    Rect, Viewport, are_markers_scaled, check_all, copy, decimal, fragment, go_back, has_mouse,
    has_own_entry, is_online, is_visible, mark_hydrated, on_document, on_scroll, on_window, origin,
    percent, push_fragment, reload, replace_choices, set_fragment, set_title, shown_part, text_of,
    viewport,
};
pub use press::{follow_presses, is_drag};
pub use random::{random_up_to, random_uuid};
pub use request::{Answer, escaped, get, post};
pub use resize::on_resize;
pub use scroll::{above, keep_place, show_end, show_in};
pub use web_sys::Event;
