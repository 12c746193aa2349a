//! The board: all discussions of one image, and the reducer that applies events to it. No rights.

use super::chat::{Chat, Comment};
use super::event::NewChat;
use super::{Change, ChatId, CommentId, Event, ImageId, Map, Recorded, Seq};
use serde::{Deserialize, Serialize};
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
    pub chats: Map<ChatId, Arc<Chat>>,
    /// What was deleted and could come back; never leaves the server.
    #[serde(skip)]
    pub deleted_chats: Map<ChatId, Deleted<Arc<Chat>>>,
    /// Comments that were deleted out of discussions that are still there.
    #[serde(skip)]
    pub deleted_comments: Map<CommentId, Deleted<(ChatId, Comment)>>,
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
            chats: Map::new(),
            deleted_chats: Map::new(),
            deleted_comments: Map::new(),
        }
    }

    /// A discussion that is there.
    pub fn chat(&self, id: ChatId) -> Option<&Arc<Chat>> {
        self.chats.get(&id)
    }

    /// Are all comments of all discussions here?
    pub fn is_whole(&self) -> bool {
        self.chats.values().all(|chat| chat.omitted.is_none())
    }

    /// The discussions in the order they were opened.
    pub fn in_order(&self) -> Vec<&Arc<Chat>> {
        let mut chats: Vec<_> = self.chats.values().collect();
        sort_chats(&mut chats, &|chat| (0, chat.number, chat.id));
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
            size: new.size,
            by: recorded.by.clone(),
            opened_at: recorded.at,
            comments: new.comment.iter().map(|first| Comment::written(first, recorded)).collect(),
            omitted: None,
            resolved: None,
            locked: false,
        };
        self.chats.insert(new.id, Arc::new(chat));
    }

    fn change(&mut self, id: ChatId, change: &Change, recorded: &Recorded) {
        if let Change::Restored { chat } = change {
            self.deleted_chats.remove(&id);
            let is_there = self.chats.contains_key(&id);
            if !is_there {
                self.chats.insert(id, Arc::new(chat.clone()));
            }
            return;
        }
        let Some(chat) = self.chats.get_mut(&id).map(Arc::make_mut) else { return };
        let deleted = chat.apply(change, recorded);
        if let Change::CommentRestored { comment } = change {
            self.deleted_comments.remove(&comment.id);
        }
        if let Some(was) = deleted {
            let deleted = Deleted { was: (id, was), by: recorded.by.id };
            self.deleted_comments.insert(deleted.was.1.id, deleted);
        }
    }
}

/// Puts discussions in the order of these keys, no two of which are the same. One copy for all orders: each weighs some
/// 2 KB in the browser.
pub fn sort_chats(chats: &mut [&Arc<Chat>], key: &dyn Fn(&Chat) -> (u64, u32, ChatId)) {
    chats.sort_unstable_by_key(|chat| key(chat));
}
