//! Several nodes: what viewers, operations, images and nodes cost, and how many operations PostgreSQL stores.
//!
//! A PostgreSQL that waits for its disk, a nats-server, and the server as it ships once for each node; this process is the
//! audience, spread over images and nodes. As with `fanout`, each operation has its time before the first is sent. All
//! combinations of the sizes are measured, each at another place in each round; printed are the medians, two nodes against
//! one, and the costs that fit all of them: of an operation and of a message to a viewer, at the node that writes, at another
//! one and in PostgreSQL. Then durable operations of 64 writers, against a transaction for each.
//! Ends with 1 when anything was refused, lost or doubled. See docs/scale.md.
//!
//! `BENCH_VIEWERS=500,2000 BENCH_NODES=1,2 BENCH_IMAGES=1,20 BENCH_RATES=20,40 BENCH_SECONDS=5 BENCH_ROUNDS=3 make bench BENCH=cluster`

#[path = "common/appends.rs"]
mod appends;
#[expect(dead_code, reason = "there is no peer, and no picture beside the first")]
mod common;
#[path = "cluster/durable.rs"]
mod durable;
#[path = "cluster/fit.rs"]
mod fit;
#[path = "fanout/listener.rs"]
mod listener;
#[path = "cluster/measure.rs"]
mod measure;
#[expect(dead_code, reason = "nobody stops it")]
#[path = "../src/server/bus/tests/nats_server.rs"]
mod nats_server;
#[path = "cluster/nodes.rs"]
mod nodes;
#[expect(dead_code, reason = "how many hear of an operation is known here")]
#[path = "fanout/plan.rs"]
mod plan;
#[expect(dead_code, reason = "nobody stops it, and it is reached by its socket alone")]
#[path = "../tests/it/common/postgres.rs"]
mod postgres;
#[expect(dead_code, reason = "its sizes come from here")]
#[path = "fanout/settings.rs"]
mod settings;
#[path = "cluster/summary.rs"]
mod summary;

use common::env::{number, numbers};
use common::server::free_addr;
use common::{audience, descriptors, server};
use measure::{Case, Measured, measure};
use nats_server::NatsServer;
use postgres::Cluster;
use settings::{Pace, Settings};
use std::process::ExitCode;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::timeout;

/// What a round may take beyond its operations; longer, and something hangs.
const ROUND_LIMIT: Duration = Duration::from_secs(180);

/// What `postgres.rs` needs of its neighbours.
mod child {
    pub use crate::common::server::free_addr;
}

/// The sizes, each with each.
struct Sizes {
    viewers: Vec<usize>,
    nodes: Vec<usize>,
    images: Vec<usize>,
    rates: Vec<usize>,
    seconds: u32,
    rounds: usize,
    threads: usize,
}

fn main() -> ExitCode {
    let sizes = match prepare() {
        Ok(sizes) => sizes,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::from(2);
        }
    };
    let (audience, database) = (audience::threads(sizes.threads), Cluster::own());
    let this_thread = audience::this_thread();
    let all = this_thread.block_on(measure_all(&sizes, &database, audience.handle()));
    summary::print(&all);
    this_thread.block_on(durable::compare(&database, sizes.rounds, sizes.seconds));
    let broken = all.iter().filter(|measured| !measured.is_whole()).count();
    println!("rounds with something refused, lost or doubled: {broken} (to reach: 0)");
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn prepare() -> Result<Sizes, String> {
    let sizes = Sizes {
        viewers: numbers("BENCH_VIEWERS", &[500, 1_000, 2_000])?,
        nodes: numbers("BENCH_NODES", &[1, 2])?,
        images: numbers("BENCH_IMAGES", &[1, 20])?,
        rates: numbers("BENCH_RATES", &[20, 40])?,
        seconds: number("BENCH_SECONDS", 5)?,
        rounds: usize::from(number::<u16>("BENCH_ROUNDS", 3)?),
        threads: usize::from(number::<u16>("BENCH_THREADS", 1)?),
    };
    descriptors::allow(sizes.viewers.iter().copied().max().unwrap_or_default())?;
    server::check()?;
    Ok(sizes)
}

impl Sizes {
    /// All combinations in which each node has a viewer of each image.
    fn cases(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        for &viewers in &self.viewers {
            for &nodes in &self.nodes {
                for &images in &self.images {
                    for &rate in &self.rates {
                        cases.push(Case { viewers, nodes, images, rate });
                    }
                }
            }
        }
        cases.retain(|case| case.each() > 0);
        cases
    }

    fn settings(&self, case: &Case) -> Settings {
        Settings {
            viewers: vec![case.viewers],
            rate: u32::try_from(case.rate).unwrap_or(u32::MAX),
            seconds: self.seconds,
            pace: Pace::Even,
            rounds: self.rounds,
            threads: self.threads,
        }
    }
}

async fn measure_all(sizes: &Sizes, database: &Cluster, audience: &Handle) -> Vec<Measured> {
    let (cases, nats) = (sizes.cases(), NatsServer::start());
    let mut all = Vec::new();
    for round in 0..sizes.rounds {
        for place in 0..cases.len() {
            // Not always in the same order: a busy machine disturbs all alike.
            let case = cases[(place + round * cases.len() / sizes.rounds) % cases.len()];
            let settings = sizes.settings(&case);
            let limit = ROUND_LIMIT + settings.span();
            let measured = measure(case, &settings, (database, &nats), (audience, round));
            let measured = timeout(limit, measured).await.expect("a round ends in time");
            println!("round {}: {measured}", round + 1);
            all.push(measured);
        }
    }
    all
}
