//! Connections that are cut in the middle of a commit: whether it happened is found out, not guessed.

use super::open;
use crate::common::postgres::{Cluster, name_of};
use crate::common::store::{Scene, opens};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const CUT: &str = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
    WHERE application_name = 'image-chat' AND datname = current_database()";
const EVENTS: u64 = 600;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_is_stored_once_however_often_its_connection_is_cut() {
    let url = Cluster::shared().database();
    let scene = Scene::new(open(&url).await).await;
    let is_over = Arc::new(AtomicBool::new(false));
    let cutting = std::thread::spawn({
        let (url, is_over) = (url.clone(), Arc::clone(&is_over));
        move || {
            let mut cut = 0;
            while !is_over.load(Ordering::Acquire) {
                cut += Cluster::shared().sql(name_of(&url), CUT).parse::<u32>().expect("a number");
            }
            cut
        }
    });
    let mut seq = 0;
    while seq < EVENTS {
        let batch: Vec<_> =
            (0..20).map(|n| scene.add(seq + n + 1, opens((seq + n + 1).into()))).collect();
        for answer in batch {
            answer.await.expect("stored, sooner or later");
            seq += 1;
        }
    }
    is_over.store(true, Ordering::Release);
    let cut = cutting.join().expect("no panic");
    assert!(cut > 10, "only {cut} connections were cut");
    let log = scene.log().await;
    assert!(log.iter().map(|event| event.seq.0).eq(1..=EVENTS));
    assert_eq!(scene.board().await.chats.len() as u64, EVENTS);
}
