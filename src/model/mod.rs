//! The discussion itself. Pure: no async, no clock, no randomness, no framework, no I/O.
//!
//! `Command` (what someone wants) goes through [`decide()`], which alone knows who may do what, and
//! becomes an [`Event`] (what happened); [`Board::apply`] turns events into what is there.

mod actor;
mod board;
mod chat;
mod command;
mod decide;
mod email;
mod event;
mod from_json;
mod geometry;
mod ids;
pub mod json;
mod mention;
mod omitted;
mod pending;
mod picture;
mod plain_text;
mod raw;
mod reaction;
mod reading;
mod rights;
mod schema;
mod search;
mod settings;
#[cfg(any(test, target_family = "wasm"))]
mod sorted_map;
#[cfg(test)]
mod tests;
mod text;
mod thread;
mod visibility;

/// A map in the order of its keys: a B-tree, or in the browser, which should load little, a sorted list.
#[cfg(target_family = "wasm")]
pub use sorted_map::SortedMap as Map;
#[cfg(not(target_family = "wasm"))]
pub use std::collections::BTreeMap as Map;

pub use actor::{Actor, Author, MODERATION, Role};
pub use board::{Board, Deleted, sort_chats};
pub use chat::{Chat, Comment, NewComment, Resolution};
pub use command::{Command, Operation};
pub use decide::{MAX_CHATS_PER_IMAGE, MAX_COMMENTS_PER_CHAT, Refusal, decide};
pub use email::{Email, EmailError};
pub use event::{Change, Event, NewChat, Recorded};
pub use geometry::{Point, PointError, Size, SizeError};
pub use ids::{
    BroadcastId, ChatId, CommentId, CommentPictureId, Epoch, ImageId, Seq, TenantId, TenantIdError,
    Timestamp, UserId,
};
pub use mention::{
    MAX_MENTIONS, Mention, PERSON_SCHEME, mention_of, mentions, mentions_in_html, replace_mentions,
};
pub use omitted::Omitted;
pub use pending::{Absorbed, Pending, PendingState};
pub use picture::{
    PICTURE_MARK, PictureInText, PictureRef, is_picture_path, picture_path, picture_words,
    pictures, replace_pictures, split_pictures, with_pictures,
};
pub use plain_text::{excerpt, plain_text, plain_text_with_addresses, without_references};
pub use reaction::{Emoji, EmojiError, MAX_REACTIONS_PER_COMMENT, Reaction};
pub use reading::CommentPage;
pub use rights::{
    AccessFacts, ImageRules, Rights, ShareLevel, WriteRestriction, link_allows, rights,
};
pub use search::{SearchWords, SearchedText};
pub use settings::{ContentLimits, OnWord, Settings, Viewers, Writers};
pub use text::{
    CommentBody, DisplayName, TextError, clean_line, is_blank, is_hostile, takes_no_room,
};
pub use visibility::Visibility;
