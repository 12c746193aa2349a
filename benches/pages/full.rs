//! A page with 10,000 markers and 20,000 comments that many load at once: the memory that it takes, and how late
//! writes on another image are meanwhile. Rate limits are on, as the server ships.

use crate::board::Shape;
use crate::bytes;
use crate::client::{Request, Seen};
use crate::common::audience::{each, gather};
use crate::common::child::Child;
use crate::common::figures::{MIB, Row, comparison, goal, median, percentile, ratio};
use crate::settings::Settings;
use crate::site::{Image, Site};
use crate::writes::{Writes, write};
use image_chat::server::config::Switch;
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::time::sleep;

/// The full image, and one on which someone writes.
const SHAPES: [Shape; 2] =
    [Shape { markers: 10_000, comments: 20_000 }, Shape { markers: 1, comments: 1 }];
/// Clients that load the page, again and again, each with an address of its own.
const CLIENTS: u8 = 16;
/// The time that is measured, in quiet and under load.
const SPAN: Duration = Duration::from_secs(10);
/// From the last load until memory is looked at again.
const QUIET: Duration = Duration::from_secs(10);

/// What a round showed.
struct Round {
    before: u64,
    peak: u64,
    after: u64,
    loaded: Writes,
    quiet: Writes,
    pages: Seen,
}

const ROWS: [Row<Writes>; 2] = [
    ("p50 of writes, ms", |writes| percentile(&writes.late, 50)),
    ("p99 of writes, ms", |writes| percentile(&writes.late, 99)),
];

/// Measures all rounds; the number of writes that were refused.
pub async fn compare(settings: &Settings, audience: &Handle) -> usize {
    let site = Site::new(&SHAPES).await;
    let (full, other) = (&site.images[0], &site.images[1]);
    let mut rounds = Vec::new();
    for number in 1..=settings.rounds {
        // Started again: memory counts from where nobody has loaded anything.
        let server = site.serve(Switch::On).await;
        let round = measure(&site, &server, (full, other), audience).await;
        println!("round {number}: {round}");
        rounds.push(round);
    }
    let server = site.serve(Switch::On).await;
    bytes::heading("bytes of a page, KB");
    println!("{}", bytes::row(&full.shape.to_string(), &bytes::of_page(&site, &full.path()).await));
    drop(server);
    report(rounds)
}

async fn measure(
    site: &Site,
    server: &Child,
    (full, other): (&Image, &Image),
    audience: &Handle,
) -> Round {
    // Code and pools are in memory then.
    site.get(&other.path(), Some("gzip, br")).await;
    let author = &site.people[0];
    let quiet = write(author, other.chats[0], Instant::now() + SPAN).await;
    let before = server.resident_bytes();
    server.reset_peak();
    let (begin, end) = (Instant::now(), Instant::now() + SPAN);
    let request = Request::new(site.addr, &full.path(), Some("gzip, br"));
    let addresses = (1..=CLIENTS).map(|last| IpAddr::V4(Ipv4Addr::new(127, 0, 1, last))).collect();
    let load = |from| request.clone().repeat(Some(from), begin, end);
    let clients = each(audience, addresses, load);
    let loaded = write(author, other.chats[0], end).await;
    let pages = gather(clients).await.into_iter().map(|seen| seen.expect("connections are kept"));
    let pages = Seen::together(pages);
    let peak = server.peak_bytes();
    sleep(QUIET).await;
    Round { before, peak, after: server.resident_bytes(), loaded, quiet, pages }
}

fn report(rounds: Vec<Round>) -> usize {
    let middle =
        |figure: fn(&Round) -> u64| median(rounds.iter().map(|round| figure(round) as f64 / MIB));
    let (before, peak, after) =
        (middle(|round| round.before), middle(|round| round.peak), middle(|round| round.after));
    println!("memory, MB: {before:.1} before, {peak:.1} at peak, {after:.1} after 10 s of quiet");
    goal("memory at peak, MB more than before", peak - before, "150");
    goal("memory after 10 s of quiet, MB more than before", after - before, "about 0");
    let refused = rounds.iter().map(|round| round.loaded.refused + round.quiet.refused).sum();
    let pairs: Vec<_> = rounds.into_iter().map(|round| (round.loaded, round.quiet)).collect();
    comparison("median, writes", ["loaded", "quiet"], &pairs, &ROWS);
    goal("p99 of writes: loaded/quiet", ratio(&pairs, ROWS[1].1), "2");
    refused
}

impl std::fmt::Display for Round {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { before, peak, after, loaded, quiet, pages } = self;
        let [before, peak, after] = [before, peak, after].map(|bytes| *bytes as f64 / MIB);
        write!(f, "memory {before:.1} → {peak:.1} → {after:.1} MB; ")?;
        write!(f, "{} pages, p50 {:.0} ms, ", pages.took.len(), percentile(&pages.took, 50))?;
        write!(f, "{} refused", pages.refused.len())?;
        if let Some(status) = pages.refused.first() {
            write!(f, " with {status}")?;
        }
        write!(f, "; writes in quiet {quiet}, loaded {loaded}")
    }
}
