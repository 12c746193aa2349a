//! The server, the pages and what is on its way between them.

use crate::common::wish::wish;
use crate::convergence::page::Page;
use crate::convergence::server::Server;
use image_chat::model::{BroadcastId, Operation, Role, Seq};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A step. A `place` selects one of the items, modulo their number.
#[derive(Clone, Debug)]
pub enum Step {
    /// A person sends an operation; a forged one is sent although the page would refuse it.
    Act { page: usize, kind: u8, place: usize, forged: bool },
    /// A request reaches the server, any of those under way; perhaps once more later.
    Serve { place: usize, again: bool },
    /// A request is lost.
    LoseRequest { place: usize },
    /// An event reaches a page, any of those under way; perhaps once more later.
    Deliver { page: usize, place: usize, again: bool },
    /// An event is lost.
    LoseEvent { page: usize, place: usize },
    /// An answer reaches its page, or is lost.
    Answer { page: usize, place: usize, lost: bool },
    /// A connection breaks.
    Disconnect { page: usize },
    /// A page subscribes, and receives the missed events or `reset`.
    Connect { page: usize, reset: bool },
}

/// Everything.
pub struct World {
    server: Server,
    pages: Vec<Page>,
    requests: Vec<(usize, Operation)>,
    operations: u128,
    seen: BTreeMap<String, usize>,
}

impl World {
    /// Two tabs of Ada's, one of Bob's, and moderators' from there on.
    pub fn new(pages: usize) -> Self {
        let people = [("Ada", Role::Guest), ("Ada", Role::Guest), ("Bob", Role::Guest)];
        let moderators = std::iter::repeat(("Mia", Role::Moderator));
        let people = people.into_iter().chain(moderators).take(pages);
        Self {
            server: Server::new(),
            pages: people.map(|(name, role)| Page::new(name, role)).collect(),
            requests: Vec::new(),
            operations: 0,
            seen: BTreeMap::new(),
        }
    }

    /// Counts of cases, to see how far the random steps reach.
    pub fn seen(&self) -> &BTreeMap<String, usize> {
        &self.seen
    }

    pub fn does(&mut self, step: &Step) {
        match *step {
            Step::Act { page, kind, place, forged } => self.act(page, kind, place, forged),
            Step::Serve { place, again } => self.serve(place, again),
            Step::LoseRequest { place } => drop(take(&mut self.requests, place)),
            Step::Deliver { page, place, again } => self.deliver(page, place, again),
            Step::LoseEvent { page, place } => drop(take(&mut self.pages[page].events, place)),
            Step::Answer { page, place, lost } => {
                let answer = take(&mut self.pages[page].answers, place);
                if let Some(answer) = answer.filter(|_| !lost) {
                    self.pages[page].answered(answer, &self.server);
                }
            }
            Step::Disconnect { page } => self.pages[page].disconnect(),
            Step::Connect { page, reset } => self.connect(page, reset),
        }
    }

    fn act(&mut self, page: usize, kind: u8, place: usize, forged: bool) {
        let from = &mut self.pages[page];
        let Some(command) = wish(from.pending.board(), kind, place) else { return };
        self.operations += 1;
        let broadcast_id = BroadcastId(Uuid::from_u128(self.operations));
        let operation = Operation { broadcast_id, command };
        if forged || from.begin(&operation) {
            self.requests.push((page, operation));
        }
    }

    fn serve(&mut self, place: usize, again: bool) {
        let Some((page, operation)) = take(&mut self.requests, place) else { return };
        let actor = &self.pages[page].actor;
        let answer = match self.server.operate(actor, &operation) {
            Ok((recorded, is_new)) => {
                self.note(if is_new { kind_of(&recorded.event) } else { "repeated".into() });
                if is_new {
                    let connected = self.pages.iter_mut().filter(|page| page.is_connected);
                    connected.for_each(|page| page.events.push(recorded.clone()));
                }
                Ok(recorded)
            }
            Err(_) => {
                self.note("refused".into());
                Err(operation.broadcast_id)
            }
        };
        // A refused operation that arrives again would be another attempt, which no page makes (LP12).
        if again && answer.is_ok() {
            self.requests.push((page, operation));
        }
        self.pages[page].answers.push(answer);
    }

    fn deliver(&mut self, page: usize, place: usize, again: bool) {
        let to = &mut self.pages[page];
        let Some(recorded) = take(&mut to.events, place) else { return };
        if again {
            to.events.push(recorded.clone());
        }
        if to.hear(recorded, &self.server) {
            self.note("held".into());
        }
    }

    fn connect(&mut self, page: usize, reset: bool) {
        let (stored, unknown) = self.pages[page].connect(&self.server, reset);
        for (what, times) in
            [("stored outcome", stored), ("unknown outcome", unknown), ("reset", reset.into())]
        {
            *self.seen.entry(what.into()).or_default() += times;
        }
    }

    fn note(&mut self, what: String) {
        *self.seen.entry(what).or_default() += 1;
    }

    /// Repairs the network: what is under way arrives, and every page subscribes once more.
    pub fn calm_down(&mut self) {
        while !self.requests.is_empty() {
            self.serve(0, false);
        }
        for page in 0..self.pages.len() {
            while let Some(answer) = self.pages[page].answers.pop() {
                self.pages[page].answered(answer, &self.server);
            }
            self.pages[page].connect(&self.server, false);
            while !self.pages[page].events.is_empty() {
                self.deliver(page, 0, false);
            }
        }
    }

    /// A page without pending operations shows the log up to its place, at any time.
    pub fn check_meanwhile(&self) {
        for page in &self.pages {
            let board = page.pending.board();
            for chat in board.chats.values() {
                let mut ids: Vec<_> = chat.comments.iter().map(|c| c.id).collect();
                ids.sort();
                ids.dedup();
                assert_eq!(ids.len(), chat.comments.len(), "a comment shows twice");
            }
            let seq = page.pending.seq();
            assert!(seq <= self.server.head());
            if board.seq == seq {
                assert_eq!(board.chats, self.server.folded(seq).chats, "at {seq}");
            }
        }
    }

    /// Every page shows the whole log, and no operation is pending.
    pub fn check_end(&self) {
        let folded = self.server.folded(self.server.head());
        assert_eq!(self.server.snapshot().chats, folded.chats);
        assert!(self.server.log.iter().zip(1..).all(|(event, n)| event.seq == Seq(n)));
        for page in &self.pages {
            assert_eq!(page.pending.sending().count(), 0);
            assert_eq!(page.pending.seq(), folded.seq);
            assert_eq!(page.pending.board().opened, folded.opened);
            assert_eq!(page.pending.board().chats, folded.chats);
        }
    }
}

/// Removes one item, modulo their number.
fn take<T>(from: &mut Vec<T>, place: usize) -> Option<T> {
    if from.is_empty() { None } else { Some(from.remove(place % from.len())) }
}

fn kind_of(event: &image_chat::model::Event) -> String {
    let json = serde_json::to_value(event).expect("JSON");
    let name = json["change"]["kind"].as_str().or(json["type"].as_str());
    name.expect("a name").to_owned()
}
