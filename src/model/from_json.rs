//! How the types of the model are read from JSON in the browser; see `json`.

use super::json::{FromJson, Json, from_json, from_json_text};
use super::{
    Author, Board, BroadcastId, Change, Chat, ChatId, Comment, CommentBody, CommentId, CommentPage,
    ContentLimits, DisplayName, Emoji, Epoch, ImageId, Map, NewChat, NewComment, Omitted, Point,
    Reaction, Resolution, Role, SearchedText, Seq, Size, TenantId, Timestamp, UserId, Visibility,
    WriteRestriction,
};
use std::sync::Arc;

from_json! {
    Author { id, name, role }
    Resolution { by, at }
    Omitted { before, count, excerpt, latest }
    NewComment { id, parent_id: "parentId", body, html }
    Comment { id, seq, parent_id: "parentId", by, at, body, html, edited_at: "editedAt", reactions }
    Reaction { emoji, by }
    SearchedText { text, is_hit: "isHit" }
    CommentPage { chat_id: "chatId", number, seq, comments, omitted }
    ContentLimits { comment_length: "commentLength", reply_depth: "replyDepth" }
    Chat { id, number, at, size, by, opened_at: "openedAt", comments, omitted, resolved, locked }
}

from_json_text! {
    Role {
        "guest" => Guest,
        "member" => Member,
        "moderator" => Moderator,
        "administrator" => Administrator,
    }
    Visibility {
        "listed" => Listed,
        "unlisted" => Unlisted,
        "members" => Members,
    }
    WriteRestriction {
        "sign-in" => SignIn,
        "members-only" => MembersOnly,
        "read-only" => ReadOnly,
        "closed" => Closed,
        "view-only" => ViewOnly,
    }
}

macro_rules! ids {
    ($($id:ident),*) => { $(
        impl FromJson for $id {
            fn from_json(json: Json) -> Option<Self> {
                json.text()?.parse().ok()
            }
        }
    )* };
}
ids!(ImageId, UserId, ChatId, CommentId, BroadcastId, Epoch);

impl FromJson for TenantId {
    fn from_json(json: Json) -> Option<Self> {
        Self::new(json.text()?).ok()
    }
}

impl FromJson for Seq {
    fn from_json(json: Json) -> Option<Self> {
        u64::from_json(json).map(Self)
    }
}

impl FromJson for Timestamp {
    fn from_json(json: Json) -> Option<Self> {
        json.integer().map(Self)
    }
}

impl FromJson for CommentBody {
    fn from_json(json: Json) -> Option<Self> {
        Self::try_from(json.text()?).ok()
    }
}

impl FromJson for DisplayName {
    fn from_json(json: Json) -> Option<Self> {
        Self::try_from(json.text()?).ok()
    }
}

impl FromJson for Emoji {
    fn from_json(json: Json) -> Option<Self> {
        Self::new(&json.text()?).ok()
    }
}

impl FromJson for Point {
    fn from_json(mut json: Json) -> Option<Self> {
        Self::new(json.field("x")?, json.field("y")?)
    }
}

impl FromJson for Size {
    fn from_json(mut json: Json) -> Option<Self> {
        Self::new(json.field("w")?, json.field("h")?)
    }
}

impl FromJson for NewChat {
    fn from_json(mut json: Json) -> Option<Self> {
        let (id, comment) = (json.field("id")?, json.field("comment")?);
        let (w, h): (Option<f64>, Option<f64>) = (json.field("w")?, json.field("h")?);
        let size = w.zip(h).and_then(|(w, h)| Size::new(w, h));
        Some(Self { id, at: Point::from_json(json)?, size, comment })
    }
}

impl FromJson for Board {
    fn from_json(mut json: Json) -> Option<Self> {
        let (image, seq, opened) =
            (json.field("image")?, json.field("seq")?, json.field("opened")?);
        let Json::Object(chats) = json.field("chats")? else { return None };
        let chat = |(_, json)| Chat::from_json(json).map(|chat| (chat.id, Arc::new(chat)));
        let chats = chats.into_iter().map(chat).collect::<Option<Map<_, _>>>()?;
        Some(Self { seq, opened, chats, ..Self::new(image) })
    }
}

impl FromJson for Change {
    fn from_json(mut json: Json) -> Option<Self> {
        Some(match json.field::<String>("kind")?.as_str() {
            "comment-added" => Self::CommentAdded { comment: json.field("comment")? },
            "comment-edited" => Self::CommentEdited { comment: json.field("comment")? },
            "comment-deleted" => Self::CommentDeleted { comment_id: json.field("commentId")? },
            "comment-restored" => Self::CommentRestored { comment: json.field("comment")? },
            kind @ ("reaction-added" | "reaction-removed") => {
                let (comment_id, emoji) = (json.field("commentId")?, json.field("emoji")?);
                match kind == "reaction-added" {
                    true => Self::ReactionAdded { comment_id, emoji },
                    false => Self::ReactionRemoved { comment_id, emoji },
                }
            }
            "resolved" => Self::Resolved,
            "reopened" => Self::Reopened,
            "locked" => Self::Locked,
            "unlocked" => Self::Unlocked,
            "moved" => Self::Moved { to: json.field("to")?, size: json.field("size")? },
            "restored" => Self::Restored { chat: json.field("chat")? },
            _ => Self::Unknown,
        })
    }
}
