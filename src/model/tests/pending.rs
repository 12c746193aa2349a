//! What one person sees while events and answers come in whatever order.

use super::{IMAGE, Log, ada, add_comment, at, bob, body, mia, open_chat as open, operation};
use crate::model::Command::*;
use crate::model::{
    Absorbed, Board, Command, Event, Operation, Pending, Recorded, Refusal, Seq, Timestamp,
};

const NOW: Timestamp = Timestamp(77);

/// A server, and Ada's page on which nothing has arrived yet.
struct Page {
    server: Log,
    pending: Pending,
}

impl Page {
    fn new() -> Self {
        Self { server: Log::new(), pending: Pending::new(Board::new(IMAGE)) }
    }

    /// A page that has everything.
    fn of(server: Log) -> Self {
        let pending = Pending::new(server.board.clone());
        Self { server, pending }
    }

    /// Ada begins an operation of this number.
    fn push(&mut self, number: u128, command: Command) -> (Operation, Event) {
        let operation = operation(number, command);
        let event = self.pending.push(&ada(), operation.clone(), NOW).expect("allowed");
        (operation, event)
    }

    fn texts(&self) -> Vec<String> {
        let chats = self.pending.board().in_order();
        let comments = chats.iter().flat_map(|chat| &chat.comments);
        comments.map(|comment| comment.body.as_str().to_owned()).collect()
    }

    fn check_shows(&self, texts: &[&str]) {
        assert_eq!(self.texts(), texts);
    }

    /// Ada's page shows what the server has, and nothing waits.
    fn check_settled(&self) {
        assert_eq!(self.pending.sending().count(), 0);
        assert_eq!(self.pending.seq(), self.server.board.seq);
        assert_eq!(self.pending.board().chats, self.server.board.chats);
    }
}

/// Five events of Bob's.
fn five() -> (Log, Vec<Recorded>) {
    let mut log = Log::new();
    let events = ["1", "2", "3", "4", "5"].map(|text| log.does(&bob(), open(text))).to_vec();
    (log, events)
}

fn check_absorb(order: &[usize], expected: &[Absorbed]) {
    let (server, events) = five();
    let mut page = Page { server, ..Page::new() };
    for (place, outcome) in order.iter().zip(expected) {
        assert_eq!(page.pending.absorb(events[*place - 1].clone()), *outcome, "{place}");
    }
    page.check_settled();
}

#[test]
fn lp9_the_next_event_is_applied_and_a_known_one_dropped() {
    use Absorbed::{Applied, Known};
    check_absorb(
        &[1, 1, 2, 1, 2, 3, 4, 5, 3],
        &[Applied, Known, Applied, Known, Known, Applied, Applied, Applied, Known],
    );
}

#[test]
fn lp9_a_gap_is_held_then_drained_in_order() {
    use Absorbed::{Applied, Gap};
    let none = Gap(Seq(0));
    check_absorb(&[5, 3, 2, 1, 4], &[none, none, none, Gap(Seq(3)), Applied]);
    check_absorb(&[2, 4, 1, 3, 5], &[none, none, Gap(Seq(2)), Applied, Applied]);
}

#[test]
fn lp9_a_held_event_does_not_show() {
    let (_, events) = five();
    let mut page = Page::new();
    page.pending.absorb(events[1].clone());
    assert_eq!(page.pending.absorb(events[1].clone()), Absorbed::Gap(Seq(0)), "held once");
    assert_eq!(page.pending.seq(), Seq(0));
    page.check_shows(&[]);
    page.pending.absorb(events[0].clone());
    page.check_shows(&["1", "2"]);
}

#[test]
fn m5_an_own_operation_shows_at_once() {
    let mut page = Page::new();
    let (operation, event) = page.push(1, open("mine"));
    let chat = event.chat_id();
    page.check_shows(&["mine"]);
    assert!(page.pending.unanswered().0.contains(&chat));
    assert!(page.pending.unanswered().1.contains(&event.written().expect("a comment").id));
    assert_eq!(page.pending.sending().collect::<Vec<_>>(), [&operation]);
    let shown = page.pending.board().chat(chat).expect("shown");
    assert_eq!((shown.number, &shown.by, shown.opened_at), (1, &ada().author(), NOW));
    assert_eq!(page.pending.seq(), Seq(0), "nothing is confirmed");
}

#[test]
fn m5_what_cannot_succeed_is_refused_at_once() {
    let mut log = Log::new();
    let (chat_id, comment_id) = log.opened(&bob());
    let mut page = Page::of(log);
    let edit = EditComment { chat_id, comment_id, body: body("x") };
    let refused = page.pending.push(&ada(), operation(1, edit), NOW);
    assert_eq!(refused, Err(Refusal::NotTheAuthor));
    page.check_settled();
    page.check_shows(&["first"]);
}

#[test]
fn lp10_the_own_event_confirms() {
    let mut page = Page::new();
    let (operation, event) = page.push(1, open("mine"));
    let recorded = page.server.carries_out(&ada(), &operation);
    assert_eq!(recorded.event, event, "the browser came to the same event");
    assert_eq!(page.pending.absorb(recorded), Absorbed::Applied);
    assert!(!page.pending.unanswered().0.contains(&event.chat_id()));
    page.check_settled();
    page.check_shows(&["mine"]);
}

#[test]
fn lp10_anothers_event_of_the_same_broadcast_id_does_not_confirm() {
    let mut page = Page::new();
    let (operation, _) = page.push(1, open("mine"));
    let of_bob = Operation { command: open("Bob's"), ..operation };
    let recorded = page.server.carries_out(&bob(), &of_bob);
    page.pending.absorb(recorded);
    assert_eq!(page.pending.sending().count(), 1);
    page.check_shows(&["Bob's", "mine"]);
}

#[test]
fn m9_another_tab_of_the_same_person_shows_the_event() {
    let mut page = Page::new();
    let recorded = page.server.does(&ada(), open("from my phone"));
    assert_eq!(page.pending.absorb(recorded), Absorbed::Applied);
    page.check_settled();
    page.check_shows(&["from my phone"]);
}

/// Ada does everything there is to do; each is undone by taking it back.
#[test]
fn lp11_what_is_taken_back_leaves_no_trace() {
    let (mut log, chats) = Log::with_two_chats();
    let (gone, _) = log.opened(&ada());
    let gone_comment = log.commented(&ada(), chats.bob_chat);
    let gone_from = chats.bob_chat;
    log.does(&ada(), DeleteChat { chat_id: gone });
    log.does(&ada(), DeleteComment { chat_id: gone_from, comment_id: gone_comment });
    let (chat_id, comment_id) = (chats.ada_chat, chats.ada_first);
    let mut page = Page::of(log);
    let commands = [
        open("x"),
        add_comment(chat_id, "x"),
        EditComment { chat_id, comment_id, body: body("x") },
        DeleteComment { chat_id, comment_id },
        RestoreComment { chat_id: gone_from, comment_id: gone_comment },
        Resolve { chat_id },
        MoveChat { chat_id, to: at(0.0, 0.0), size: None },
        DeleteChat { chat_id },
        RestoreChat { chat_id: gone },
    ];
    for command in commands {
        let (operation, _) = page.push(1, command);
        let confirmed = &page.server.board.chats;
        assert_ne!(&page.pending.board().chats, confirmed, "{operation:?} shows");
        assert_eq!(page.pending.take_back(operation.broadcast_id), Some(operation));
        page.check_settled();
    }
}

#[test]
fn lp11_others_events_move_in_below_what_waits() {
    let mut page = Page::new();
    let (chat, _) = page.server.opened(&bob());
    page.pending.absorb(page.server.events[0].clone());
    let (own, _) = page.push(1, add_comment(chat, "mine"));
    let theirs = page.server.does(&bob(), add_comment(chat, "Bob's"));
    page.pending.absorb(theirs);
    page.check_shows(&["first", "Bob's", "mine"]);
    let gone = page.server.does(&bob(), DeleteChat { chat_id: chat });
    page.pending.absorb(gone);
    page.check_shows(&[]);
    assert_eq!(page.pending.sending().count(), 1, "the server has not said no yet");
    assert_eq!(page.pending.take_back(own.broadcast_id), Some(own), "for its text");
    page.check_settled();
}

#[test]
fn lp11_what_stands_on_a_refused_operation_goes_with_it() {
    let mut page = Page::new();
    let (first, event) = page.push(1, open("mine"));
    page.push(2, add_comment(event.chat_id(), "and more"));
    page.check_shows(&["mine", "and more"]);
    page.pending.take_back(first.broadcast_id);
    page.check_shows(&[]);
    assert_eq!(page.pending.take_back(first.broadcast_id), None, "it is gone already");
}

/// Ada's operation is stored at place 2; the event of place 1 has not arrived.
fn stored_behind_a_gap() -> (Page, Operation, Recorded, Recorded) {
    let mut page = Page::new();
    let (operation, _) = page.push(1, open("mine"));
    let theirs = page.server.does(&bob(), open("Bob's"));
    let own = page.server.carries_out(&ada(), &operation);
    (page, operation, theirs, own)
}

#[test]
fn lp10_an_answer_before_the_event_keeps_it_shown_once() {
    let (mut page, operation, theirs, own) = stored_behind_a_gap();
    page.pending.stored(operation.broadcast_id, own.seq);
    assert_eq!(page.pending.sending().count(), 0, "it has its answer");
    assert!(!page.pending.unanswered().0.contains(&own.event.chat_id()));
    page.check_shows(&["mine"]);
    page.pending.absorb(theirs);
    page.check_shows(&["Bob's", "mine"]);
    page.pending.absorb(own);
    page.check_settled();
}

#[test]
fn lp10_an_answer_after_the_event_changes_nothing() {
    let (mut page, operation, theirs, own) = stored_behind_a_gap();
    assert_eq!(page.pending.absorb(own.clone()), Absorbed::Gap(Seq(0)));
    page.check_shows(&["mine"]);
    assert_eq!(page.pending.absorb(theirs), Absorbed::Applied);
    page.pending.stored(operation.broadcast_id, own.seq);
    page.check_settled();
    assert_eq!(page.pending.take_back(operation.broadcast_id), None);
}

#[test]
fn lp12_an_outcome_that_is_in_already_forgets_the_operation() {
    let (mut page, operation, _, own) = stored_behind_a_gap();
    page.pending.reset(page.server.board.clone());
    assert_eq!(page.pending.sending().count(), 1, "a snapshot does not tell whose is what");
    page.check_shows(&["Bob's", "mine"]);
    page.pending.stored(operation.broadcast_id, own.seq);
    page.check_settled();
}

/// Everything Ada can have under way, with a snapshot that has it already.
#[test]
fn lp7_a_snapshot_doubles_nothing_that_is_under_way() {
    let (log, chats) = Log::with_two_chats();
    let (chat_id, comment_id) = (chats.ada_chat, chats.ada_first);
    let commands = [
        open("mine"),
        add_comment(chat_id, "mine"),
        EditComment { chat_id, comment_id, body: body("new") },
        MoveChat { chat_id, to: at(0.0, 0.0), size: None },
        Resolve { chat_id },
        DeleteComment { chat_id, comment_id },
        DeleteChat { chat_id },
    ];
    let mut page = Page::of(log);
    let mut places = Vec::new();
    for (number, command) in (1..).zip(commands) {
        let (operation, _) = page.push(number, command);
        let seq = page.server.carries_out(&ada(), &operation).seq;
        places.push((operation.broadcast_id, seq));
    }
    page.pending.reset(page.server.board.clone());
    assert_eq!(page.pending.board().chats.len(), page.server.board.chats.len());
    assert_eq!(page.texts(), ["first", "mine"]);
    for (id, seq) in places {
        page.pending.stored(id, seq);
    }
    page.check_settled();
}

#[test]
fn lp7_a_snapshot_takes_the_place_of_what_was_held() {
    let (server, events) = five();
    let mut page = Page { server, ..Page::new() };
    for place in [1, 4] {
        page.pending.absorb(events[place].clone());
    }
    let mut until_four = Board::new(IMAGE);
    events[..4].iter().for_each(|event| until_four.apply(event));
    page.pending.reset(until_four);
    page.check_settled();
}

#[test]
fn lp7_an_older_snapshot_takes_nothing_back() {
    let (server, _) = five();
    let mut page = Page::of(server);
    page.pending.reset(Board::new(IMAGE));
    page.check_settled();
}

#[test]
fn an_edit_is_writing_until_it_is_answered() {
    let (log, chats) = Log::with_two_chats();
    let (chat_id, comment_id) = (chats.ada_chat, chats.ada_first);
    let mut page = Page::of(log);
    let (operation, _) = page.push(1, EditComment { chat_id, comment_id, body: body("new") });
    assert!(page.pending.unanswered().1.contains(&comment_id));
    assert!(
        !page.pending.unanswered().1.contains(&chats.bob_reply)
            && !page.pending.unanswered().0.contains(&chat_id)
    );
    let own = page.server.carries_out(&ada(), &operation);
    page.pending.stored(operation.broadcast_id, own.seq);
    assert!(!page.pending.unanswered().1.contains(&comment_id));
}

/// A moderator's word counts over what waits.
#[test]
fn what_others_deleted_is_gone_although_an_edit_waits() {
    let (log, chats) = Log::with_two_chats();
    let (chat_id, comment_id) = (chats.ada_chat, chats.ada_first);
    let mut page = Page::of(log);
    page.push(1, EditComment { chat_id, comment_id, body: body("new") });
    let gone = page.server.does(&mia(), DeleteComment { chat_id, comment_id });
    page.pending.absorb(gone);
    assert_eq!(page.texts(), ["further", "first"]);
}
