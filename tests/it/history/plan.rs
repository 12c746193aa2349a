//! The plan of a history: steps and faults, generated from a seed.

use crate::common::fault_proxy::Direction;
use crate::history::chance::Chance;
use std::time::Duration;

/// Pages of an image: at least two, to be compared.
const PAGES: std::ops::Range<usize> = 2..5;
/// Steps of a page.
const STEPS: std::ops::Range<usize> = 12..40;
/// Highest share of faults in percent: some histories are calm, some are not.
const MAX_TROUBLE: usize = 32;
/// The longest pause between two steps, and the longest delay of a connection, in milliseconds.
const MAX_PAUSE_MS: usize = 8;
const MAX_DELAY_MS: usize = 15;
/// Bytes before a truncation: from within a handshake to some frames later.
const MAX_BYTES: usize = 3_000;

/// A step of a page or of its connection.
#[derive(Clone, Debug)]
pub enum Step {
    /// Its person sends an operation; see `wish`. A forged one is sent although the page would refuse it,
    /// and some are sent twice at once.
    Act { kind: u8, place: usize, is_forged: bool, is_doubled: bool },
    /// The network fails or recovers.
    Line(Fault),
    /// It considers its socket dead and opens another.
    Reconnect,
    /// It is closed and opened again, without its state.
    Reload,
    /// It listens for a while.
    Listen(Duration),
}

/// A fault of a connection, or its repair.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    Cut,
    HalfOpen,
    Truncate(Direction, usize),
    Delay(Duration),
    Heal,
}

/// The steps of each page.
pub type Plan = Vec<Vec<Step>>;

/// The plan of a seed.
pub fn plan(seed: u64) -> Plan {
    let chance = &mut Chance::new(seed);
    let pages = PAGES.start + chance.below(PAGES.len());
    let trouble = chance.below(MAX_TROUBLE);
    let mut plan = Vec::new();
    for page in 0..pages {
        // The first page writes; some of the others only read.
        let writes = page == 0 || chance.percent(70);
        let steps = STEPS.start + chance.below(STEPS.len());
        let mut script = Vec::new();
        for _ in 0..steps {
            script.push(step(chance, writes, trouble));
            if chance.percent(70) {
                script.push(Step::Listen(milliseconds(chance, MAX_PAUSE_MS)));
            }
        }
        plan.push(script);
    }
    plan
}

fn step(chance: &mut Chance, writes: bool, trouble: usize) -> Step {
    if chance.percent(trouble) {
        return match chance.below(8) {
            0 => Step::Reconnect,
            1 => Step::Reload,
            _ => Step::Line(fault(chance)),
        };
    }
    if writes { act(chance) } else { Step::Listen(milliseconds(chance, MAX_PAUSE_MS)) }
}

fn act(chance: &mut Chance) -> Step {
    let (is_forged, is_doubled) = (chance.percent(10), chance.percent(8));
    let kind = u8::try_from(chance.below(16)).expect("small");
    Step::Act { kind, place: chance.below(64), is_forged, is_doubled }
}

fn fault(chance: &mut Chance) -> Fault {
    match chance.below(10) {
        0..3 => Fault::Cut,
        3..5 => Fault::HalfOpen,
        5 | 6 => Fault::Truncate(Direction::ToClient, chance.below(MAX_BYTES)),
        7 => Fault::Truncate(Direction::ToServer, chance.below(MAX_BYTES)),
        8 => Fault::Delay(milliseconds(chance, MAX_DELAY_MS)),
        _ => Fault::Heal,
    }
}

fn milliseconds(chance: &mut Chance, most: usize) -> Duration {
    Duration::from_millis(chance.below(most + 1) as u64)
}
