//! Older comments that are read while the discussion goes on: a page of them is as of some place in the log, and the
//! events since then are replayed on it before it is joined to what is here. Knows no network.

use super::{Board, Chat, ChatId, Comment, Map, Omitted, Recorded, Seq};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A run of comments of one discussion as of one place in the image's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CommentPage {
    /// The discussion.
    pub chat_id: ChatId,
    /// Its number on the image.
    pub number: u32,
    /// The last event that is in.
    pub seq: Seq,
    /// Oldest first: those before the place that was asked for, or the newest.
    pub comments: Vec<Comment>,
    /// The comments before these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub omitted: Option<Omitted>,
}

/// The discussions whose older comments are being read.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    /// What happened in each since the request.
    since: Map<ChatId, Vec<Since>>,
    /// Pages that are ahead of the confirmed board.
    ahead: Vec<CommentPage>,
}

/// An event of a discussion that is being read.
#[derive(Clone, Debug)]
struct Since {
    recorded: Recorded,
    /// The comment that it changes was here already: those that are left out are not meant.
    is_of_comment_here: bool,
}

impl Reading {
    /// Begins; false when the older comments of the discussion are being read already.
    pub fn begin(&mut self, chat: ChatId) -> bool {
        let is_new = !self.since.contains_key(&chat);
        if is_new {
            self.since.insert(chat, Vec::new());
        }
        is_new
    }

    /// Gives up on a discussion.
    pub fn end(&mut self, chat: ChatId) {
        self.since.remove(&chat);
        self.ahead.retain(|page| page.chat_id != chat);
    }

    /// Remembers an event of a discussion that is being read, before the board takes it in.
    pub fn record(&mut self, recorded: &Recorded, board: &Board) {
        let id = recorded.event.chat_id();
        let Some(since) = self.since.get_mut(&id) else { return };
        let comment = recorded.event.changed_comment();
        let here = board.chat(id).zip(comment).and_then(|(chat, comment)| chat.comment(comment));
        since.push(Since { recorded: recorded.clone(), is_of_comment_here: here.is_some() });
    }

    /// Accepts a page that was asked for.
    pub fn put(&mut self, page: CommentPage) {
        if self.since.contains_key(&page.chat_id) {
            self.ahead.push(page);
        }
    }

    /// Joins the pages that the board has come up to; true when there was one.
    pub fn join(&mut self, board: &mut Board) -> bool {
        let is_due = |page: &CommentPage| page.seq <= board.seq;
        let (due, ahead): (Vec<_>, Vec<_>) = self.ahead.drain(..).partition(is_due);
        self.ahead = ahead;
        let is_any = !due.is_empty();
        for page in due {
            let since = self.since.remove(&page.chat_id).unwrap_or_default();
            if let Some(chat) = board.chats.get_mut(&page.chat_id) {
                join(Arc::make_mut(chat), page, &since);
            }
        }
        is_any
    }
}

/// Puts the comments of a page before those of the discussion.
fn join(chat: &mut Chat, page: CommentPage, since: &[Since]) {
    let mut older =
        Chat { comments: page.comments, omitted: page.omitted, ..chat.summary(page.seq) };
    for Since { recorded, is_of_comment_here } in since {
        let is_in_page =
            recorded.event.changed_comment().is_some_and(|id| older.comment(id).is_some());
        if recorded.seq > page.seq && (is_in_page || !is_of_comment_here) {
            older.apply_to_older(recorded);
        }
    }
    older.comments.retain(|comment| chat.comment(comment.id).is_none());
    older.comments.append(&mut chat.comments);
    (chat.comments, chat.omitted) = (older.comments, older.omitted);
}
