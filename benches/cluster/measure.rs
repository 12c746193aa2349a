//! One round: viewers of some images on some nodes receive operations and are timed.

use crate::common::audience;
use crate::common::figures::percentile;
use crate::listener::{self, Heard};
use crate::nats_server::NatsServer;
use crate::nodes::{Cpu, Nodes};
use crate::plan::Plan;
use crate::postgres::Cluster;
use crate::settings::Settings;
use std::fmt::{Display, Formatter};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::time::{sleep, sleep_until};

/// Longer than the server takes to tell everyone how many they are (LP27), so that a round begins quiet.
const SETTLE: Duration = Duration::from_secs(2);
/// A message that has not arrived this long after the last operation counts as lost.
const LOST_AFTER: Duration = Duration::from_secs(10);
/// A second copy would come within the longest batch window (LP13), twice over.
const DOUBLED_WITHIN: Duration = Duration::from_millis(200);

/// The sizes of a round.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// Viewers of all images on all nodes.
    pub viewers: usize,
    /// Nodes.
    pub nodes: usize,
    /// Images.
    pub images: usize,
    /// Operations a second, on all images.
    pub rate: usize,
}

impl Case {
    /// Viewers of one image on one node.
    pub fn each(&self) -> usize {
        self.viewers / self.nodes / self.images
    }

    /// Messages a second that a node sends.
    pub fn messages(&self) -> f64 {
        (self.rate * self.each()) as f64
    }
}

/// What a round showed.
pub struct Measured {
    /// The sizes.
    pub case: Case,
    /// The median lateness of a message, in milliseconds.
    pub p50: f64,
    /// The 99th percentile of the lateness, in milliseconds.
    pub p99: f64,
    /// CPU time in milliseconds a second: of each node, the one that writes first.
    pub nodes: Vec<f64>,
    /// Of PostgreSQL.
    pub database: f64,
    /// Of nats-server.
    pub bus: f64,
    audience: f64,
    missing: usize,
    doubled: usize,
    refused: Vec<String>,
    /// How it ended for a viewer who did not hear everything.
    lost: Option<String>,
}

/// Measures one round on nodes of its own.
pub async fn measure(
    case: Case,
    settings: &Settings,
    (database, nats): (&Cluster, &NatsServer),
    (audience, round): (&Handle, usize),
) -> Measured {
    let nodes = Nodes::start(case.nodes, case.images, database, nats).await;
    let (mut sockets, doors) = (Vec::new(), nodes.doors().await);
    for door in &doors {
        sockets.push(audience::connect(audience, door, case.each()).await);
    }
    sleep(SETTLE).await;
    let plan = Arc::new(Plan::new(settings, case.each() * case.nodes, round));
    let mut listening = Vec::new();
    for viewers in sockets {
        let plan = Arc::clone(&plan);
        let listen = move |viewer| listener::listen(viewer, Arc::clone(&plan));
        listening.push(audience::each(audience, viewers, listen));
    }
    let warm = async {
        sleep_until(plan.measured_from.into()).await;
        (nodes.cpu(), Instant::now())
    };
    let ((before, began), refused) = tokio::join!(warm, publish(&nodes, &plan));
    plan.wait_until_all_heard(LOST_AFTER).await;
    let (after, span) = (nodes.cpu(), began.elapsed());
    sleep(DOUBLED_WITHIN).await;
    // A listener ends when its connection is closed.
    drop(nodes);
    let mut heard = Vec::new();
    for (door, listening) in listening.into_iter().enumerate() {
        heard.extend(audience::gather(listening).await.into_iter().map(|heard| (door, heard)));
    }
    Measured::new(case, &plan, &heard, refused, (&before, &after, span))
}

/// Sends every operation at its time, on one image after the other; the reasons of those that were refused.
async fn publish(nodes: &Nodes, plan: &Arc<Plan>) -> Vec<String> {
    let (mut clock, mut sent) = (plan.clock(), Vec::new());
    while let Some(place) = clock.recv().await {
        // On its own, so that a slow answer does not hold up the next operation.
        let guest = nodes.guests[place % nodes.guests.len()].clone();
        let id = plan.series.id(place);
        sent.push(tokio::spawn(async move { guest.open(id).await }));
    }
    let mut refused = Vec::new();
    for answer in sent {
        refused.extend(answer.await.expect("no panic").err());
    }
    refused
}

impl Measured {
    fn new(
        case: Case,
        plan: &Plan,
        heard: &[(usize, Heard)],
        refused: Vec<String>,
        (before, after, span): (&Cpu, &Cpu, Duration),
    ) -> Self {
        let (mut late, mut missing, mut lost) = (Vec::new(), 0, None);
        for (door, heard) in heard {
            let image = door % case.images;
            for (place, heard_late) in heard.late.iter().enumerate() {
                match heard_late {
                    Some(heard) if plan.is_measured(place) => late.push(*heard),
                    Some(_) => {}
                    None if place % case.images == image => {
                        missing += 1;
                        lost = lost.or_else(|| heard.lost());
                    }
                    // Of another image.
                    None => {}
                }
            }
        }
        late.sort_unstable();
        let used = |before: Duration, after: Duration| {
            after.saturating_sub(before).as_secs_f64() * 1_000.0 / span.as_secs_f64()
        };
        let nodes = before.nodes.iter().zip(&after.nodes).map(|(one, other)| used(*one, *other));
        Self {
            case,
            p50: percentile(&late, 50),
            p99: percentile(&late, 99),
            nodes: nodes.collect(),
            database: used(before.database, after.database),
            bus: used(before.bus, after.bus),
            audience: used(before.audience, after.audience),
            missing,
            doubled: heard.iter().map(|(_, heard)| heard.doubled).sum(),
            refused,
            lost,
        }
    }

    /// Was everything taken, and did everyone hear of it once?
    pub fn is_whole(&self) -> bool {
        self.missing == 0 && self.doubled == 0 && self.refused.is_empty()
    }
}

impl Display for Case {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { viewers, nodes, images, rate } = self;
        write!(f, "{viewers} viewers, {nodes} nodes, {images} images, {rate} operations/s")
    }
}

impl Display for Measured {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let nodes: Vec<_> = self.nodes.iter().map(|cpu| format!("{cpu:.0}")).collect();
        write!(f, "{}: p50 {:.2} ms, p99 {:.2} ms; CPU in ms/s: ", self.case, self.p50, self.p99)?;
        write!(f, "nodes {}, PostgreSQL {:.0}, ", nodes.join(" and "), self.database)?;
        write!(f, "NATS {:.0}, audience {:.0}", self.bus, self.audience)?;
        if self.doubled > 0 {
            write!(f, "; {} DOUBLED", self.doubled)?;
        }
        if let Some(example) = &self.lost {
            write!(f, "; {} LOST, for one of them: {example}", self.missing)?;
        }
        if let Some(example) = self.refused.first() {
            write!(f, "; {} REFUSED, one of them with {example}", self.refused.len())?;
        }
        Ok(())
    }
}
