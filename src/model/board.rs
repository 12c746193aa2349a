//! The board: all discussions of one image, and the reducer that applies events to it. No rights.

use super::chat::{Chat, Comment, NewComment, Resolution};
use super::event::NewChat;
use super::{Change, ChatId, CommentId, Event, ImageId, Recorded, Seq, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All discussions of one image as of one place in its log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Board {
    /// Whose discussions.
    pub image: ImageId,
    /// The last event that is in.
    pub seq: Seq,
    /// How many discussions were ever opened; the next one's number is one more.
    pub opened: u32,
    /// What is there. Shared, so that a copy of a board costs little.
    pub chats: BTreeMap<ChatId, Arc<Chat>>,
    /// What was deleted and could come back; never leaves the server.
    #[serde(skip)]
    pub deleted_chats: BTreeMap<ChatId, Deleted<Arc<Chat>>>,
    /// Comments that were deleted out of discussions that are still there.
    #[serde(skip)]
    pub deleted_comments: BTreeMap<CommentId, Deleted<(ChatId, Comment)>>,
}

/// Something deleted, with who did it.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted<T> {
    /// The thing as it was.
    pub was: T,
    /// Who deleted it.
    pub by: super::UserId,
}

impl Board {
    /// The board of an image on which nothing has happened.
    pub fn new(image: ImageId) -> Self {
        Self {
            image,
            seq: Seq(0),
            opened: 0,
            chats: BTreeMap::new(),
            deleted_chats: BTreeMap::new(),
            deleted_comments: BTreeMap::new(),
        }
    }

    /// A discussion that is there.
    pub fn chat(&self, id: ChatId) -> Option<&Arc<Chat>> {
        self.chats.get(&id)
    }

    /// The discussions in the order they were opened.
    pub fn in_order(&self) -> Vec<&Arc<Chat>> {
        let mut chats: Vec<_> = self.chats.values().collect();
        chats.sort_by_key(|chat| (chat.number, chat.id));
        chats
    }

    /// Takes an event in. Total and deterministic: what names something unknown changes nothing
    /// but the place in the log. The caller sees to the order of events.
    pub fn apply(&mut self, recorded: &Recorded) {
        self.seq = recorded.seq;
        match &recorded.event {
            Event::NewImageChat { chat } => self.open(chat, recorded),
            Event::ImageChatUpdated { chat_id, change } => self.change(*chat_id, change, recorded),
            Event::DeletedImageChat { chat_id } => {
                if let Some(was) = self.chats.remove(chat_id) {
                    self.deleted_chats.insert(*chat_id, Deleted { was, by: recorded.by.id });
                }
            }
        }
    }

    fn open(&mut self, new: &NewChat, recorded: &Recorded) {
        if self.chats.contains_key(&new.id) {
            return;
        }
        self.opened = self.opened.saturating_add(1);
        let chat = Chat {
            id: new.id,
            number: self.opened,
            at: new.at,
            by: recorded.by.clone(),
            opened_at: recorded.at,
            comments: vec![written(&new.comment, recorded)],
            resolved: None,
            locked: false,
        };
        self.chats.insert(new.id, Arc::new(chat));
    }

    fn change(&mut self, id: ChatId, change: &Change, recorded: &Recorded) {
        if let Change::Restored { chat } = change {
            self.deleted_chats.remove(&id);
            self.chats.entry(id).or_insert_with(|| Arc::new(chat.clone()));
            return;
        }
        let Some(chat) = self.chats.get_mut(&id).map(Arc::make_mut) else { return };
        match change {
            Change::CommentAdded { comment } => chat.insert(written(comment, recorded)),
            Change::CommentEdited { comment } => chat.edit(comment, recorded.at),
            Change::CommentDeleted { comment_id } => {
                if let Some(was) = chat.remove(*comment_id) {
                    let deleted = Deleted { was: (id, was), by: recorded.by.id };
                    self.deleted_comments.insert(*comment_id, deleted);
                }
            }
            Change::CommentRestored { comment } => {
                self.deleted_comments.remove(&comment.id);
                chat.insert(comment.clone());
            }
            Change::Resolved => {
                chat.resolved = Some(Resolution { by: recorded.by.clone(), at: recorded.at });
            }
            Change::Reopened => chat.resolved = None,
            Change::Locked => chat.locked = true,
            Change::Unlocked => chat.locked = false,
            Change::Moved { to } => chat.at = *to,
            Change::Restored { .. } | Change::Unknown => {}
        }
    }
}

impl Chat {
    /// One of its comments.
    pub fn comment(&self, id: CommentId) -> Option<&Comment> {
        self.comments.iter().find(|comment| comment.id == id)
    }

    fn insert(&mut self, comment: Comment) {
        if self.comment(comment.id).is_none() {
            let place =
                self.comments.partition_point(|c| (c.seq, c.id) < (comment.seq, comment.id));
            self.comments.insert(place, comment);
        }
    }

    fn edit(&mut self, new: &NewComment, at: Timestamp) {
        if let Some(comment) = self.comments.iter_mut().find(|comment| comment.id == new.id) {
            comment.body = new.body.clone();
            comment.html = new.html.clone();
            comment.edited_at = Some(at);
        }
    }

    fn remove(&mut self, id: CommentId) -> Option<Comment> {
        let place = self.comments.iter().position(|comment| comment.id == id)?;
        Some(self.comments.remove(place))
    }
}

fn written(new: &NewComment, recorded: &Recorded) -> Comment {
    Comment {
        id: new.id,
        seq: recorded.seq,
        parent_id: new.parent_id,
        by: recorded.by.clone(),
        at: recorded.at,
        body: new.body.clone(),
        html: new.html.clone(),
        edited_at: None,
    }
}
