//! The texts of the room about the connection; those of errors are in `protocol/error/text/browser.rs`.

/// Shown in the place of a form while there is no network.
pub const READING_OFFLINE: &str =
    "You are offline: you can read, and write again when you are back.";
/// Shown in the place of comments that are not here when there is no network.
pub const COMMENTS_OFFLINE: &str = "You are offline. More comments come when you are back.";
/// Shown within a page of another site when the browser keeps no cookie for this one there.
pub const NO_COOKIES: &str = "Your browser does not let this page remember you inside another site. You can read \
                              here; to write, open it in a tab of its own.";
