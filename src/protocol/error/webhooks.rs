//! Why a webhook was not delivered, as data.

use super::images::AddressProblem;

/// Why an attempt to deliver a webhook got no answer; tells nothing about hosts that are not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undelivered {
    /// Nothing is sent to the address.
    Address(AddressProblem),
    /// No such name, no connection, or a broken one.
    NoConnection,
    /// No answer in time.
    TooSlow {
        /// How long was waited.
        seconds: u64,
    },
}
