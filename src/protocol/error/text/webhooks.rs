//! The texts about webhooks that were not delivered. English ones are stored with the delivery, since it is recorded by a worker
//! that has no reader; a page shows them in the language of its reader.

use super::super::images::AddressProblem;
use super::super::webhooks::Undelivered;
use super::images::address_text;
use crate::texts::errors;

/// Reasons that are recorded after [`UNUSABLE`]. One that is not public has a sentence of its own.
const PROBLEMS: [AddressProblem; 6] = [
    AddressProblem::TooLong,
    AddressProblem::NoUrl,
    AddressProblem::NotHttp,
    AddressProblem::Credentials,
    AddressProblem::NoHost,
    AddressProblem::RedirectToNoUrl,
];

const STATUS: &str = "status ";
const NO_CONNECTION: &str = "no connection";
const NOT_PUBLIC: &str = "the address is not on the public internet";
const UNUSABLE: &str = "the address cannot be used: ";
const TOO_SLOW: (&str, &str) = ("no answer within ", " seconds");

/// What is recorded of an attempt that was answered with this status.
pub fn answered_text(status: u16) -> String {
    format!("{STATUS}{status}")
}

/// What is recorded of an attempt without an answer.
pub fn undelivered_text(why: Undelivered) -> String {
    match why {
        Undelivered::Address(AddressProblem::NotPublic) => NOT_PUBLIC.into(),
        Undelivered::Address(problem) => format!("{UNUSABLE}{}", recorded(problem)),
        Undelivered::NoConnection => NO_CONNECTION.into(),
        Undelivered::TooSlow { seconds } => format!("{}{seconds}{}", TOO_SLOW.0, TOO_SLOW.1),
    }
}

/// A recorded text in the language of the reader. One of an unknown form is shown as it is.
pub fn outcome_text(text: &str) -> String {
    known_outcome(text).unwrap_or_else(|| text.to_owned())
}

fn known_outcome(text: &str) -> Option<String> {
    let unusable = |problem| errors::address_unusable(address_text(problem));
    if let Some(status) = text.strip_prefix(STATUS) {
        return status
            .parse::<u16>()
            .ok()
            .map(|status| errors::delivery_status(&status.to_string()));
    }
    if let Some(words) = text.strip_prefix(UNUSABLE) {
        return PROBLEMS.into_iter().find(|problem| recorded(*problem) == words).map(unusable);
    }
    match text {
        NO_CONNECTION => Some(errors::delivery_no_connection().into()),
        NOT_PUBLIC => Some(unusable(AddressProblem::NotPublic)),
        _ => {
            let seconds = text.strip_prefix(TOO_SLOW.0)?.strip_suffix(TOO_SLOW.1)?;
            seconds.parse::<u64>().ok().map(errors::delivery_too_slow)
        }
    }
}

/// The recorded form of a reason: the sentence in English.
fn recorded(problem: AddressProblem) -> &'static str {
    match problem {
        AddressProblem::TooLong => "it is too long",
        AddressProblem::NoUrl => "it is no web address",
        AddressProblem::NotHttp => "it does not begin with http:// or https://",
        AddressProblem::Credentials => "it contains a user name or password",
        AddressProblem::NoHost => "it has no host",
        AddressProblem::RedirectToNoUrl => "it redirects to no web address",
        AddressProblem::NotPublic => "it is not on the public internet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recorded_outcomes_are_shown_in_these_words() {
        let address = |problem| undelivered_text(Undelivered::Address(problem));
        let cases = [
            (answered_text(500), "status 500"),
            (undelivered_text(Undelivered::NoConnection), "no connection"),
            (undelivered_text(Undelivered::TooSlow { seconds: 15 }), "no answer within 15 seconds"),
            (
                address(AddressProblem::NotPublic),
                "this address cannot be used: it is not on the public internet",
            ),
            (address(AddressProblem::NoHost), "this address cannot be used: it has no host"),
            ("status unknown".into(), "status unknown"),
        ];
        for (stored, shown) in cases {
            assert_eq!(outcome_text(&stored), shown, "{stored}");
        }
    }

    #[test]
    fn every_recorded_problem_is_known() {
        for problem in PROBLEMS {
            let stored = undelivered_text(Undelivered::Address(problem));
            assert!(known_outcome(&stored).is_some(), "{stored}");
        }
    }
}
