//! The sentences that the browser makes itself, and nothing else: their messages travel with the page.

use super::super::causes::Unsent;
use super::super::input::Input;
use super::super::reason::Reason;
use crate::model::{Refusal, TextError, WriteRestriction};
use crate::protocol::live::TerminationReason;
use crate::texts::live;

/// As [`text_of`](super::text_of), of the reasons that the browser gives itself or has received. What only the server
/// gives reaches the browser as a sentence ([`Reason::Stated`]), so its text is not needed there.
pub fn text_in_browser(reason: &Reason) -> String {
    match reason {
        Reason::Stated { text, .. } => text.clone(),
        Reason::Refused(refusal) => refusal_text(*refusal),
        Reason::Restricted(restriction) => restriction_text(*restriction).into(),
        Reason::Text(error) => text_error_text(*error),
        Reason::Unsent(unsent) => unsent_text(*unsent).into(),
        Reason::NoIdentity => live::no_identity().into(),
        Reason::Held => live::held().into(),
        Reason::Invalid(Input::NoName) => live::no_name().into(),
        Reason::Invalid(Input::GuestName(error)) => guest_name_text(*error),
        _ => live::failed().into(),
    }
}

pub(super) fn refusal_text(refusal: Refusal) -> String {
    match refusal {
        Refusal::NoSuchChat => live::no_such_discussion(),
        Refusal::NoSuchComment => live::no_such_comment(),
        Refusal::NotTheAuthor => live::not_the_author(),
        Refusal::NotYours => live::not_yours(),
        Refusal::ModeratorsOnly => live::moderators_only(),
        Refusal::Locked => live::discussion_locked(),
        Refusal::TooLong { max } => return live::comment_too_long(max),
        Refusal::TooDeep => live::too_deep(),
        Refusal::UnknownEmoji => live::unknown_emoji(),
        Refusal::Outside => live::region_outside(),
        Refusal::Full => live::full(),
    }
    .into()
}

pub(super) fn restriction_text(restriction: WriteRestriction) -> &'static str {
    match restriction {
        WriteRestriction::SignIn => live::sign_in_to_write(),
        WriteRestriction::MembersOnly => live::members_write(),
        WriteRestriction::ReadOnly => live::no_one_writes(),
        WriteRestriction::Closed => live::image_locked(),
        WriteRestriction::ViewOnly => live::view_only(),
    }
}

pub(super) fn text_error_text(error: TextError) -> String {
    match error {
        TextError::Empty => live::text_empty().into(),
        TextError::TooLong { max } => live::text_too_long(max),
    }
}

pub(super) fn guest_name_text(error: TextError) -> String {
    live::bad_guest_name(&text_error_text(error))
}

/// Whole sentences, some of them two.
pub(super) fn unsent_text(unsent: Unsent) -> &'static str {
    match unsent {
        Unsent::NoAnswer => live::no_answer(),
        Unsent::Offline => live::not_sent_offline(),
        Unsent::NotSaved => live::not_saved(),
        Unsent::Terminated(reason) => termination_text(reason),
    }
}

/// Why a page does not reconnect, in whole sentences.
pub fn termination_text(reason: TerminationReason) -> &'static str {
    match reason {
        TerminationReason::OtherVersion => live::other_version(),
        TerminationReason::Deleted => live::image_gone(),
        TerminationReason::NotAllowed => live::not_allowed_any_more(),
        TerminationReason::SignedOut => live::signed_out(),
        TerminationReason::NoOrigin => live::no_origin(),
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
