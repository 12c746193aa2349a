//! The English sentences that the browser makes itself, and nothing else: each text here is in the wasm.

use super::super::causes::Unsent;
use super::super::input::Input;
use super::super::reason::Reason;
use crate::model::{Refusal, TextError, WriteRestriction};
use crate::protocol::live::TerminationReason;

/// What everything is called of which no more can be said.
pub(super) const FAILED: &str = "something failed on the server; please try again";
pub(super) const NO_IDENTITY: &str = "a name or a sign-in is needed first";
pub(super) const HELD: &str = "your comment waits for a moderator";
pub(super) const NO_NAME: &str = "enter your name to post";

/// As [`text_of`](super::text_of), of the reasons that the browser gives itself or has received. What only the server
/// gives reaches the browser as a sentence ([`Reason::Stated`]), so its text is not needed there.
pub fn text_in_browser(reason: &Reason) -> String {
    match reason {
        Reason::Stated { text, .. } => text.clone(),
        Reason::Refused(refusal) => refusal_text(*refusal),
        Reason::Restricted(restriction) => restriction_text(*restriction).into(),
        Reason::Text(error) => text_error_text(*error),
        Reason::Unsent(unsent) => unsent_text(*unsent).into(),
        Reason::NoIdentity => NO_IDENTITY.into(),
        Reason::Held => HELD.into(),
        Reason::Invalid(Input::NoName) => NO_NAME.into(),
        Reason::Invalid(Input::GuestName(error)) => guest_name_text(*error),
        _ => FAILED.into(),
    }
}

pub(super) fn refusal_text(refusal: Refusal) -> String {
    match refusal {
        Refusal::NoSuchChat => "this discussion does not exist any more",
        Refusal::NoSuchComment => "this comment does not exist any more",
        Refusal::NotTheAuthor => "only the author of a comment may edit it",
        Refusal::NotYours => "only the author or a moderator may do this",
        Refusal::ModeratorsOnly => "only moderators may do this",
        Refusal::Locked => "this discussion is locked: it can be read, but not continued",
        Refusal::TooLong { max } => return format!("a comment has at most {max} characters here"),
        Refusal::TooDeep => "answers to answers do not go that deep here",
        Refusal::UnknownEmoji => "this is not one of the reactions",
        Refusal::Full => "there is no room for more here",
    }
    .into()
}

pub(super) fn restriction_text(restriction: WriteRestriction) -> &'static str {
    match restriction {
        WriteRestriction::SignIn => "please sign in to write here",
        WriteRestriction::MembersOnly => "only members can write here",
        WriteRestriction::ReadOnly => "nobody can write here at the moment",
        WriteRestriction::Closed => {
            "discussions on this image are locked: they can be read, but not continued"
        }
        WriteRestriction::ViewOnly => "this share link is for viewing only",
    }
}

pub(super) fn text_error_text(error: TextError) -> String {
    match error {
        TextError::Empty => "the text is empty".into(),
        TextError::TooLong { max } => format!("the text is longer than {max} characters"),
    }
}

pub(super) fn guest_name_text(error: TextError) -> String {
    format!("this name cannot be used: {}", text_error_text(error))
}

/// Whole sentences, some of them two.
pub(super) fn unsent_text(unsent: Unsent) -> &'static str {
    match unsent {
        Unsent::NoAnswer => "the server cannot be reached",
        Unsent::Offline => {
            "You are offline, so this was not sent. Please try again when you are back."
        }
        Unsent::NotSaved => "The connection broke and this was not saved. Please try again.",
        Unsent::Terminated(reason) => termination_text(reason),
    }
}

/// Why a page does not reconnect, in whole sentences.
pub fn termination_text(reason: TerminationReason) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::super::text_of;
    use super::*;

    #[test]
    fn what_the_browser_says_is_what_the_server_would_say() {
        let unsent = [
            Unsent::NoAnswer,
            Unsent::Offline,
            Unsent::NotSaved,
            Unsent::Terminated(TerminationReason::Deleted),
        ];
        let others = [
            Reason::Refused(Refusal::TooLong { max: 7 }),
            Reason::Refused(Refusal::Locked),
            Reason::Restricted(WriteRestriction::Closed),
            Reason::Text(TextError::TooLong { max: 7 }),
            Reason::Invalid(Input::NoName),
            Reason::Invalid(Input::GuestName(TextError::Empty)),
            Reason::NoIdentity,
            Reason::Held,
            Reason::Internal,
        ];
        for reason in unsent.map(Reason::from).into_iter().chain(others) {
            assert_eq!(text_in_browser(&reason), text_of(&reason));
        }
    }
}
