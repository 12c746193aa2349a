//! Reconnect storm: all viewers lose their sockets at once and come back at once; how soon is all well?
//!
//! Measured twice at the server as it ships: when nothing happened meanwhile, and when each of them
//! missed a few hundred events, which all get. The peer is a plain `ws` broadcaster, which takes as
//! many handshakes and repeats nothing. A viewer is back when it is welcome and has every event that
//! it missed, once. Time counts from the one moment at which all of them begin. What is measured
//! takes turns; printed are the medians of all rounds. Ends with 1 when someone did not come back.
//! See docs/performance.md.
//!
//! `BENCH_VIEWERS=2000 BENCH_MISSED=300 BENCH_ROUNDS=5 make bench BENCH=storm`

#[expect(dead_code, reason = "nothing is listened to once all are back")]
mod common;
#[path = "storm/figures.rs"]
mod figures;
#[path = "storm/kernel.rs"]
mod kernel;
#[path = "storm/returning.rs"]
mod returning;

use common::figures::summary;
use common::guest::Guest;
use common::series::Series;
use common::side::{Running, Side};
use common::{audience, descriptors, env};
use figures::Figures;
use futures::StreamExt;
use returning::{Back, come_back};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::time::sleep;

/// LP7: who missed more begins again, which is another thing to measure.
const MOST_MISSED: u16 = 500;
/// Longer than a server needs to see that sockets are gone.
const SETTLE: Duration = Duration::from_secs(2);
/// Operations on their way at a time while nobody listens.
const WRITERS: usize = 32;

struct Settings {
    viewers: usize,
    missed: usize,
    rounds: usize,
}

fn main() -> ExitCode {
    let settings = match prepare() {
        Ok(settings) => settings,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::from(2);
        }
    };
    let audience = audience::threads(1);
    let absent = audience::this_thread().block_on(compare(&settings, audience.handle()));
    println!("rounds in which someone did not come back complete: {absent} (to reach: 0)");
    if absent == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn prepare() -> Result<Settings, String> {
    let number = |name, default| env::number::<u16>(name, default);
    let missed = number("BENCH_MISSED", 300)?;
    if missed > MOST_MISSED {
        return Err(format!("BENCH_MISSED is at most {MOST_MISSED}"));
    }
    let viewers = usize::from(number("BENCH_VIEWERS", 2_000)?);
    let rounds = usize::from(number("BENCH_ROUNDS", 5)?);
    descriptors::allow(viewers)?;
    Side::check()?;
    Ok(Settings { viewers, missed: usize::from(missed), rounds })
}

/// All rounds; how many of them left someone out.
async fn compare(settings: &Settings, audience: &Handle) -> usize {
    let Settings { viewers, missed, rounds } = *settings;
    println!("{viewers} viewers come back, {rounds} rounds");
    let all = [(Side::Ours, missed), (Side::Ours, 0), (Side::Peer, 0)];
    let mut figures: [Vec<Figures>; 3] = Default::default();
    for number in 0..rounds {
        // Each round begins with another one.
        for turn in 0..all.len() {
            let place = (number + turn) % all.len();
            let (side, missed) = all[place];
            let round = measure(side, viewers, missed, audience).await;
            println!("round {}, {side}, {missed} events missed: {round}", number + 1);
            figures[place].push(round);
        }
    }
    let absent = figures.iter().flatten().filter(|round| !round.is_whole()).count();
    let [some, none, peer] = figures;
    summary(&format!("median, {missed} missed"), &pairs(&some, &peer), &figures::ROWS);
    summary("median, nothing missed", &pairs(&none, &peer), &figures::ROWS);
    absent
}

fn pairs(ours: &[Figures], peer: &[Figures]) -> Vec<(Figures, Figures)> {
    ours.iter().cloned().zip(peer.iter().cloned()).collect()
}

async fn measure(side: Side, viewers: usize, missed: usize, audience: &Handle) -> Figures {
    let running = side.start().await;
    let Running { child, door, guest, .. } = &running;
    let sockets = audience::connect(audience, door, viewers).await;
    sleep(SETTLE).await;
    drop(sockets);
    sleep(SETTLE).await;
    let series = Series::new(missed);
    if let Some(guest) = guest {
        write(guest, &series).await;
    }

    let (cpu, full, start) = (child.cpu(), kernel::queue_was_full(), Instant::now());
    let back = |_| come_back(Arc::clone(door), series, start);
    let returning = audience::each(audience, vec![(); viewers], back);
    // Everyone stays until the last one is back.
    let back: Vec<Back> = audience::gather(returning).await;
    let full = kernel::queue_was_full().saturating_sub(full);
    Figures::new(&back, child.cpu().saturating_sub(cpu), full)
}

/// What everyone misses.
async fn write(guest: &Guest, series: &Series) {
    let writing = futures::stream::iter(0..series.length).map(|place| guest.open(series.id(place)));
    let answers: Vec<_> = writing.buffer_unordered(WRITERS).collect().await;
    answers.into_iter().collect::<Result<(), String>>().expect("everything is stored");
}
