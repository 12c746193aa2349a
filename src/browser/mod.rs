//! What only a browser can do, each with a plain Rust signature. Knows no discussion.
//!
//! These functions compile for the server too, where nothing calls them: effects and event
//! handlers never run while a page is rendered.

mod clock;
mod page;
mod random;
pub mod socket;
pub mod storage;
pub mod upload;

pub use clock::{after, every, local_time, next_frame, now};
pub use page::{
    Rect, Viewport, check_all, copy, focus, fragment, go_to, has_mouse, is_online, is_visible,
    mark_hydrated, on_document, on_key, on_window, origin, rect_of, reload, replace_choices,
    set_fragment, set_marker_size, set_place, set_text, show_end, viewport,
};
pub use random::{random_up_to, random_uuid};
