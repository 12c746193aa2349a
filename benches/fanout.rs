//! Fan-out: how soon do the viewers of one image hear of stored operations, and what does it cost?
//!
//! The server as it ships, beside it, in the same run, a plain `ws` broadcaster (the peer) that
//! passes on the same bytes to as many sockets and stores nothing. Each is a process of its own;
//! this process is the audience. The load is open: each operation has its time before the first is
//! sent, and what comes late counts from that time, also when the sender was held up. Sides take
//! turns, so that a busy machine disturbs both; printed are the medians of all rounds.
//! Ends with 1 when anything was refused, lost or doubled. See docs/performance.md.
//!
//! `BENCH_VIEWERS=100,500,2000 BENCH_RATE=40 BENCH_SECONDS=5 BENCH_ROUNDS=5 BENCH_PACE=even make bench BENCH=fanout`
//! (`BENCH_PACE=random`: as many people who know nothing of each other)

#[expect(dead_code, reason = "one server is started, as it ships")]
mod common;
#[path = "fanout/figures.rs"]
mod figures;
#[path = "fanout/listener.rs"]
mod listener;
#[path = "fanout/plan.rs"]
mod plan;
#[path = "fanout/publisher.rs"]
mod publisher;
#[path = "fanout/settings.rs"]
mod settings;

use common::figures::{median, summary};
use common::side::{Running, Side};
use common::{audience, child, descriptors};
use figures::{Cost, Figures};
use plan::Plan;
use publisher::{Publisher, Template};
use settings::Settings;
use std::process::{self, ExitCode};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::{sleep, sleep_until, timeout};

/// Longer than the server takes to tell everyone how many they are (LP27), so that a round begins quiet.
const SETTLE: Duration = Duration::from_secs(1);
/// What was not heard this long after the last operation is lost.
const LOST_AFTER: Duration = Duration::from_secs(10);
/// A second copy would come within the longest batch window (LP13), twice over.
const DOUBLED_WITHIN: Duration = Duration::from_millis(200);
/// What a round may take beyond its operations; longer, and something hangs.
const ROUND_LIMIT: Duration = Duration::from_secs(120);

/// All rounds with one number of viewers: ours, and the peer's.
type Rounds = Vec<(Figures, Figures)>;

fn main() -> ExitCode {
    let settings = match prepare() {
        Ok(settings) => settings,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::from(2);
        }
    };
    let audience = audience::threads(settings.threads);
    let all = audience::this_thread().block_on(compare(&settings, audience.handle()));
    let rounds = all.iter().flat_map(|(_, rounds)| rounds);
    let broken = rounds.flat_map(|(own, other)| [own, other]).filter(|round| !round.is_whole());
    let broken = broken.count();
    println!("rounds with something refused, lost or doubled: {broken} (to reach: 0)");
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn prepare() -> Result<Settings, String> {
    let settings = Settings::from_env()?;
    descriptors::allow(settings.viewers.iter().copied().max().unwrap_or_default())?;
    Side::check()?;
    Ok(settings)
}

async fn compare(settings: &Settings, audience: &Handle) -> Vec<(usize, Rounds)> {
    let template = Template::of_server().await;
    println!("{settings}; {} bytes a message", template.bytes());
    let mut all = Vec::new();
    for &viewers in &settings.viewers {
        let mut rounds = Vec::new();
        for number in 1..=settings.rounds {
            let (mut own, mut other) = (None, None);
            for side in Side::in_turn(number) {
                let limit = ROUND_LIMIT + settings.span();
                let measured = measure(side, settings, &template, audience, (viewers, number));
                let figures = timeout(limit, measured).await.expect("a round ends in time");
                println!("{viewers} viewers, round {number}, {side}: {figures}");
                if side == Side::Ours { own = Some(figures) } else { other = Some(figures) }
            }
            rounds.extend(own.zip(other));
        }
        summary(&format!("median, {viewers} viewers"), &rounds, &figures::ROWS);
        all.push((viewers, rounds));
    }
    growth(&all);
    all
}

async fn measure(
    side: Side,
    settings: &Settings,
    template: &Template,
    audience: &Handle,
    (viewers, number): (usize, usize),
) -> Figures {
    let running = side.start().await;
    let Running { child, door, .. } = &running;
    let publisher = Publisher::new(&running, template).await;
    let sockets = audience::connect(audience, door, viewers).await;
    sleep(SETTLE).await;

    let plan = Arc::new(Plan::new(settings, viewers, number));
    let listen = |viewer| listener::listen(viewer, Arc::clone(&plan));
    let listening = audience::each(audience, sockets, listen);
    let warm = async {
        sleep_until(plan.measured_from.into()).await;
        (child.cpu(), child::cpu(process::id()))
    };
    let ((before, own), refused) = tokio::join!(warm, publisher.publish(&plan));
    plan.wait_until_all_heard(LOST_AFTER).await;
    let cost = Cost {
        cpu: child.cpu().saturating_sub(before),
        audience: child::cpu(process::id()).saturating_sub(own),
        resident: child.resident_bytes(),
    };
    sleep(DOUBLED_WITHIN).await;
    // Who listens does so until there is nobody to listen to.
    drop(running);
    let heard = audience::gather(listening).await;
    Figures::new(&plan, &heard, refused, cost)
}

/// How our p99 grows with the viewers, from each number of them to the next.
fn growth(all: &[(usize, Rounds)]) {
    let p99 = |rounds: &Rounds| median(rounds.iter().map(|(own, _)| own.p99));
    for pair in all.windows(2) {
        let [(few, before), (many, after)] = pair else { continue };
        println!("ours, p99 with {many} / with {few} viewers: {:.2}", p99(after) / p99(before));
    }
}
