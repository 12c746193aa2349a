//! The texts of the room about the connection.

use crate::app::live_client::TerminationReason;

/// Shown when a change is refused because there is no network.
pub const OFFLINE: &str =
    "You are offline, so this was not sent. Please try again when you are back.";
/// Shown in the place of a form while there is no network.
pub const READING_OFFLINE: &str =
    "You are offline: you can read, and write again when you are back.";
/// Shown in the place of comments that are not here when there is no network.
pub const COMMENTS_OFFLINE: &str = "You are offline. More comments come when you are back.";
/// Shown when the outcome of a change is unknown for good.
pub const NOT_SAVED: &str = "The connection broke and this was not saved. Please try again.";
/// Shown within a page of another site when the browser keeps no cookie for this one there.
pub const NO_COOKIES: &str = "Your browser does not let this page remember you inside another site. You can read \
                              here; to write, open it in a tab of its own.";

/// Why the page does not reconnect.
pub fn of_termination(reason: TerminationReason) -> &'static str {
    match reason {
        TerminationReason::OtherVersion => {
            "There is a new version of Image Chat. Please reload; what you have written is kept."
        }
        TerminationReason::Deleted => "This image is not there any more.",
        TerminationReason::NotAllowed => "You may not see this image any more.",
        TerminationReason::SignedOut => "You were signed out. Sign in to go on.",
        TerminationReason::NoOrigin => {
            "This page is shown in a sandbox, where it cannot connect. You can read here; to write, open it in a \
             tab of its own."
        }
    }
}
