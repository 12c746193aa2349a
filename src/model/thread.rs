//! The comments of one discussion: finding them, counting them, and what an event changes in them.

use super::chat::{Chat, Comment, NewComment, Resolution};
use super::plain_text::excerpt;
use super::{
    Author, Change, CommentId, Emoji, Event, Omitted, Reaction, Recorded, Seq, Settings, Timestamp,
};

impl Chat {
    /// One of its comments that are here.
    pub fn comment(&self, id: CommentId) -> Option<&Comment> {
        self.comments.iter().find(|comment| comment.id == id)
    }

    /// Its loaded comments in display order: each reply below its parent, at most `max` levels deep, all others in the order
    /// of writing. A reply without a loaded parent is at the top level.
    pub fn in_tree(&self, max: u8) -> Vec<CommentId> {
        let mut tree: Vec<CommentId> = Vec::with_capacity(self.comments.len());
        let mut depths: Vec<u8> = Vec::new();
        for comment in &self.comments {
            let answered = comment.parent_id.filter(|_| max > 0);
            let above = answered.and_then(|id| tree.iter().position(|other| *other == id));
            let (place, depth) = above.map_or((tree.len(), 0), |above| {
                let depth = max.min(depths.get(above).map_or(0, |depth| depth + 1));
                let below = depths.iter().skip(above + 1).take_while(|other| **other >= depth);
                (above + 1 + below.count(), depth)
            });
            tree.insert(place, comment.id);
            depths.insert(place, depth);
        }
        tree
    }

    /// The level of a comment, at most `max`: 0 without a loaded parent.
    pub fn depth(&self, comment: &Comment, max: u8) -> u8 {
        let depth = comment.parent_id.map_or(0, |id| self.depth_of_reply(id));
        u8::try_from(depth).map_or(max, |depth| depth.min(max))
    }

    /// The level of a reply to a comment: 1 if the comment is not a reply. Counts loaded comments only, and at most one more than
    /// any setting allows.
    pub fn depth_of_reply(&self, to: CommentId) -> usize {
        let chain =
            std::iter::successors(self.comment(to), |comment| self.comment(comment.parent_id?));
        chain.take(usize::from(Settings::MAX_REPLY_DEPTH) + 1).count()
    }

    /// The number of its comments, with those that are not here.
    pub fn comment_count(&self) -> usize {
        self.comments.len() + self.omitted_count()
    }

    /// The number of its comments that are not here.
    pub fn omitted_count(&self) -> usize {
        self.omitted.as_ref().map_or(0, |omitted| omitted.count as usize)
    }

    /// The beginning of its first comment; `None` when it must be read again.
    pub fn excerpt(&self) -> Option<String> {
        match &self.omitted {
            Some(omitted) => omitted.excerpt.clone(),
            None => Some(self.comments.first()?.excerpt()),
        }
    }

    /// The event that wrote its last comment; `None` when there is none, or it must be read.
    pub fn latest(&self) -> Option<Seq> {
        let last = self.comments.last().map(|comment| comment.seq);
        last.or_else(|| self.omitted.as_ref()?.latest)
    }

    /// The discussion without its comments, as a list of many shows it; none of them was written at this event or later.
    pub fn summary(&self, before: Seq) -> Self {
        let count = u32::try_from(self.comment_count()).unwrap_or(u32::MAX);
        let (excerpt, latest) = (self.excerpt(), self.latest());
        let omitted = (count > 0).then_some(Omitted { before, count, excerpt, latest });
        Self {
            comments: Vec::new(),
            omitted,
            by: self.by.clone(),
            resolved: self.resolved.clone(),
            ..*self
        }
    }

    /// Takes a change in; returns the comment that it deletes, if it is here.
    pub(super) fn apply(&mut self, change: &Change, recorded: &Recorded) -> Option<Comment> {
        match change {
            Change::CommentAdded { comment } => self.insert(Comment::written(comment, recorded)),
            Change::CommentEdited { comment } => self.edit(comment, recorded.at),
            Change::CommentDeleted { comment_id } => return self.remove(*comment_id),
            Change::CommentRestored { comment } => self.restore(comment.clone()),
            Change::ReactionAdded { comment_id, emoji } => {
                self.react(*comment_id, emoji, &recorded.by, true);
            }
            Change::ReactionRemoved { comment_id, emoji } => {
                self.react(*comment_id, emoji, &recorded.by, false);
            }
            Change::Resolved => {
                self.resolved = Some(Resolution { by: recorded.by.clone(), at: recorded.at });
            }
            Change::Reopened => self.resolved = None,
            Change::Locked => self.locked = true,
            Change::Unlocked => self.locked = false,
            Change::Moved { to, size } => {
                self.at = *to;
                self.size = size.or(self.size);
            }
            Change::Restored { .. } | Change::Unknown => {}
        }
        None
    }

    /// Takes in what an event changes in its older comments; new ones are no part of them.
    pub(super) fn apply_to_older(&mut self, recorded: &Recorded) {
        if let Event::ImageChatUpdated { change, .. } = &recorded.event
            && !matches!(change, Change::CommentAdded { .. })
        {
            self.apply(change, recorded);
        }
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
        } else if let Some(omitted) = &mut self.omitted {
            omitted.edited(|| new.excerpt());
        }
    }

    fn react(&mut self, id: CommentId, emoji: &Emoji, by: &Author, on: bool) {
        let Some(comment) = self.comments.iter_mut().find(|comment| comment.id == id) else {
            return;
        };
        let is_it = |reaction: &Reaction| reaction.emoji == *emoji && reaction.by.id == by.id;
        match comment.reactions.iter().position(is_it) {
            Some(place) if !on => drop(comment.reactions.remove(place)),
            None if on => comment.reactions.push(Reaction { emoji: emoji.clone(), by: by.clone() }),
            _ => {}
        }
    }

    fn remove(&mut self, id: CommentId) -> Option<Comment> {
        if let Some(place) = self.comments.iter().position(|comment| comment.id == id) {
            return Some(self.comments.remove(place));
        }
        // The log deletes no comment that is not there: it is one of those that are not here.
        self.omitted = self.omitted.as_ref().and_then(Omitted::without_one);
        None
    }

    fn restore(&mut self, comment: Comment) {
        match &mut self.omitted {
            Some(omitted) if comment.seq < omitted.before => *omitted = omitted.with_one(),
            _ => self.insert(comment),
        }
    }
}

impl Comment {
    /// The beginning as plain text on one line, at most 161 characters.
    pub fn excerpt(&self) -> String {
        excerpt(self.body.as_str(), self.html.as_deref())
    }

    /// A comment as the event that writes it has it.
    pub(super) fn written(new: &NewComment, recorded: &Recorded) -> Self {
        Self {
            id: new.id,
            seq: recorded.seq,
            parent_id: new.parent_id,
            by: recorded.by.clone(),
            at: recorded.at,
            body: new.body.clone(),
            html: new.html.clone(),
            edited_at: None,
            reactions: Vec::new(),
        }
    }
}

impl NewComment {
    /// The same of a comment as an event has it.
    pub(super) fn excerpt(&self) -> String {
        excerpt(self.body.as_str(), self.html.as_deref())
    }
}
