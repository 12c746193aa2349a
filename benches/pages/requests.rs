//! Requests a second of image pages, beside a static server with the same bytes.

use crate::answer::Answer;
use crate::board::Shape;
use crate::client::{Request, Seen};
use crate::common::audience::{each, gather};
use crate::common::child::Child;
use crate::common::figures::{Row, goal, median, percentile, ratio, summary};
use crate::common::side::Side;
use crate::settings::Settings;
use crate::site::{Image, Site};
use crate::static_server::StaticServer;
use image_chat::server::config::Switch;
use std::fmt::{Display, Formatter};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::time::sleep_until;

/// The images, the first of which the others are compared with.
pub const SHAPES: [Shape; 3] = [
    Shape { markers: 50, comments: 50 },
    Shape { markers: 1_000, comments: 1_000 },
    Shape { markers: 100, comments: 5_000 },
];
/// `Accept-Encoding` of the requests: plain bytes, and compressed ones.
const ENCODINGS: [Option<&str>; 2] = [None, Some("gzip, br")];
/// Requested but not measured: connections, caches and allocators warm up.
const WARM_UP: Duration = Duration::from_millis(500);

/// What a round showed of one side.
struct Figures {
    rate: f64,
    p50: f64,
    p99: f64,
    cpu: Duration,
    answers: usize,
    refused: usize,
}

const ROWS: [Row<Figures>; 4] = [
    ("requests/s", |figures| figures.rate),
    ("p50, ms", |figures| figures.p50),
    ("p99, ms", |figures| figures.p99),
    ("CPU a request, µs", |figures| figures.cpu.as_secs_f64() * 1e6 / figures.answers as f64),
];

/// A page with one encoding, and all rounds of both sides.
struct Case<'a> {
    image: &'a Image,
    accept_encoding: Option<&'static str>,
    answer: Answer,
    rounds: Vec<(Figures, Figures)>,
}

/// Both sides' processes.
struct Sides<'a> {
    server: Child,
    site: &'a Site,
    peer: StaticServer,
}

/// Measures all pages; the number of answers that were no pages.
pub async fn compare(settings: &Settings, audience: &Handle) -> usize {
    let site = Site::new(&SHAPES).await;
    let server = site.serve(Switch::Off).await;
    let mut cases = Vec::new();
    for image in &site.images {
        for accept_encoding in ENCODINGS {
            let answer = site.get(&image.path(), accept_encoding).await;
            cases.push(Case { image, accept_encoding, answer, rounds: Vec::new() });
        }
    }
    let answers: Vec<Answer> = cases.iter().map(|case| case.answer.clone()).collect();
    let sides = Sides { server, site: &site, peer: StaticServer::start(&answers).await };
    for number in 1..=settings.rounds {
        for (place, case) in cases.iter_mut().enumerate() {
            let (mut own, mut other) = (None, None);
            for side in Side::in_turn(number) {
                let figures = sides.measure(side, case, place, settings, audience).await;
                println!("{case}, round {number}, {side}: {figures}");
                if side == Side::Ours { own = Some(figures) } else { other = Some(figures) }
            }
            case.rounds.extend(own.zip(other));
        }
    }
    report(&cases);
    cases.iter().flat_map(|case| &case.rounds).map(|(own, other)| own.refused + other.refused).sum()
}

impl Sides<'_> {
    async fn measure(
        &self,
        side: Side,
        case: &Case<'_>,
        place: usize,
        settings: &Settings,
        audience: &Handle,
    ) -> Figures {
        let (child, request) = match side {
            Side::Ours => {
                let (addr, path) = (self.site.addr, case.image.path());
                (&self.server, Request::new(addr, &path, case.accept_encoding))
            }
            Side::Peer => {
                let path = format!("/{place}");
                (&self.peer.child, Request::new(self.peer.addr, &path, case.accept_encoding))
            }
        };
        let begin = Instant::now() + WARM_UP;
        let end = begin + settings.span;
        let clients = vec![request; settings.connections];
        let clients = each(audience, clients, |request| request.repeat(None, begin, end));
        sleep_until(begin.into()).await;
        let before = child.cpu();
        sleep_until(end.into()).await;
        let cpu = child.cpu().saturating_sub(before);
        let seen =
            gather(clients).await.into_iter().map(|seen| seen.expect("connections are kept"));
        Figures::new(&Seen::together(seen), cpu, settings.span)
    }
}

fn report(cases: &[Case<'_>]) {
    for case in cases {
        println!("{case}");
        summary("median", &case.rounds, &ROWS);
    }
    let rate = |case: &Case<'_>| median(case.rounds.iter().map(|(own, _)| own.rate));
    let (first, others) = cases.split_at(ENCODINGS.len());
    for case in first {
        goal(&format!("{case}: ours/peer"), ratio(&case.rounds, |figures| figures.rate), "0.25");
    }
    for (place, case) in others.iter().enumerate() {
        let small = &first[place % ENCODINGS.len()];
        let name = format!("{case}: ours/ours with {}", small.image.shape.markers);
        goal(&name, rate(case) / rate(small), "0.5");
    }
}

impl Figures {
    fn new(seen: &Seen, cpu: Duration, span: Duration) -> Self {
        let answers = seen.took.len();
        Self {
            rate: answers as f64 / span.as_secs_f64(),
            p50: percentile(&seen.took, 50),
            p99: percentile(&seen.took, 99),
            cpu,
            answers,
            refused: seen.refused.len(),
        }
    }
}

impl Display for Figures {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { rate, p50, p99, cpu, refused, .. } = self;
        write!(f, "{rate:.0} requests/s; p50 {p50:.2} ms, p99 {p99:.2} ms; ")?;
        write!(f, "CPU {:.2} s", cpu.as_secs_f64())?;
        if *refused > 0 { write!(f, "; {refused} REFUSED") } else { Ok(()) }
    }
}

impl Display for Case<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let asked = if self.accept_encoding.is_some() { "compressed" } else { "plain" };
        write!(f, "{}, {asked}", self.image.shape)?;
        let encoding = self.answer.encoding();
        if self.accept_encoding.is_some() { write!(f, " ({encoding})") } else { Ok(()) }
    }
}
