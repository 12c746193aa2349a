//! Connections that are cut in the middle of a commit: whether it happened is found out, not guessed.

use super::open;
use crate::common::postgres::{Cluster, name_of};
use crate::common::store::{Scene, opens};
use image_chat::server::store::{AppendError, StoreError};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

const CUT: &str = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
    WHERE application_name = 'image-chat' AND datname = current_database()";
/// The fewest events that are written.
const EVENTS: u64 = 300;
/// The fewest connections that are cut meanwhile.
const CUTS: u32 = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_is_stored_once_however_often_its_connection_is_cut() {
    let url = Cluster::shared().database();
    let scene = Scene::new(open(&url).await).await;
    let (cuts, is_over) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)));
    let cutting = std::thread::spawn({
        let (url, cuts, is_over) = (url.clone(), Arc::clone(&cuts), Arc::clone(&is_over));
        move || {
            while !is_over.load(Ordering::Acquire) {
                let cut = Cluster::shared().sql(name_of(&url), CUT).parse().expect("a number");
                cuts.fetch_add(cut, Ordering::AcqRel);
            }
        }
    });
    let mut seq = 0;
    while seq < EVENTS || cuts.load(Ordering::Acquire) < CUTS {
        match scene.add(seq + 1, opens((seq + 1).into())).await {
            Ok(()) => seq += 1,
            // Then it is not: a conflict at the next attempt would say that it was.
            Err(AppendError::Store(StoreError::Unwritable { .. })) => {}
            Err(error) => panic!("{error}"),
        }
    }
    is_over.store(true, Ordering::Release);
    cutting.join().expect("no panic");
    let other = Scene { store: open(&url).await, ..scene };
    assert!(other.log().await.iter().map(|event| event.seq.0).eq(1..=seq));
    assert_eq!(other.board().await.chats.len() as u64, seq);
    // LP28: so is each marker, by the transaction that stored it.
    let usage = other.store.usage(&other.tenant, (0, i64::MAX)).await.expect("read");
    assert_eq!(usage.iter().map(|of| of.created).sum::<u64>(), seq);
}
