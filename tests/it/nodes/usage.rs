//! LP28: the figures of two nodes together are exact, also when both are killed.

use super::nats_server::NatsServer;
use crate::common::Person;
use crate::common::child::ChildServer;
use crate::common::live::{Live, open, request_to};
use crate::common::postgres::Cluster;
use image_chat::model::ImageId;

/// Viewers at the first node and at the second.
const VIEWERS: [usize; 2] = [2, 3];
/// Markers that are set at each node while they look.
const MARKERS: u64 = 4;

/// The figures of the last day, as a node tells them: it writes its own before.
async fn figures(person: &Person) -> [u64; 3] {
    let answer = person.get("/api/v1/tenants/demo/usage").await.ok(200);
    let day = answer["usage"].as_array().and_then(|days| days.last().cloned()).unwrap_or_default();
    ["pubSubMessageCount", "pubSubBandwidth", "conversationCreateCount"]
        .map(|name| day[name].as_u64().unwrap_or(0))
}

async fn follow(person: &Person, image: ImageId) -> Live {
    let (origin, cookie) = (person.base.clone(), person.cookie().expect("a cookie"));
    let headers = [("origin", &*origin), ("cookie", cookie.to_str().expect("text"))];
    let socket = open(request_to(&origin, &headers)).await.expect("welcome");
    let mut live = Live::on(socket, person.snapshot(image).await);
    live.subscribe().await;
    live.welcome().await;
    live
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp28_two_nodes_count_exactly_also_when_both_are_killed() {
    let (database, bus) = (Cluster::shared().database(), NatsServer::shared().url());
    let variables = [("IMAGE_CHAT_DATABASE_URL", &*database), ("IMAGE_CHAT_BUS_URL", &*bus)];
    let mut nodes =
        [ChildServer::start_with(&variables).await, ChildServer::start_with(&variables).await];
    let ada = Person::named(nodes[0].base(), "Ada").await;
    let bob = Person::named(nodes[1].base(), "Bob").await;
    let image = ada.upload("demo").await;
    let (mut expected, mut heard) = ([0, 0], 0);
    for end in ["a kill", "a restart", "another kill", "nothing"] {
        let mut viewers = Vec::new();
        for (person, count) in [&ada, &bob].into_iter().zip(VIEWERS) {
            for _ in 0..count {
                viewers.push(follow(person, image).await);
            }
        }
        for n in 0..MARKERS {
            ada.open_chat(image, &format!("{n}")).await;
            bob.open_chat(image, &format!("{n}, too")).await;
        }
        let head = ada.snapshot(image).await.board.seq;
        for viewer in &mut viewers {
            viewer.reach(head).await;
            heard += viewer.frames.iter().map(String::len).sum::<usize>() as u64;
        }
        let markers = 2 * MARKERS;
        expected = [expected[0] + markers * viewers.len() as u64, expected[1] + markers];
        for node in &mut nodes {
            match end {
                "a restart" => {
                    node.terminate();
                    node.ended().await;
                }
                "nothing" => continue,
                _ => node.kill(),
            }
            node.start_again().await;
        }
        drop(viewers);
        // Each writes what it has, and what its last run left.
        figures(&bob).await;
        let told = figures(&ada).await;
        assert_eq!([told[0], told[2]], expected, "after {end}");
        assert!(told[1] >= heard, "{} bytes after {end}, and {heard} were heard", told[1]);
    }
}
