//! Why a payload of single sign-on or a new password is refused.

use super::ErrorCode;
use crate::model::TextError;

/// Why a payload of single sign-on is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SsoRefusal {
    /// The tenant has no secret to sign with.
    NoSecret,
    /// Signed with another secret, or changed afterwards.
    BadSignature,
    /// Signed too long ago.
    Expired,
    /// Signed in the future.
    NotYetValid,
    /// Used before.
    Replayed,
    /// Not in the expected form.
    Malformed(SsoMalformed),
    /// A required field is missing.
    MissingField(&'static str),
}

/// What of a payload of single sign-on is not in the expected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SsoMalformed {
    /// The payload is too long.
    DataTooLong {
        /// The most bytes.
        max: usize,
    },
    /// The timestamp is in seconds.
    Seconds,
    /// The payload is not Base64.
    NotBase64,
    /// What was encoded is not JSON.
    NotJson,
    /// The JSON is not an object.
    NotAnObject,
    /// The id is too long.
    IdTooLong {
        /// The most bytes.
        max: usize,
    },
    /// A field is too long.
    FieldTooLong {
        /// The field.
        field: &'static str,
        /// The most characters.
        max: usize,
    },
    /// A field is not a string.
    NotText(&'static str),
    /// A field is not a boolean.
    NotBoolean(&'static str),
    /// The groups are no list of short texts.
    Groups {
        /// The most groups.
        max: usize,
    },
    /// The name is not acceptable.
    Name {
        /// The field that the name was read from.
        field: &'static str,
        /// What is wrong with it.
        error: TextError,
    },
}

/// Why a new password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPassword {
    /// Too few characters.
    TooShort {
        /// The fewest.
        min: usize,
    },
    /// Too many characters.
    TooLong {
        /// The most.
        max: usize,
    },
    /// In the list of common passwords.
    Common,
    /// The name or the address of its person.
    Personal,
}

impl SsoRefusal {
    /// The name for programs.
    pub(super) fn code(self) -> ErrorCode {
        match self {
            Self::Malformed(_) | Self::MissingField(_) => ErrorCode::Invalid,
            Self::NoSecret
            | Self::BadSignature
            | Self::Expired
            | Self::NotYetValid
            | Self::Replayed => ErrorCode::Unauthenticated,
        }
    }
}
