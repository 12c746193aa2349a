//! One history from its seed to its end, and the invariants that hold then.

use crate::common::Person;
use crate::common::log::{Log, assert_same};
use crate::history::page::Page;
use crate::history::plan::plan;
use futures::future::join_all;
use image_chat::model::Board;
use std::net::SocketAddr;

/// Statistics of a history, to see that the plans reach far enough.
#[derive(Clone, Copy, Debug, Default)]
pub struct Happened {
    pub events: usize,
    pub acknowledged: usize,
    pub refused: usize,
    /// Answers that never came.
    pub lost: usize,
}

impl Happened {
    /// Both together.
    pub fn add(&mut self, other: Self) {
        self.events += other.events;
        self.acknowledged += other.acknowledged;
        self.refused += other.refused;
        self.lost += other.lost;
    }
}

/// Runs the history of a seed on a new image; panics if an invariant is violated.
pub async fn run(seed: u64, people: Vec<Person>, server: SocketAddr) -> Happened {
    let plan = plan(seed);
    let ada = &people[0];
    let image = ada.upload("demo").await;
    let opening = people.iter().cycle().take(plan.len());
    let mut pages = join_all(opening.map(|person| Page::open(person, image, server))).await;
    join_all(pages.iter_mut().zip(&plan).map(|(page, script)| page.perform(script))).await;

    join_all(pages.iter_mut().map(Page::heal)).await;
    let mut log = Log::read(ada, image).await;
    loop {
        let head = log.head();
        join_all(pages.iter_mut().map(|page| page.reach(head))).await;
        // A write whose request was cut off is stored by now, or before the next read.
        log = Log::read(ada, image).await;
        if log.head() == head && pages.iter().all(|page| page.viewer.replica.seq() == head) {
            break;
        }
    }
    let board = log.check();
    let mut happened = Happened { events: log.events.len(), ..Happened::default() };
    for page in &pages {
        check(page, &log, &board, &mut happened);
    }
    happened
}

fn check(page: &Page, log: &Log, board: &Board, happened: &mut Happened) {
    assert_eq!(page.viewer.replica.sending().count(), 0, "an operation still waits");
    assert_same(page.viewer.replica.board(), board, "a page shows the log, folded");
    log.check_acknowledged(&page.acknowledged);
    let places = log.places();
    let place = |id| places.get(&(page.user(), id)).copied();
    for (id, why) in &page.refused {
        assert_eq!(place(*id), None, "{why}, and in the log");
    }
    for viewer in page.viewers() {
        assert_eq!(viewer.wrong, [""; 0]);
        for (seq, heard) in &viewer.heard {
            log.check_told(heard, &format!("told at {seq}, and not in the log"));
        }
        for outcome in &viewer.outcomes {
            assert_eq!(place(outcome.broadcast_id), outcome.seq, "the outcome is final");
        }
    }
    happened.acknowledged += page.acknowledged.len();
    happened.refused += page.refused.len();
    happened.lost += page.lost;
}
