//! LP5: what a reader has read is the beginning of the log, or they are told to load again, whatever became of the
//! database.

use super::open;
use crate::common::postgres::{Cluster, name_of};
use crate::common::store::{Scene, opens};
use image_chat::model::{Epoch, Seq};

/// May a reader of this epoch and place go on?
async fn goes_on(scene: &Scene, epoch: Epoch, seq: u64) -> bool {
    let shares = scene.store.shares_history(epoch, scene.image, Seq(seq)).await;
    epoch == scene.store.epoch() || shares.expect("read")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp5_a_restart_of_postgresql_begins_an_epoch_and_readers_go_on() {
    let cluster = Cluster::own();
    let url = cluster.database();
    let scene = Scene::new(open(&url).await).await;
    let before = scene.store.epoch();
    scene.add(1, opens(1)).await.expect("stored");
    cluster.stop("fast");
    cluster.start_again();
    // The node that ran meanwhile learns of it, and so does another one.
    scene.add(2, opens(2)).await.expect("stored");
    let after = scene.store.epoch();
    assert_ne!(after, before);
    let other = Scene { store: open(&url).await, ..scene.clone() };
    assert_eq!(other.store.epoch(), after, "a node begins none");
    assert!(goes_on(&scene, before, 1).await, "the reader has read a part of this log");
    assert!(!goes_on(&scene, before, 2).await, "the second event is of the epoch after theirs");
    assert!(goes_on(&scene, after, 2).await);
}

/// A dump that is read back has another history from the moment of the dump on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp5_a_dump_that_is_read_back_begins_an_epoch() {
    let url = Cluster::shared().database();
    let scene = Scene::new(open(&url).await).await;
    let epoch = scene.store.epoch();
    for seq in 1..=2 {
        scene.add(seq, opens(seq.into())).await.expect("stored");
    }
    let copy = Cluster::shared().dump_and_restore(name_of(&url));
    // Read by someone, and not in the copy; the copy goes on with another third event.
    scene.add(3, opens(3)).await.expect("stored");
    let restored = Scene { store: open(&copy).await, ..scene.clone() };
    restored.add(3, opens(4)).await.expect("stored");
    assert_ne!(restored.store.epoch(), epoch);
    assert!(goes_on(&restored, epoch, 2).await, "both histories have this beginning");
    assert!(!goes_on(&restored, epoch, 3).await, "they read another third event");
}
