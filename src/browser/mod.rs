//! Browser APIs behind plain Rust signatures. Names no framework and no discussion.
//!
//! These functions compile for the server too but are not called there: effects and event handlers do not
//! run during server rendering.

mod clock;
mod fetch;
mod page;
mod random;
pub mod socket;
pub mod storage;
pub mod upload;

pub use clock::{after, every, local_time, next_frame, now};
pub use fetch::fetch_text;
pub use page::{
    Rect, Viewport, check_all, copy, focus, fragment, go_to, has_mouse, is_online, is_visible,
    mark_hydrated, on_document, on_key, on_window, origin, rect_of, reload, replace_choices,
    set_fragment, set_marker_size, set_place, set_text, show_end, viewport,
};
pub use random::{random_up_to, random_uuid};
