//! How soon do 500 viewers of one image hear of stored operations, and what does it cost?
//!
//! Beside the server, in the same run, a plain in-memory broadcaster (the peer, `roles.rs`) passes on
//! the same bytes to as many sockets and stores nothing. Each is a process of its own, so that its
//! CPU time and memory are its own; this process is the audience. The load is open: each operation
//! has its time before the first is sent, and what comes late counts from that time, also when the
//! sender was held up. Rounds alternate, so that a busy machine disturbs both; printed are the medians.
//! Ends with 1 when anything was refused, lost or doubled.
//!
//! `BENCH_VIEWERS=500 BENCH_RATE=40 BENCH_SECONDS=5 BENCH_PACE=even cargo bench --features ssr --bench fanout`
//! (`BENCH_PACE=random`: as many people who know nothing of each other; 2,000 viewers: `ulimit -n 8192`)

#[path = "fanout/audience.rs"]
mod audience;
#[path = "fanout/child.rs"]
mod child;
#[path = "fanout/figures.rs"]
mod figures;
#[path = "fanout/plan.rs"]
mod plan;
#[path = "fanout/publisher.rs"]
mod publisher;
#[path = "fanout/roles.rs"]
mod roles;
#[path = "fanout/settings.rs"]
mod settings;
#[path = "fanout/side.rs"]
mod side;

use figures::Figures;
use plan::Plan;
use settings::Settings;
use side::Side;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// Enough for a median, few enough to wait for.
const ROUNDS: usize = 3;
/// Longer than the server takes to tell everyone how many they are (LP27), so that a round begins quiet.
const SETTLE: Duration = Duration::from_secs(1);
/// What was not heard this long after the last operation is lost.
const LOST_AFTER: Duration = Duration::from_secs(10);
/// A second copy would come within the longest batch window (LP13), twice over.
const DOUBLED_WITHIN: Duration = Duration::from_millis(200);
/// What a round may take beyond its operations; longer, and something hangs.
const ROUND_LIMIT: Duration = Duration::from_secs(120);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let runtime = tokio::runtime::Runtime::new().expect("threads for the runtime");
    match arguments.as_slice() {
        ["--role", "server", folder] => runtime.block_on(roles::server(Path::new(folder))),
        ["--role", "peer"] => runtime.block_on(roles::peer()),
        _ => return runtime.block_on(compare()),
    }
    ExitCode::SUCCESS
}

async fn compare() -> ExitCode {
    let settings = match Settings::from_env() {
        Ok(settings) => settings,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::from(2);
        }
    };
    // In the build folder: a temporary one may lie in memory, where storing costs nothing.
    let folder =
        tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the database");
    let (ours, peer, bytes) = Side::pair(folder.path()).await;
    println!("{settings}; {bytes} bytes a message; {ROUNDS} rounds");
    let mut rounds = Vec::new();
    for number in 1..=ROUNDS {
        let (own, other) = if number % 2 == 1 {
            let own = round(&ours, &settings, number).await;
            (own, round(&peer, &settings, number).await)
        } else {
            let other = round(&peer, &settings, number).await;
            (round(&ours, &settings, number).await, other)
        };
        rounds.push((own, other));
    }
    figures::summary(&rounds);
    let all_whole = rounds.iter().all(|(own, other)| own.is_whole() && other.is_whole());
    if all_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn round(side: &Side, settings: &Settings, number: usize) -> Figures {
    let limit = ROUND_LIMIT + settings.span();
    let figures = tokio::time::timeout(limit, measure(side, settings, number)).await;
    let figures = figures.expect("a round ends in time");
    println!("round {number}: {:<5}{figures}", side.name());
    figures
}

async fn measure(side: &Side, settings: &Settings, number: usize) -> Figures {
    let child = side.start().await;
    let alone = child.resident_bytes();
    let door = side.door(&child).await;
    let publisher = side.publisher(&child).await;
    let sockets = audience::connect(&door, settings.viewers).await;
    tokio::time::sleep(SETTLE).await;
    let with_viewers = child.resident_bytes();

    let plan = Arc::new(Plan::new(settings, number));
    let cpu = child.cpu();
    let listening = audience::listen(sockets, &plan);
    let refused = publisher.publish(&plan).await;
    plan.wait_until_all_heard(LOST_AFTER).await;
    let (cpu, resident) = (child.cpu().saturating_sub(cpu), child.resident_bytes());
    tokio::time::sleep(DOUBLED_WITHIN).await;
    plan.over.cancel();
    let heard = audience::gather(listening).await;
    child.stop().await;

    let a_viewer = with_viewers.saturating_sub(alone) / settings.viewers as u64;
    Figures::new(&plan, &heard, refused, figures::Cost { cpu, resident, a_viewer })
}
