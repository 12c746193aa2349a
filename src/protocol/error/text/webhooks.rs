//! Texts of undelivered webhooks. The English one is stored with the delivery, because the worker that records it has no
//! reader; a page translates it for its reader.

use super::super::images::AddressProblem;
use super::super::webhooks::Undelivered;
use super::images::address_text;
use crate::texts::errors;

const ADDRESS_PROBLEMS: [AddressProblem; 7] = [
    AddressProblem::TooLong,
    AddressProblem::NoUrl,
    AddressProblem::NotHttp,
    AddressProblem::Credentials,
    AddressProblem::NoHost,
    AddressProblem::RedirectToNoUrl,
    AddressProblem::NotPublic,
];

const STATUS: &str = "status ";
const NO_CONNECTION: &str = "no connection";
const TOO_SLOW: (&str, &str) = ("no answer within ", " seconds");

/// The stored text of an attempt with a response.
pub fn answered_text(status: u16) -> String {
    format!("{STATUS}{status}")
}

/// The stored text of an attempt without a response.
pub fn undelivered_text(why: Undelivered) -> String {
    match why {
        Undelivered::Address(problem) => address_problem_text(problem).into(),
        Undelivered::NoConnection => NO_CONNECTION.into(),
        Undelivered::TooSlow { seconds } => format!("{}{seconds}{}", TOO_SLOW.0, TOO_SLOW.1),
    }
}

/// A stored text in the reader's language; an unknown text is returned unchanged.
pub fn outcome_text(text: &str) -> String {
    translated(text).unwrap_or_else(|| text.to_owned())
}

fn translated(text: &str) -> Option<String> {
    if text == NO_CONNECTION {
        return Some(errors::delivery_no_connection().into());
    }
    if let Some(status) = text.strip_prefix(STATUS) {
        let status: u16 = status.parse().ok()?;
        return Some(errors::delivery_status(&status.to_string()));
    }
    if let Some(seconds) = text.strip_prefix(TOO_SLOW.0) {
        let seconds: u64 = seconds.strip_suffix(TOO_SLOW.1)?.parse().ok()?;
        return Some(errors::delivery_too_slow(seconds));
    }
    let is_stored_as = |problem: &AddressProblem| address_problem_text(*problem) == text;
    let problem = ADDRESS_PROBLEMS.into_iter().find(is_stored_as)?;
    Some(errors::address_unusable(address_text(problem)))
}

fn address_problem_text(problem: AddressProblem) -> &'static str {
    match problem {
        AddressProblem::TooLong => "the address cannot be used: it is too long",
        AddressProblem::NoUrl => "the address cannot be used: it is no web address",
        AddressProblem::NotHttp => {
            "the address cannot be used: it does not begin with http:// or https://"
        }
        AddressProblem::Credentials => {
            "the address cannot be used: it contains a user name or password"
        }
        AddressProblem::NoHost => "the address cannot be used: it has no host",
        AddressProblem::RedirectToNoUrl => {
            "the address cannot be used: it redirects to no web address"
        }
        AddressProblem::NotPublic => "the address is not on the public internet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_outcomes_are_translated() {
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
    fn every_address_problem_is_translated() {
        for problem in ADDRESS_PROBLEMS {
            let stored = undelivered_text(Undelivered::Address(problem));
            assert!(translated(&stored).is_some(), "{stored}");
        }
    }
}
