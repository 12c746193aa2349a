//! The texts of the room about the connection.

use crate::app::live_client::TerminationReason;

/// Shown when a change is refused because there is no network.
pub const OFFLINE: &str =
    "You are offline, so this was not sent. Please try again when you are back.";
/// Shown in the place of comments that are not here when there is no network.
pub const COMMENTS_OFFLINE: &str = "You are offline. More comments come when you are back.";
/// Shown when the outcome of a change is unknown for good.
pub const NOT_SAVED: &str = "The connection broke and this was not saved. Please try again.";

/// Why the page does not reconnect.
pub fn of_termination(reason: TerminationReason) -> &'static str {
    match reason {
        TerminationReason::OtherVersion => {
            "There is a new version of Image Chat. Please reload; what you have written is kept."
        }
        TerminationReason::Deleted => "This image is not there any more.",
        TerminationReason::NotAllowed => "You may not see this image any more.",
        TerminationReason::SignedOut => "You were signed out. Sign in to go on.",
    }
}
