//! The rules of a discussion, shared by browser and server. No clock and no storage.

use super::chat::NewComment;
use super::event::NewChat;
use super::{
    Actor, Board, Change, Chat, ChatId, Command, Comment, CommentBody, CommentId, Emoji, Event,
    MAX_REACTIONS_PER_COMMENT, Operation, Point, Size,
};
use std::fmt;

/// More markers than anyone could tell apart; bounds what one image can cost.
pub const MAX_CHATS_PER_IMAGE: usize = 10_000;
/// Bounds what opening one discussion can cost.
pub const MAX_COMMENTS_PER_CHAT: usize = 10_000;

/// Why a command is not carried out. What people read is made of it in `protocol/error/text/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The discussion is not on this image, or was deleted.
    NoSuchChat,
    /// The comment is not in this discussion, or was deleted.
    NoSuchComment,
    /// Only its author may do this.
    NotTheAuthor,
    /// Only its author or a moderator may do this.
    NotYours,
    /// Only moderators may do this.
    ModeratorsOnly,
    /// A moderator locked the discussion.
    Locked,
    /// The tenant allows shorter comments only.
    TooLong {
        /// The most characters.
        max: u16,
    },
    /// The tenant allows no answers, or none so deep.
    TooDeep,
    /// Not one of the emoji that can be put on a comment.
    UnknownEmoji,
    /// The image, the discussion or the comment holds as much as it can.
    Full,
    /// A part of the region would be beside the image.
    Outside,
}

/// For logs.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Refusal {}

/// What happens when `actor` does this on `board`, or why it does not happen.
pub fn decide(board: &Board, actor: &Actor, operation: &Operation) -> Result<Event, Refusal> {
    let fresh = || CommentId::written_by(board.image, actor.id, operation.broadcast_id);
    match &operation.command {
        Command::OpenChat { at, size, .. } | Command::PlaceMarker { at, size } => {
            room_for_chat(board)?;
            inside(*at, *size)?;
            let id = ChatId::opened_by(board.image, actor.id, operation.broadcast_id);
            let comment = operation.command.body().map(|body| new_comment(fresh(), None, body));
            Ok(Event::NewImageChat { chat: NewChat { id, at: *at, size: *size, comment } })
        }
        Command::AddComment { chat_id, parent_id, body } => {
            let chat = unlocked(board, actor, *chat_id)?;
            room_for_comment(chat)?;
            if let Some(parent) = parent_id {
                chat.comment(*parent).ok_or(Refusal::NoSuchComment)?;
            }
            let comment = new_comment(fresh(), *parent_id, body);
            Ok(changed(*chat_id, Change::CommentAdded { comment }))
        }
        Command::EditComment { chat_id, comment_id, body } => {
            let was = comment(board, *chat_id, *comment_id)?;
            (was.by.id == actor.id).then_some(()).ok_or(Refusal::NotTheAuthor)?;
            unlocked(board, actor, *chat_id)?;
            let comment = new_comment(was.id, was.parent_id, body);
            Ok(changed(*chat_id, Change::CommentEdited { comment }))
        }
        Command::DeleteComment { chat_id, comment_id } => {
            delete_comment(board, actor, *chat_id, *comment_id)
        }
        Command::RestoreComment { chat_id, comment_id } => {
            let chat = chat(board, *chat_id)?;
            let deleted = board.deleted_comments.get(comment_id).ok_or(Refusal::NoSuchComment)?;
            let (of, comment) = &deleted.was;
            (of == chat_id).then_some(()).ok_or(Refusal::NoSuchComment)?;
            own(deleted.by == actor.id, actor)?;
            room_for_comment(chat)?;
            let comment = comment.clone();
            Ok(changed(*chat_id, Change::CommentRestored { comment }))
        }
        Command::React { chat_id, comment_id, emoji, on } => {
            react(board, actor, (*chat_id, *comment_id), emoji, *on)
        }
        Command::Resolve { chat_id } => {
            unlocked(board, actor, *chat_id).map(|_| changed(*chat_id, Change::Resolved))
        }
        Command::Reopen { chat_id } => {
            unlocked(board, actor, *chat_id).map(|_| changed(*chat_id, Change::Reopened))
        }
        Command::LockChat { chat_id } => {
            moderated(board, actor, *chat_id).map(|()| changed(*chat_id, Change::Locked))
        }
        Command::UnlockChat { chat_id } => {
            moderated(board, actor, *chat_id).map(|()| changed(*chat_id, Change::Unlocked))
        }
        Command::MoveChat { chat_id, to, size } => {
            let was = chat(board, *chat_id)?;
            own(was.by.id == actor.id, actor)?;
            unlocked(board, actor, *chat_id)?;
            // The whole region, so that of two changes at once the later one counts, and no mixture.
            let size = size.or(was.size);
            inside(*to, size)?;
            Ok(changed(*chat_id, Change::Moved { to: *to, size }))
        }
        Command::DeleteChat { chat_id } => {
            own(chat(board, *chat_id)?.by.id == actor.id, actor)?;
            Ok(Event::DeletedImageChat { chat_id: *chat_id })
        }
        Command::RestoreChat { chat_id } => {
            let deleted = board.deleted_chats.get(chat_id).ok_or(Refusal::NoSuchChat)?;
            own(deleted.by == actor.id, actor)?;
            room_for_chat(board)?;
            let chat = Chat::clone(&deleted.was);
            Ok(changed(*chat_id, Change::Restored { chat }))
        }
    }
}

impl Actor {
    /// May this person delete or move the discussion?
    pub fn owns_chat(&self, chat: &Chat) -> bool {
        chat.by.id == self.id || self.moderates()
    }

    /// May this person delete the comment?
    pub fn owns_comment(&self, comment: &Comment) -> bool {
        comment.by.id == self.id || self.moderates()
    }
}

/// A discussion ends with its last comment, when the one who takes that away may end it.
fn delete_comment(
    board: &Board,
    actor: &Actor,
    chat_id: ChatId,
    comment_id: CommentId,
) -> Result<Event, Refusal> {
    let was = comment(board, chat_id, comment_id)?;
    own(was.by.id == actor.id, actor)?;
    let chat = chat(board, chat_id)?;
    if chat.comment_count() == 1 && actor.owns_chat(chat) {
        return Ok(Event::DeletedImageChat { chat_id });
    }
    Ok(changed(chat_id, Change::CommentDeleted { comment_id }))
}

/// What is put on twice stays on once; what nobody put on can be taken off.
fn react(
    board: &Board,
    actor: &Actor,
    (chat_id, comment_id): (ChatId, CommentId),
    emoji: &Emoji,
    on: bool,
) -> Result<Event, Refusal> {
    let to = comment(board, chat_id, comment_id)?;
    unlocked(board, actor, chat_id)?;
    let emoji = emoji.clone();
    if !on {
        return Ok(changed(chat_id, Change::ReactionRemoved { comment_id, emoji }));
    }
    emoji.is_offered().then_some(()).ok_or(Refusal::UnknownEmoji)?;
    (to.reactions.len() < MAX_REACTIONS_PER_COMMENT).then_some(()).ok_or(Refusal::Full)?;
    Ok(changed(chat_id, Change::ReactionAdded { comment_id, emoji }))
}

fn chat(board: &Board, id: ChatId) -> Result<&Chat, Refusal> {
    board.chat(id).map(AsRef::as_ref).ok_or(Refusal::NoSuchChat)
}

/// A discussion that this person may go on with. Taking back what is one's own stays possible in a
/// locked one too, and so does bringing it back.
fn unlocked<'b>(board: &'b Board, actor: &Actor, id: ChatId) -> Result<&'b Chat, Refusal> {
    let chat = chat(board, id)?;
    (!chat.locked || actor.moderates()).then_some(chat).ok_or(Refusal::Locked)
}

fn moderated(board: &Board, actor: &Actor, id: ChatId) -> Result<(), Refusal> {
    chat(board, id)?;
    actor.moderates().then_some(()).ok_or(Refusal::ModeratorsOnly)
}

fn comment(board: &Board, chat_id: ChatId, id: CommentId) -> Result<&Comment, Refusal> {
    chat(board, chat_id)?.comment(id).ok_or(Refusal::NoSuchComment)
}

fn own(is_own: bool, actor: &Actor) -> Result<(), Refusal> {
    (is_own || actor.moderates()).then_some(()).ok_or(Refusal::NotYours)
}

fn inside(at: Point, size: Option<Size>) -> Result<(), Refusal> {
    size.is_none_or(|size| size.fits_at(at)).then_some(()).ok_or(Refusal::Outside)
}

fn room_for_chat(board: &Board) -> Result<(), Refusal> {
    (board.chats.len() < MAX_CHATS_PER_IMAGE).then_some(()).ok_or(Refusal::Full)
}

fn room_for_comment(chat: &Chat) -> Result<(), Refusal> {
    (chat.comment_count() < MAX_COMMENTS_PER_CHAT).then_some(()).ok_or(Refusal::Full)
}

fn new_comment(id: CommentId, parent_id: Option<CommentId>, body: &CommentBody) -> NewComment {
    NewComment { id, parent_id, body: body.clone(), html: None }
}

fn changed(chat_id: ChatId, change: Change) -> Event {
    Event::ImageChatUpdated { chat_id, change }
}
