//! Input that is not acceptable, and the fields it is about.

use super::identity::WeakPassword;
use super::images::AddressProblem;
use super::undecodable::Undecodable;
use crate::model::{EmailError, TenantIdError, TextError};

/// A field of a form or body, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Title of an image.
    Title,
    /// The search in the gallery.
    Search,
    /// The identifier an embedding page uses.
    UrlId,
    /// The identifier of a marker that an embedding page uses.
    WindowUrlId,
    /// The address of an embedded image.
    Src,
    /// The size of the widget's markers.
    ChatSquarePercentage,
    /// The title of an embedding page.
    PageTitle,
    /// The comment from which an embedding page made a marker.
    CreatedFromCommentId,
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
    /// Sites that may embed images, in the settings.
    EmbedOrigins,
    /// Blocked words, in the settings.
    BlockedWords,
}

/// Input that is not acceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A name without a visible character.
    BlankName,
    /// A name that says that its person moderates.
    ReservedName,
    /// A name that stands in the place of names, or for no person.
    NameOfNobody,
    /// A guest gave no name.
    NoName,
    /// A name is not acceptable.
    Name(TextError),
    /// The name of an API key is not acceptable.
    ApiKeyName(TextError),
    /// A guest's name is not acceptable.
    GuestName(TextError),
    /// Not an e-mail address.
    Email(EmailError),
    /// Not a tenant id.
    TenantId(TenantIdError),
    /// A control character in a field.
    ControlCharacter(Field),
    /// A required field that is empty.
    Empty(Field),
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
        /// The field.
        field: Field,
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
    /// The lifetime of an API key.
    ApiKeyDays {
        /// The most days.
        max: u32,
    },
    /// The id of a named author.
    AuthorId {
        /// The most bytes.
        max: usize,
    },
    /// The picture of a named author.
    AuthorAvatar {
        /// The most characters.
        max: usize,
    },
    /// Not a day in three numbers.
    UsageDay,
    /// The address of a webhook.
    WebhookUrl {
        /// The reason.
        why: AddressProblem,
    },
    /// The address that an image is fetched from.
    ImageUrl {
        /// The reason.
        why: AddressProblem,
    },
    /// A password that is too weak.
    WeakPassword(WeakPassword),
    /// A webhook that would be told nothing.
    NoTopics,
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
    /// Not the address of a picture that a browser could load from any page.
    SrcAddress,
    /// A coordinate outside the image.
    PointOutside,
    /// The width of a region without its height, or both without a place.
    HalfSize,
    /// A region without extent, or larger than the image.
    SizeOutside,
    /// An upload without a file.
    NoFile,
    /// A title that shows nothing.
    NoTitle,
    /// Nothing to change about an image.
    NoImageChange,
    /// More or fewer images than a list has on a page.
    ImageLimit {
        /// The most.
        max: u32,
    },
    /// A request target that is no path of this server.
    Target,
    /// No `Host`, several, or another than the request target.
    Host,
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
    /// A field or a whole request that a decoder refused.
    Undecodable(Undecodable),
}
