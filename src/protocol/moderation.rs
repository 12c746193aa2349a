//! What moderators see and name: comments that wait, what was deleted, bans, the audit log.
//! Knows no page and no database.

use crate::model::{
    Author, ChatId, CommentId, ImageId, Role, TenantId, Timestamp, UserId, Visibility,
};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Something that a moderator can act on, as it stands in a form: `comment-…`, `held-…`, `chat-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A comment that was written.
    Comment(CommentId),
    /// One that waits to be.
    Held(Uuid),
    /// A discussion.
    Chat(ChatId),
}

/// A text that names no [`Item`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no-item")]
pub struct NoItem;

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Comment(id) => write!(f, "comment-{id}"),
            Self::Held(id) => write!(f, "held-{id}"),
            Self::Chat(id) => write!(f, "chat-{id}"),
        }
    }
}

impl FromStr for Item {
    type Err = NoItem;

    fn from_str(text: &str) -> Result<Self, NoItem> {
        let (kind, id) = text.split_once('-').ok_or(NoItem)?;
        let id = Uuid::parse_str(id).map_err(|_| NoItem)?;
        match kind {
            "comment" => Ok(Self::Comment(CommentId(id))),
            "held" => Ok(Self::Held(id)),
            "chat" => Ok(Self::Chat(ChatId(id))),
            _ => Err(NoItem),
        }
    }
}

/// Why something waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Someone flagged it; everyone sees it.
    Flagged,
    /// Enough people flagged it that nobody sees it until a moderator has looked.
    Hidden,
    /// It has an unwanted word and was not published.
    Held,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Flagged, Self::Hidden, Self::Held];

    /// As it stands in addresses and markup.
    pub fn name(self) -> &'static str {
        match self {
            Self::Flagged => "flagged",
            Self::Hidden => "hidden",
            Self::Held => "held",
        }
    }

    /// The kind of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// An image as it is named beside what stands on it.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageRef {
    /// Its id.
    pub id: ImageId,
    /// What people call it.
    pub title: String,
}

/// A comment that waits for a moderator.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// What it is.
    pub item: Item,
    /// Why it waits.
    pub kind: Kind,
    /// Where.
    pub image: ImageRef,
    /// In which discussion; absent for one that is held and would open a discussion.
    pub chat: Option<ChatId>,
    /// Who wrote it.
    pub by: Author,
    /// They are banned.
    pub is_banned: bool,
    /// Since when it waits: the first flag, or when it was sent.
    pub at: Timestamp,
    /// What it says: the Markdown source from the store, plain text from the service.
    pub body: String,
    /// The pictures in it; none from the store.
    pub pictures: Vec<PictureInCase>,
    /// How many people flagged it.
    pub flags: u32,
    /// Why, as far as they said.
    pub reasons: Vec<String>,
    /// The unwanted words that were found.
    pub words: Vec<String>,
}

/// What was deleted and can be brought back.
#[derive(Clone, Debug, PartialEq)]
pub struct DeletedThing {
    /// A comment, or a discussion with all its comments.
    pub item: Item,
    /// Where.
    pub image: ImageRef,
    /// In which discussion.
    pub chat: ChatId,
    /// Who wrote it, or opened it.
    pub by: Author,
    /// Who deleted it; no name when they have none any more.
    pub deleted_by: Option<String>,
    /// When.
    pub deleted_at: Timestamp,
    /// What it said; of a discussion, its first comment.
    pub body: Option<String>,
    /// The pictures in it; none from the store.
    pub pictures: Vec<PictureInCase>,
}

/// A picture in a comment that moderators decide about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureInCase {
    /// The address of the picture; with `/thumb`, that of its thumbnail.
    pub src: String,
    /// The words for it.
    pub words: String,
}

/// What is looked for among what waits or was deleted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueFilter {
    /// One thing alone.
    pub item: Option<Item>,
    /// Why it waits.
    pub kind: Option<Kind>,
    /// On this image.
    pub image: Option<ImageId>,
    /// By someone whose name has this in it, or whose id it is.
    pub person: String,
    /// With this in its text.
    pub text: String,
}

/// A ban as moderators see it.
#[derive(Clone, Debug, PartialEq)]
pub struct BanView {
    /// Its id.
    pub id: Uuid,
    /// Who: a name, or a shortened address.
    pub target: String,
    /// Is it an address?
    pub is_address: bool,
    /// Why.
    pub reason: String,
    /// The person who did so.
    pub by: String,
    /// Since when.
    pub created_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
}

/// An administrative action.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditEntry {
    /// Its number, growing.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who; absent for what was done at the command line.
    pub actor: Option<UserId>,
    /// The name they had; empty for the command line.
    pub actor_name: String,
    /// From where; empty for the command line.
    pub address: String,
    /// What, as in `settings.change`.
    pub action: String,
    /// The person or thing that it was done to: an id or a name.
    pub target: String,
    /// What exactly, in words; never a secret.
    pub detail: String,
}

/// What is looked for in the audit log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuditFilter {
    /// Actions that begin with this.
    pub action: String,
    /// By someone whose name has this in it.
    pub person: String,
}

/// An image as moderators see it in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageRow {
    /// Which.
    pub image: ImageRef,
    /// Nobody writes on it any more.
    pub is_closed: bool,
    /// Its discussions that are not settled.
    pub open_chats: u32,
    /// The name of who uploaded it, if they gave one.
    pub uploaded_by: Option<String>,
    /// When.
    pub created_at: Timestamp,
    /// Who finds it.
    pub visibility: Visibility,
}

/// A page of a tenant's images, as moderators see it.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageRows {
    /// Part of the titles that is searched for.
    pub search: String,
    /// The images, the newest first.
    pub rows: Vec<ImageRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<ImageId>,
}

/// Someone who may be banned, as the form for that shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct BanCandidate {
    /// What they wrote.
    pub item: Item,
    /// Who.
    pub by: Author,
    /// Their role.
    pub role: Option<Role>,
    /// Where they last came from, shortened.
    pub address: Option<String>,
    /// What they wrote, to be sure.
    pub body: String,
}

/// What was chosen in the form that bans someone; refused, it is shown again with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BanChoices {
    /// The address, and not the person.
    pub by_address: bool,
    /// The name of a duration; empty for the usual one.
    pub lasts: String,
    /// The date of its end, as it was typed.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// A tenant as its moderators see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// Which.
    pub tenant: TenantId,
    /// What people call it.
    pub name: String,
    /// What the reader is there.
    pub role: Role,
    /// How much waits.
    pub waiting: u32,
}
