//! `Board::apply` in SQL (LP2): what an event changes in the rows of discussions and comments.
//! Total like its model: an event that names something unknown changes nothing.
//!
//! `state` says where a row belongs: 0 is there, 1 is in `deleted_chats` (a discussion or a comment
//! that went with it), 2 is in `deleted_comments`. It is part of the key, since one id may be both
//! there and among the deleted.

mod chats;
mod comments;
mod deletion;
mod place;

use crate::model::{Change, ChatId, Event, ImageId, Recorded};
use crate::server::store::sql::Statement;
use place::Place;

/// The discussion that the event opens.
pub fn opens(event: &Event) -> Option<ChatId> {
    match event {
        Event::NewImageChat { chat } => Some(chat.id),
        _ => None,
    }
}

/// The statements that apply the event, in order.
pub fn project(image: ImageId, recorded: &Recorded) -> Result<Vec<Statement>, serde_json::Error> {
    match &recorded.event {
        Event::NewImageChat { chat } => Ok(chats::open(image, chat, recorded)),
        Event::DeletedImageChat { chat_id } => {
            Ok(deletion::delete(Place { image, chat: *chat_id }, recorded))
        }
        Event::ImageChatUpdated { chat_id, change } => {
            changed(Place { image, chat: *chat_id }, change, recorded)
        }
    }
}

fn changed(
    place: Place,
    change: &Change,
    recorded: &Recorded,
) -> Result<Vec<Statement>, serde_json::Error> {
    Ok(match change {
        Change::CommentAdded { comment } => vec![comments::add(place, comment, recorded)],
        Change::CommentEdited { comment } => comments::edit(place, comment, recorded),
        Change::CommentDeleted { comment_id } => comments::delete(place, *comment_id, recorded),
        Change::CommentRestored { comment } => comments::restore(place, comment)?,
        Change::ReactionAdded { comment_id, emoji } => {
            vec![comments::react(place, *comment_id, emoji, recorded)?]
        }
        Change::ReactionRemoved { comment_id, emoji } => {
            vec![comments::unreact(place, *comment_id, emoji, recorded)]
        }
        Change::Resolved => vec![chats::resolve(place, Some(recorded))],
        Change::Reopened => vec![chats::resolve(place, None)],
        Change::Locked => vec![chats::lock(place, 1)],
        Change::Unlocked => vec![chats::lock(place, 0)],
        Change::Moved { to, size } => vec![chats::move_to(place, *to, *size)],
        Change::Restored { chat } => deletion::restore(place, chat)?,
        Change::Unknown => Vec::new(),
    })
}
