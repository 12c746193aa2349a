//! The English texts about webhooks that were not delivered, as the list of deliveries shows them.

use super::super::images::AddressProblem;
use super::super::webhooks::Undelivered;
use super::images::address_text;

/// What is recorded of an attempt that was answered with this status.
pub fn answered_text(status: u16) -> String {
    format!("status {status}")
}

/// What is recorded of an attempt without an answer.
pub fn undelivered_text(why: Undelivered) -> String {
    match why {
        Undelivered::Address(AddressProblem::NotPublic) => {
            "the address is not on the public internet".into()
        }
        Undelivered::Address(problem) => {
            format!("the address cannot be used: {}", address_text(problem))
        }
        Undelivered::NoConnection => "no connection".into(),
        Undelivered::TooSlow { seconds } => format!("no answer within {seconds} seconds"),
    }
}
