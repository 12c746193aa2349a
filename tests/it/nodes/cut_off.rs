//! Faults on purpose under load on two nodes with PostgreSQL: nothing that was acknowledged is lost, what is late is late by
//! 5 s at most after the healing, and everyone ends with the same.

use super::nats_server::NatsServer;
use crate::common::child::ChildServer;
use crate::common::fault_proxy::FaultProxy;
use crate::common::log::{Log, assert_same};
use crate::common::postgres::{Cluster, PASSWORD, name_of};
use crate::common::viewer::Viewer;
use crate::common::{Person, TestServer};
use crate::faults::load::{Load, Unanswered};
use image_chat::model::{ImageId, Seq};
use image_chat::protocol::page::Snapshot;
use image_chat::server::config::Secret;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Everyone knows so soon after the healing what was stored until then.
const IN_STEP_WITHIN: Duration = Duration::from_secs(5);
/// Acknowledgements between two faults.
const BETWEEN: usize = 60;
/// After each operation of a writer: four of them write 80 operations a second at most. On a fast machine they would
/// otherwise write tens of thousands in 30 s, and unoptimised nodes take longer than 5 s for these.
const PAUSE: Duration = Duration::from_millis(50);
/// As good as for ever.
const MOST: usize = 1_000_000;
/// Between two looks at what answers again.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// How long the bus is away.
const AWAY: Duration = Duration::from_secs(30);
/// Without the bus, what another node stored comes with the next comparison: 5 s and a fifth, and what a machine with much to
/// do takes besides.
const LATE_AT_MOST: Duration = Duration::from_secs(9);

/// A reader who goes on hearing, and tells how far they are.
struct Reader {
    place: watch::Receiver<Seq>,
    ends_at: watch::Sender<Option<Seq>>,
    reading: JoinHandle<Viewer>,
}

impl Reader {
    async fn start(person: &Person, image: ImageId) -> Self {
        let mut viewer = Viewer::load(person, image).await;
        viewer.be_welcome().await;
        let (told, place) = watch::channel(viewer.replica.seq());
        let (ends_at, end) = watch::channel(None);
        let reading = tokio::spawn(async move {
            while end.borrow().is_none_or(|end| viewer.replica.seq() < end) {
                viewer.hear_on().await;
                told.send_replace(viewer.replica.seq());
            }
            viewer
        });
        Self { place, ends_at, reading }
    }

    /// Waits until they have heard of this.
    async fn reaches(&self, seq: Seq) {
        let mut place = self.place.clone();
        place.wait_for(|at| *at >= seq).await.expect("they read");
    }
}

/// An image with writers and a reader on each of two nodes.
struct Scene {
    ada: Person,
    image: ImageId,
    load: Load,
    readers: Vec<Reader>,
}

impl Scene {
    /// Two nodes by their addresses.
    async fn new(first: String, second: String) -> Self {
        let (ada, bob) = (Person::named(first, "Ada").await, Person::named(second, "Bob").await);
        let image = ada.upload("demo").await;
        let readers = vec![Reader::start(&ada, image).await, Reader::start(&bob, image).await];
        let people = [&ada, &bob, &ada, &bob].map(Clone::clone);
        let load = Load::paced(&people, image, Unanswered::Again, MOST, PAUSE);
        Self { ada, image, load, readers }
    }

    /// Everything is well again: what was stored until now is known to everyone in time.
    async fn is_healed(&self) {
        let healed = Instant::now();
        let stored = timeout(IN_STEP_WITHIN, self.head()).await.expect("it answers again");
        for reader in &self.readers {
            let left = IN_STEP_WITHIN.saturating_sub(healed.elapsed());
            timeout(left, reader.reaches(stored)).await.expect("in step in time");
        }
        println!("{stored} known to everyone {:?} after the healing", healed.elapsed());
    }

    /// The last event, as soon as the first node can read.
    async fn head(&self) -> Seq {
        loop {
            let answer = self.ada.get(&format!("/i/{}/board", self.image)).await;
            if answer.status == 200 {
                return answer.read::<Snapshot>().board.seq;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Nothing is lost, nothing is there twice, and everyone has the same.
    async fn ends_well(self) {
        let written = self.load.stop().await;
        let log = Log::read(&self.ada, self.image).await;
        for reader in &self.readers {
            reader.ends_at.send_replace(Some(log.head()));
        }
        // Who has it already hears of one more.
        self.ada.open_chat(self.image, "the end").await;
        let mut viewers = Vec::new();
        for reader in self.readers {
            viewers
                .push(timeout(IN_STEP_WITHIN, reader.reading).await.expect("in time").expect("ok"));
        }
        let log = Log::read(&self.ada, self.image).await;
        let board = log.check();
        log.check_acknowledged(&written.acknowledged);
        for (person, operation, status) in &written.refused {
            let place = log.places().get(&(person.id(), operation.broadcast_id)).copied();
            assert_eq!(place, None, "refused with {status}, and in the log");
        }
        for mut viewer in viewers {
            viewer.reach(log.head()).await;
            assert_same(viewer.replica.board(), &board, "a reader who was there all the time");
            viewer
                .heard
                .values()
                .for_each(|heard| log.check_told(heard, "told, and not in the log"));
            viewer.wrong.retain(|wrong| !wrong.ends_with("to the handshake"));
            assert_eq!(viewer.wrong, [""; 0]);
        }
        println!(
            "{} acknowledged, {} at first unable",
            written.acknowledged.len(),
            written.unable.len()
        );
    }
}

/// A node within this process.
async fn node(database: &str, bus: &str) -> TestServer {
    let folder = tempfile::tempdir().expect("a folder");
    let (database, bus) = (Secret::new(database), Secret::new(bus));
    TestServer::start_in(folder, |config| {
        config.database.database_url = Some(database);
        config.bus.bus_url = Some(bus);
    })
    .await
}

/// The second node's lines to the database and the bus go through proxies, which do this to them.
async fn cut_off_and_healed(cut: impl Fn(&FaultProxy)) {
    let (cluster, nats) = (Cluster::shared(), NatsServer::shared());
    let database = cluster.database();
    let to_database = FaultProxy::start(cluster.addr()).await;
    let bus = nats.url().replace("nats://", "").parse().expect("an address");
    let to_bus = FaultProxy::start(bus).await;
    let name = name_of(&database);
    let through = format!("postgres://image_chat:{PASSWORD}@{}/{name}", to_database.addr());
    let first = node(&database, &nats.url()).await;
    let second = node(&through, &format!("nats://{}", to_bus.addr())).await;
    let scene = Scene::new(first.base(), second.base()).await;
    for part in 1..=2 {
        scene.load.reaches((2 * part - 1) * BETWEEN).await;
        cut(&to_database);
        cut(&to_bus);
        // The other node goes on alone.
        scene.load.reaches(2 * part * BETWEEN).await;
        to_database.heal();
        to_bus.heal();
        scene.is_healed().await;
    }
    scene.ends_well().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_whose_lines_are_reset_loses_nothing_and_is_in_step_5_s_after_the_healing() {
    cut_off_and_healed(FaultProxy::refuse).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_whose_lines_are_silent_loses_nothing_and_is_in_step_5_s_after_the_healing() {
    cut_off_and_healed(FaultProxy::half_open).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgresql_restarted_below_two_nodes_loses_nothing() {
    let (cluster, nats) = (Cluster::own(), NatsServer::shared());
    let database = cluster.database();
    let (first, second) = (node(&database, &nats.url()).await, node(&database, &nats.url()).await);
    let scene = Scene::new(first.base(), second.base()).await;
    for (mode, restart) in ["fast", "immediate"].into_iter().zip(1..) {
        scene.load.reaches(restart * BETWEEN).await;
        cluster.stop(mode);
        cluster.start_again();
        scene.is_healed().await;
    }
    scene.load.reaches(3 * BETWEEN).await;
    scene.ends_well().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_killed_under_load_loses_nothing_that_it_acknowledged() {
    let (database, bus) = (Cluster::shared().database(), NatsServer::shared().url());
    let variables = [("IMAGE_CHAT_DATABASE_URL", &*database), ("IMAGE_CHAT_BUS_URL", &*bus)];
    let first = ChildServer::start_with(&variables).await;
    let mut second = ChildServer::start_with(&variables).await;
    let scene = Scene::new(first.base(), second.base()).await;
    for kill in 1..=2 {
        scene.load.reaches((2 * kill - 1) * BETWEEN).await;
        second.kill();
        // The other node goes on alone.
        scene.load.reaches(2 * kill * BETWEEN).await;
        second.start_again().await;
        scene.is_healed().await;
    }
    scene.ends_well().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp26_the_bus_away_for_30_s_while_people_write_loses_nothing() {
    let mut nats = NatsServer::start();
    let database = Cluster::shared().database();
    let (first, second) = (node(&database, &nats.url()).await, node(&database, &nats.url()).await);
    let scene = Scene::new(first.base(), second.base()).await;
    scene.load.reaches(BETWEEN).await;
    nats.stop();
    let (stopped, mut latest) = (Instant::now(), Duration::ZERO);
    while stopped.elapsed() < AWAY {
        let (stored, asked) = (scene.head().await, Instant::now());
        for reader in &scene.readers {
            timeout(LATE_AT_MOST, reader.reaches(stored)).await.expect("by the comparison");
        }
        latest = latest.max(asked.elapsed());
    }
    println!("the latest came after {latest:?} while the bus was away");
    nats.go_on();
    scene.is_healed().await;
    scene.ends_well().await;
}
