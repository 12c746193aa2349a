//! Bodies about reading: searching comments, and what a person has not read. Know no routes.

use crate::model::{ChatId, CommentId, SearchedText, Seq};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SearchBody {
    /// The discussions, in the order they were opened.
    pub chats: Vec<FoundChat>,
    /// There may be more than was looked at.
    pub is_more: bool,
}

/// A discussion with comments in which all words are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundChat {
    /// The discussion.
    pub chat_id: ChatId,
    /// The first of these comments.
    pub comment_id: CommentId,
    /// How many of its comments these are.
    #[schema(minimum = 1, examples(2))]
    pub count: u32,
    /// That comment around the first word, as plain text in pieces.
    pub excerpt: Vec<SearchedText>,
}

/// What a person has not read of an image.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UnreadBody {
    /// The last event in the log: comments up to it were looked at.
    pub seq: Seq,
    /// The discussions with comments of others that they have not read.
    pub chats: Vec<UnreadChat>,
    /// The discussions in which they wrote.
    pub written_in: Vec<ChatId>,
    /// The discussions in which others mention them.
    #[serde(default)]
    pub mentioned_in: Vec<ChatId>,
    /// Of `chats` those with an unread comment that mentions them.
    #[serde(default)]
    pub unread_mentions: Vec<ChatId>,
    /// They have not been here before: what is there counts as read, once they mark it as read.
    pub is_first_visit: bool,
}

/// A discussion with comments that a person has not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UnreadChat {
    /// The discussion.
    pub chat_id: ChatId,
    /// The event that wrote the last of these comments.
    pub seq: Seq,
}

/// Something was read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadRequest {
    /// The discussion; without one, all of the image's.
    #[serde(default)]
    pub chat_id: Option<ChatId>,
    /// The last event that was seen. An earlier one than before changes nothing; one beyond the head is the head.
    pub seq: Seq,
}
