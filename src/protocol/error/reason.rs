//! Why something was refused, as data: one variant a reason, with its arguments. No prose; see `text`.

use super::ErrorCode;
use crate::model::{EmailError, Refusal, TenantIdError, TextError, WriteRestriction};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The input is not acceptable.
    Invalid(Input),
    /// Nobody is known by name.
    NoIdentity,
    /// The e-mail address and the password do not match.
    WrongCredentials,
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
    /// The sentence was made elsewhere: by the typed error of a lower layer, or by the server that answered.
    Stated {
        /// The name.
        code: ErrorCode,
        /// The sentence.
        text: String,
    },
}

/// Kinds of things that can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A page.
    Page,
    /// An image.
    Image,
    /// The file of an image.
    Picture,
    /// A tenant.
    Tenant,
    /// A link with a secret.
    Link,
    /// A discussion.
    Discussion,
    /// A comment.
    Comment,
    /// An invitation.
    Invitation,
    /// A member.
    Member,
    /// A ban.
    Ban,
    /// A moderation action that can be undone.
    UndoableAction,
    /// A call of the API.
    Endpoint,
    /// A server function.
    Function,
    /// Anything else.
    Thing,
}

/// A field of a form or body, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Title of an image.
    Title,
    /// The identifier an embedding page uses.
    UrlId,
    /// The reason of a flag.
    FlagReason,
    /// Size of markers, in the settings.
    MarkerSize,
    /// Length of comments, in the settings.
    CommentChars,
    /// Depth of replies, in the settings.
    ReplyDepth,
    /// Flags that hide a comment, in the settings.
    FlagsToHide,
}

/// Input that is not acceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A name without a visible character.
    BlankName,
    /// A guest gave no name.
    NoName,
    /// A name is not acceptable.
    Name(TextError),
    /// A guest's name is not acceptable.
    GuestName(TextError),
    /// Not an e-mail address.
    Email(EmailError),
    /// Not a tenant id.
    TenantId(TenantIdError),
    /// A control character in a field.
    ControlCharacter(Field),
    /// A field with too many characters.
    TooLong {
        /// The field.
        field: Field,
        /// The most characters.
        max: usize,
    },
    /// A number outside its range.
    NotInRange {
        /// The field.
        field: Field,
        /// The least, written out.
        from: String,
        /// The most, written out.
        to: String,
    },
    /// The tenant's name is empty or too long.
    TenantName {
        /// The most characters.
        max: usize,
    },
    /// A list with too many entries.
    ListTooLong {
        /// The most entries.
        max: usize,
    },
    /// Not the origin of a site.
    NotASite(String),
    /// An unwanted word with too many characters.
    WordTooLong {
        /// The most characters.
        max: usize,
    },
    /// The lifetime of a share link.
    LinkDays {
        /// The most days.
        max: u32,
    },
    /// The lifetime or the number of uses of an invitation.
    Invitation {
        /// The most uses.
        max_uses: u32,
    },
    /// Not a role that a member can have.
    MemberRole,
    /// The end of a ban.
    BanEnd,
    /// Neither a person nor an address.
    BanTarget,
    /// The caller's own comment cannot be flagged.
    OwnComment,
    /// No entry of the review queue was chosen.
    NoItems,
    /// Too many entries of the review queue.
    TooManyItems {
        /// The most entries.
        max: usize,
    },
    /// An entry of the review queue that cannot be read.
    ItemId,
    /// An action that the page does not have.
    Action,
    /// Deleting an account was not confirmed.
    NotConfirmed,
    /// Neither `sso` nor `simpleSSO`, or both.
    SsoFields,
    /// Neither days nor dates.
    UsageDates,
    /// The period of a usage query.
    UsagePeriod {
        /// The most days.
        max_days: i64,
    },
    /// Nothing to change in a discussion.
    NoChange,
    /// One coordinate without the other.
    HalfPoint,
    /// A coordinate outside the image.
    PointOutside,
    /// An upload without a file.
    NoFile,
    /// Not a WebSocket handshake.
    NoHandshake,
    /// A body that is not JSON.
    NotJson,
    /// A multipart body without its boundary.
    NoBoundary,
    /// A body that is not a multipart form.
    NotMultipart,
    /// A body that could not be received.
    IncompleteBody,
    /// A field or a whole request that a decoder refused; the sentence names it.
    Field(String),
}

/// What the caller may not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// The request comes from a page of another site.
    OtherSite,
    /// The `Host` is not one of the server's names.
    UnknownHost,
    /// A page of another site opens a live socket.
    LiveFromOtherSite,
    /// The caller has no account.
    NoAccount,
    /// Not the caller's present password.
    WrongPassword,
    /// Not the password of the share link.
    WrongLinkPassword,
    /// The name is given by the embedding site.
    NameOfSite,
    /// The tenant does not accept unsigned identities.
    SimpleSso,
    /// Closing images is for moderators.
    CloseImage,
    /// Usage is for administrators.
    Usage,
    /// A moderator bans themselves.
    BanSelf,
    /// A moderator bans someone of the same role or above.
    BanPeer,
    /// The caller is banned.
    Banned,
}

/// What contradicts the present state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The tenant has an image with this `urlId`.
    UrlIdTaken,
    /// There is an account with this e-mail address.
    EmailTaken,
    /// The tenant's only administrator would leave.
    LastAdministrator,
    /// The caller is the only administrator of a tenant, named if known.
    OnlyAdministrator {
        /// The tenant's name.
        of: Option<String>,
    },
    /// An image has the most share links.
    TooManyLinks {
        /// The most.
        max: usize,
    },
    /// Other settings were stored since the page was loaded.
    SettingsChanged {
        /// The differences, written out.
        now: String,
    },
    /// A person's address is unknown.
    NoAddress,
    /// A person's address is the moderator's own.
    OwnAddress,
    /// A held comment was deleted after it was approved.
    HeldDeleted,
    /// A comment was edited after a held edit of it was sent.
    HeldOutdated,
    /// The `broadcastId` was used for another operation.
    OtherOperation,
    /// The operation was abandoned: its author was told that it is unknown.
    Abandoned,
    /// Other operations were faster, repeatedly.
    Contended,
}

/// What existed and does not any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// The log does not reach back that far.
    Log,
    /// A discussion.
    Discussion,
    /// A comment.
    Comment,
    /// An invitation.
    Invitation,
    /// A link to reset a password.
    ResetLink,
}

/// A limit that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Busy {
    /// The rate limit.
    RateLimited {
        /// Until the next request is admitted.
        seconds: u32,
    },
    /// The database's queue.
    Overloaded,
    /// Connections of one network.
    Connections,
    /// Uploads of one person.
    Uploads,
    /// Uploads of one network.
    NetworkUploads,
    /// Uploads of everybody.
    AllUploads,
    /// Images being fetched by URL.
    Fetches,
    /// Images being decoded and resized.
    Preparations,
    /// Tickets for live sockets.
    Tickets,
    /// Passwords being hashed.
    Passwords,
    /// Comments of one person that are held for review.
    HeldComments {
        /// The most.
        max: u32,
    },
}

impl Reason {
    /// The name for programs.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Invalid(_) | Self::Text(_) => ErrorCode::Invalid,
            Self::NoIdentity | Self::WrongCredentials | Self::TicketExpired => {
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
            Self::Stopping => ErrorCode::Stopping,
            Self::Internal => ErrorCode::Internal,
            Self::Refused(refusal) => code_of_refusal(*refusal),
            Self::Restricted(restriction) => code_of_restriction(*restriction),
            Self::Stated { code, .. } => *code,
        }
    }
}

fn code_of_refusal(refusal: Refusal) -> ErrorCode {
    match refusal {
        Refusal::NoSuchChat | Refusal::NoSuchComment => ErrorCode::NotFound,
        Refusal::NotTheAuthor | Refusal::NotYours | Refusal::ModeratorsOnly => ErrorCode::Forbidden,
        Refusal::TooLong { .. } | Refusal::TooDeep => ErrorCode::Invalid,
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
