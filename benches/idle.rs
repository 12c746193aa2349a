//! Idle viewers: how much memory does a connection take that follows an image and does nothing?
//!
//! The server as it ships and, in the same run, a plain `ws` broadcaster (the peer). Counted is what
//! the process has in RAM, before and after the viewers come; what the kernel keeps for a socket is
//! not in it on either side. Sides take turns; printed are the medians of all rounds.
//! See docs/performance.md.
//!
//! `BENCH_VIEWERS=2000 BENCH_ROUNDS=5 make bench BENCH=idle`

#[expect(dead_code, reason = "nothing is sent or timed here")]
mod common;

use common::figures::{MIB, Row, summary};
use common::side::{Running, Side};
use common::{audience, descriptors, env};
use std::process::ExitCode;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::sleep;

const KIB: f64 = 1024.0;
/// Come and go before the first look, so that code and pools are in memory.
const FIRST: usize = 50;
/// Longer than the server takes to tell everyone how many they are (LP27).
const SETTLE: Duration = Duration::from_secs(2);

/// What a round showed, in bytes.
struct Memory {
    before: u64,
    after: u64,
    a_viewer: f64,
}

/// The rows of the summary.
const ROWS: [Row<Memory>; 3] = [
    ("without viewers, MB", |memory| memory.before as f64 / MIB),
    ("with them, MB", |memory| memory.after as f64 / MIB),
    ("for a viewer, KB", |memory| memory.a_viewer / KIB),
];

fn main() -> ExitCode {
    let (viewers, rounds) = match prepare() {
        Ok(settings) => settings,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::from(2);
        }
    };
    let audience = audience::threads(1);
    audience::this_thread().block_on(compare(viewers, rounds, audience.handle()));
    ExitCode::SUCCESS
}

fn prepare() -> Result<(usize, usize), String> {
    let viewers = usize::from(env::number::<u16>("BENCH_VIEWERS", 2_000)?);
    let rounds = usize::from(env::number::<u16>("BENCH_ROUNDS", 5)?);
    descriptors::allow(viewers)?;
    Side::check()?;
    Ok((viewers, rounds))
}

async fn compare(viewers: usize, rounds: usize, audience: &Handle) {
    println!("{viewers} idle viewers, {rounds} rounds");
    let mut all = Vec::new();
    for number in 1..=rounds {
        let (mut own, mut other) = (None, None);
        for side in Side::in_turn(number) {
            let memory = measure(side, viewers, audience).await;
            let Memory { before, after, a_viewer } = memory;
            println!("round {number}, {side}: {before} → {after} bytes, {a_viewer:.0} a viewer");
            if side == Side::Ours { own = Some(memory) } else { other = Some(memory) }
        }
        all.extend(own.zip(other));
    }
    summary("median", &all, &ROWS);
}

async fn measure(side: Side, viewers: usize, audience: &Handle) -> Memory {
    let running = side.start().await;
    let Running { child, door, .. } = &running;
    drop(audience::connect(audience, door, FIRST).await);
    sleep(SETTLE).await;
    let before = child.resident_bytes();
    let sockets = audience::connect(audience, door, viewers).await;
    sleep(SETTLE).await;
    let after = child.resident_bytes();
    drop(sockets);
    Memory { before, after, a_viewer: after.saturating_sub(before) as f64 / viewers as f64 }
}
