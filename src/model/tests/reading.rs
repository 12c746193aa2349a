//! Discussions that a browser knows without their older comments.

use super::{Log, ada, add_comment, bob, body, mia, operation};
use crate::model::{
    Actor, Board, Chat, ChatId, Command, Comment, CommentId, CommentPage, Omitted, Pending,
    Recorded, Seq, Timestamp,
};
use proptest::prelude::*;
use std::sync::Arc;

/// Comments that are read at once.
const PAGE: usize = 3;

/// The board as a page of a large image has it.
fn outline(board: &Board) -> Board {
    let chats = board
        .chats
        .iter()
        .map(|(id, chat)| (*id, Arc::new(chat.summary(board.seq.next()))))
        .collect();
    Board { chats, ..Board::new(board.image) }.at(board)
}

impl Board {
    fn at(self, other: &Self) -> Self {
        Self { seq: other.seq, opened: other.opened, ..self }
    }
}

/// What the server answers to the request for a discussion's comments before a place.
fn page(board: &Board, id: ChatId, before: Seq) -> Option<CommentPage> {
    let chat = board.chat(id)?;
    let older = chat.comments.iter().filter(|c| c.seq < before);
    let older: Vec<_> = older.cloned().collect();
    let (left_out, comments) = older.split_at(older.len().saturating_sub(PAGE));
    let count = u32::try_from(left_out.len()).expect("few");
    let before = comments.first().map_or(Seq(0), |comment| comment.seq);
    let excerpt = |c: &Comment| Some(c.excerpt());
    let omitted =
        left_out.first().map(|c| Omitted { before, count, excerpt: excerpt(c), latest: None });
    let number = chat.number;
    Some(CommentPage { chat_id: id, number, seq: board.seq, comments: comments.to_vec(), omitted })
}

/// Adds what the log has by way of a page, until all comments are here.
fn read_all(pending: &mut Pending, server: &Board, id: ChatId) {
    while pending.board().chat(id).is_some_and(|chat| chat.omitted.is_some()) {
        let before = pending.begin_reading(id).expect("left out");
        let page = page(server, id, before).expect("there");
        pending.read(page);
    }
}

/// A discussion of Ada's with this many comments.
fn discussion(comments: usize) -> (Log, ChatId, Vec<CommentId>) {
    let mut log = Log::new();
    let (chat, first) = log.opened(&ada());
    let others: Vec<_> = (1..comments).map(|_| log.commented(&bob(), chat)).collect();
    (log, chat, [vec![first], others].concat())
}

fn shown(pending: &Pending, id: ChatId) -> &Chat {
    pending.board().chat(id).expect("there")
}

#[test]
fn what_is_left_out_is_counted_and_told_in_short() {
    let (mut log, chat, ids) = discussion(2);
    let mut pending = Pending::new(outline(&log.board));
    assert_eq!(
        (shown(&pending, chat).comment_count(), shown(&pending, chat).excerpt()),
        (2, Some("first".into()))
    );
    pending.absorb(log.does(&bob(), add_comment(chat, "third")));
    assert_eq!(shown(&pending, chat).comment_count(), 3);
    assert_eq!(shown(&pending, chat).comments.len(), 1);
    let delete = |comment_id| Command::DeleteComment { chat_id: chat, comment_id };
    pending.absorb(log.does(&bob(), delete(ids[1])));
    assert_eq!((shown(&pending, chat).comment_count(), shown(&pending, chat).excerpt()), (2, None));
    let edit = Command::EditComment { chat_id: chat, comment_id: ids[0], body: body("other") };
    pending.absorb(log.does(&ada(), edit));
    assert_eq!(
        shown(&pending, chat).excerpt(),
        Some("other".into()),
        "the only one that is left out"
    );
    pending.absorb(log.does(&bob(), Command::RestoreComment { chat_id: chat, comment_id: ids[1] }));
    assert_eq!((shown(&pending, chat).comment_count(), shown(&pending, chat).excerpt()), (3, None));
    read_all(&mut pending, &log.board, chat);
    assert_eq!(pending.board().chats, log.board.chats);
}

#[test]
fn a_page_waits_for_the_events_before_it() {
    let (mut log, chat, _) = discussion(5);
    let mut pending = Pending::new(outline(&log.board));
    let before = pending.begin_reading(chat).expect("left out");
    let event = log.does(&bob(), add_comment(chat, "meanwhile"));
    pending.read(page(&log.board, chat, before).expect("there"));
    assert!(shown(&pending, chat).comments.is_empty(), "the browser is not there yet");
    pending.absorb(event);
    assert_eq!(shown(&pending, chat).comments.len(), PAGE + 1);
    assert_eq!(shown(&pending, chat).comment_count(), 6);
}

#[test]
fn what_happens_after_a_page_was_read_is_done_to_it() {
    let (mut log, chat, ids) = discussion(3);
    let mut pending = Pending::new(outline(&log.board));
    let before = pending.begin_reading(chat).expect("left out");
    let read = page(&log.board, chat, before).expect("there");
    let delete = Command::DeleteComment { chat_id: chat, comment_id: ids[1] };
    pending.absorb(log.does(&bob(), delete));
    pending.absorb(log.does(&bob(), add_comment(chat, "last")));
    pending.read(read);
    assert_eq!(pending.board().chats, log.board.chats);
}

#[test]
fn an_answer_that_nobody_waits_for_changes_nothing() {
    let (log, chat, _) = discussion(3);
    let mut pending = Pending::new(outline(&log.board));
    let before = pending.begin_reading(chat).expect("left out");
    assert_eq!(pending.begin_reading(chat), None, "once at a time");
    pending.end_reading(chat);
    pending.read(page(&log.board, chat, before).expect("there"));
    assert!(shown(&pending, chat).comments.is_empty());
    pending.begin_reading(chat);
    pending.reset(outline(&log.board));
    pending.read(page(&log.board, chat, before).expect("there"));
    assert!(shown(&pending, chat).comments.is_empty(), "of a board that is gone");
}

#[test]
fn own_comments_stay_last_while_older_ones_are_read() {
    let (log, chat, _) = discussion(7);
    let mut pending = Pending::new(outline(&log.board));
    let own = operation(9, add_comment(chat, "mine"));
    pending.push(&ada(), own, Timestamp(1)).expect("allowed");
    read_all(&mut pending, &log.board, chat);
    let texts: Vec<_> = shown(&pending, chat).comments.iter().map(|c| c.body.as_str()).collect();
    assert_eq!((texts.len(), texts[0], texts[7]), (8, "first", "mine"));
}

/// What happens next in the discussion.
#[derive(Clone, Debug)]
enum Step {
    Add,
    Edit(usize),
    Delete(usize),
    Restore(usize),
    /// The browser hears of this many events that it has not heard of.
    Hear(usize),
    /// It asks for older comments.
    Ask,
    /// The answer arrives.
    Answer,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Add),
        (0..20_usize).prop_map(Step::Edit),
        (0..20_usize).prop_map(Step::Delete),
        (0..20_usize).prop_map(Step::Restore),
        (1..4_usize).prop_map(Step::Hear),
        Just(Step::Ask),
        Just(Step::Answer),
    ]
}

/// A server, a browser that lags behind it, and a request between them.
struct World {
    log: Log,
    chat: ChatId,
    ids: Vec<CommentId>,
    pending: Pending,
    unheard: Vec<Recorded>,
    /// As the server answered, at the time of the request or later.
    answer: Option<CommentPage>,
}

impl World {
    fn takes(&mut self, step: &Step) {
        let (chat_id, nth) = (self.chat, |n: usize, ids: &[CommentId]| ids[n % ids.len()]);
        match *step {
            Step::Add => {
                let recorded = self.happens(&bob(), add_comment(chat_id, "further"));
                self.ids.extend(recorded.and_then(|r| r.event.written().map(|c| c.id)));
            }
            Step::Edit(n) => {
                let comment_id = nth(n, &self.ids);
                // Only authors edit their comments; moderators do not.
                let text = body(&format!("edited {n}"));
                let edit = Command::EditComment { chat_id, comment_id, body: text };
                let _ = self.happens(&bob(), edit.clone()).or_else(|| self.happens(&ada(), edit));
            }
            Step::Delete(n) => {
                let comment_id = nth(n, &self.ids);
                // The last one would take the discussion with it.
                if self.log.board.chat(chat_id).is_some_and(|chat| chat.comment_count() > 1) {
                    self.happens(&mia(), Command::DeleteComment { chat_id, comment_id });
                }
            }
            Step::Restore(n) => {
                let comment_id = nth(n, &self.ids);
                self.happens(&mia(), Command::RestoreComment { chat_id, comment_id });
            }
            Step::Hear(count) => {
                let heard = count.min(self.unheard.len());
                self.pending.absorb_all(self.unheard.drain(..heard));
            }
            Step::Ask => {
                if let Some(before) = self.pending.begin_reading(chat_id) {
                    self.answer = page(&self.log.board, chat_id, before);
                }
            }
            Step::Answer => {
                if let Some(page) = self.answer.take() {
                    self.pending.read(page);
                }
            }
        }
    }

    /// Unless it is refused.
    fn happens(&mut self, who: &Actor, command: Command) -> Option<Recorded> {
        let number = 5_000 + self.log.events.len() as u128;
        let operation = operation(number, command);
        let event = crate::model::decide(&self.log.board, who, &operation).ok()?;
        let recorded = self.log.takes_in(who, operation.broadcast_id, event);
        self.unheard.push(recorded.clone());
        Some(recorded)
    }
}

proptest! {
    #[test]
    fn lp6_comments_that_are_read_later_are_the_same_comments(
        comments in 1..9_usize,
        steps in prop::collection::vec(step(), 0..60),
    ) {
        let (log, chat, ids) = discussion(comments);
        let pending = Pending::new(outline(&log.board));
        let mut world = World { log, chat, ids, pending, unheard: Vec::new(), answer: None };
        for step in &steps {
            world.takes(step);
            let count = world.pending.board().chat(chat).map_or(0, |chat| chat.comment_count());
            if world.unheard.is_empty() {
                prop_assert_eq!(count, world.log.board.chats[&chat].comment_count());
            }
        }
        let World { log, mut pending, unheard, answer, .. } = world;
        if let Some(page) = answer {
            pending.read(page);
        }
        pending.absorb_all(unheard);
        read_all(&mut pending, &log.board, chat);
        prop_assert_eq!(&pending.board().chats, &log.board.chats);
    }
}
