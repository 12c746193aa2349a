//! What is missing, forbidden, in conflict, gone, busy, unwritable or unsent.

use super::settings::PresentSetting;
use crate::protocol::live::TerminationReason;

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
    /// An API key.
    ApiKey,
    /// A webhook endpoint.
    Webhook,
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

/// What the caller may not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// The request comes from a page of another site.
    OtherSite,
    /// The page's site may not embed images of the tenant.
    SiteNotListed,
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
    /// Changing and deleting an image is for its uploader and for moderators.
    ManageImage,
    /// The file of an image as it was sent is for its uploader and for moderators.
    Original,
    /// Usage is for administrators.
    Usage,
    /// An API key keeps its name.
    NameOfApiKey,
    /// Naming the author is for API keys of administrators.
    NameAuthor,
    /// A moderator bans themselves.
    BanSelf,
    /// A moderator bans someone of the same role or above.
    BanPeer,
    /// The caller is banned.
    Banned,
}

/// Why an API key is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyRefusal {
    /// There is no such key.
    Unknown,
    /// It has expired.
    Expired,
    /// It was revoked.
    Revoked,
}

/// What contradicts the present state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The tenant has an image with this `urlId`.
    UrlIdTaken,
    /// The file of an embedded image is not replaced here.
    FileElsewhere,
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
    /// A tenant has the most API keys that are valid.
    TooManyApiKeys {
        /// The most.
        max: u32,
    },
    /// A tenant has the most webhook endpoints.
    TooManyWebhooks {
        /// The most.
        max: u32,
    },
    /// The endpoint is disabled.
    WebhookDisabled,
    /// What an account remembers is set by someone who has none.
    NoAccount,
    /// Other settings were stored since the page was loaded.
    SettingsChanged {
        /// The differing ones, as they are now.
        now: Vec<PresentSetting>,
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

/// Why nothing can be stored at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// No space is left.
    DiskFull,
    /// Another program holds the database.
    Locked,
    /// The disk is mounted read-only, or fails.
    DiskFails,
    /// The bucket of the images does not answer, or refuses.
    FilesAway,
    /// The database is a server of its own, and cannot be reached or takes no writes.
    DatabaseAway,
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

/// Why the browser did not send something, or got no answer. Made in the browser alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// The server did not answer, or not completely.
    NoAnswer,
    /// There is no network.
    Offline,
    /// The outcome of an operation is unknown for good.
    NotSaved,
    /// The connection is closed for good.
    Terminated(TerminationReason),
}
