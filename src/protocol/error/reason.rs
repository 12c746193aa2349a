//! Why something was refused, as data: one variant a reason, with its arguments. No prose; see `text`.

use super::ErrorCode;
use super::causes::{ApiKeyRefusal, Busy, Conflict, Forbidden, Gone, Thing, Unsent, Unwritable};
use super::identity::{SsoRefusal, WeakPassword};
use super::images::ImageRefusal;
use super::input::Input;
use crate::model::{Refusal, TextError, WriteRestriction};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The input is not acceptable.
    Invalid(Input),
    /// The caller is unknown or has no name.
    NoIdentity,
    /// The e-mail address and the password do not match.
    WrongCredentials,
    /// The API key is not accepted.
    ApiKey(ApiKeyRefusal),
    /// A payload of single sign-on is not accepted.
    SingleSignOn(SsoRefusal),
    /// An image is not accepted.
    Image(ImageRefusal),
    /// The ticket for a live socket was used or has expired.
    TicketExpired,
    /// The caller may not do this.
    Forbidden(Forbidden),
    /// There is no such thing, or none that the caller may see.
    NotFound(Thing),
    /// The address does not take the method.
    MethodNotAllowed,
    /// It contradicts something that was done before.
    Conflict(Conflict),
    /// It existed and does not any more.
    Gone(Gone),
    /// The body is larger than the route accepts.
    BodyTooLarge,
    /// The body has another media type than the route accepts.
    ContentType {
        /// The accepted one.
        accepted: String,
    },
    /// The comment is held for review.
    Held,
    /// A limit was reached; a retry may succeed.
    Busy(Busy),
    /// Others use the memory that the answer needs; a retry may succeed.
    Overloaded,
    /// Nothing can be stored at present.
    Unwritable(Unwritable),
    /// The server is draining.
    Stopping,
    /// The server failed.
    Internal,
    /// The rules of a discussion refuse the operation.
    Refused(Refusal),
    /// The caller may read and not write.
    Restricted(WriteRestriction),
    /// A text is not acceptable.
    Text(TextError),
    /// The browser did not send it, or got no answer.
    Unsent(Unsent),
    /// What the server said, as the browser holds it. Made of an [`ErrorMessage`](super::ErrorMessage) and of nothing
    /// else: an error that is made here has a reason, and its text is made at the edge.
    Stated {
        /// The name.
        code: ErrorCode,
        /// The sentence.
        text: String,
    },
}

impl Reason {
    /// The name for programs.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Invalid(_) | Self::Text(_) => ErrorCode::Invalid,
            Self::NoIdentity | Self::WrongCredentials | Self::ApiKey(_) | Self::TicketExpired => {
                ErrorCode::Unauthenticated
            }
            Self::Forbidden(_) => ErrorCode::Forbidden,
            Self::NotFound(_) => ErrorCode::NotFound,
            Self::MethodNotAllowed => ErrorCode::MethodNotAllowed,
            Self::Conflict(_) => ErrorCode::Conflict,
            Self::Gone(_) => ErrorCode::Gone,
            Self::BodyTooLarge => ErrorCode::TooLarge,
            Self::ContentType { .. } => ErrorCode::UnsupportedType,
            Self::Held => ErrorCode::Held,
            Self::Busy(_) => ErrorCode::TooMany,
            Self::Overloaded => ErrorCode::Overloaded,
            Self::Unwritable(_) => ErrorCode::Unwritable,
            Self::Stopping => ErrorCode::Stopping,
            Self::Internal => ErrorCode::Internal,
            Self::Refused(refusal) => code_of_refusal(*refusal),
            Self::Restricted(restriction) => code_of_restriction(*restriction),
            Self::SingleSignOn(refusal) => refusal.code(),
            Self::Image(refusal) => refusal.code(),
            Self::Unsent(_) => ErrorCode::Unreachable,
            Self::Stated { code, .. } => *code,
        }
    }
}

fn code_of_refusal(refusal: Refusal) -> ErrorCode {
    match refusal {
        Refusal::NoSuchChat | Refusal::NoSuchComment => ErrorCode::NotFound,
        Refusal::NotTheAuthor | Refusal::NotYours | Refusal::ModeratorsOnly => ErrorCode::Forbidden,
        Refusal::TooLong { .. } | Refusal::TooDeep | Refusal::Outside | Refusal::UnknownEmoji => {
            ErrorCode::Invalid
        }
        Refusal::Full | Refusal::Locked => ErrorCode::Conflict,
    }
}

fn code_of_restriction(restriction: WriteRestriction) -> ErrorCode {
    match restriction {
        WriteRestriction::SignIn => ErrorCode::Unauthenticated,
        WriteRestriction::Closed => ErrorCode::Conflict,
        WriteRestriction::MembersOnly | WriteRestriction::ReadOnly | WriteRestriction::ViewOnly => {
            ErrorCode::Forbidden
        }
    }
}

impl From<Input> for Reason {
    fn from(input: Input) -> Self {
        Self::Invalid(input)
    }
}

impl From<ApiKeyRefusal> for Reason {
    fn from(refusal: ApiKeyRefusal) -> Self {
        Self::ApiKey(refusal)
    }
}

impl From<Forbidden> for Reason {
    fn from(forbidden: Forbidden) -> Self {
        Self::Forbidden(forbidden)
    }
}

impl From<Conflict> for Reason {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}

impl From<Gone> for Reason {
    fn from(gone: Gone) -> Self {
        Self::Gone(gone)
    }
}

impl From<Busy> for Reason {
    fn from(busy: Busy) -> Self {
        Self::Busy(busy)
    }
}

impl From<Unwritable> for Reason {
    fn from(unwritable: Unwritable) -> Self {
        Self::Unwritable(unwritable)
    }
}

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<WriteRestriction> for Reason {
    fn from(restriction: WriteRestriction) -> Self {
        Self::Restricted(restriction)
    }
}

impl From<TextError> for Reason {
    fn from(error: TextError) -> Self {
        Self::Text(error)
    }
}

impl From<SsoRefusal> for Reason {
    fn from(refusal: SsoRefusal) -> Self {
        Self::SingleSignOn(refusal)
    }
}

impl From<ImageRefusal> for Reason {
    fn from(refusal: ImageRefusal) -> Self {
        Self::Image(refusal)
    }
}

impl From<Unsent> for Reason {
    fn from(unsent: Unsent) -> Self {
        Self::Unsent(unsent)
    }
}

impl From<WeakPassword> for Reason {
    fn from(weak: WeakPassword) -> Self {
        Input::WeakPassword(weak).into()
    }
}
