//! Several nodes on one database.

use super::open;
use crate::common::postgres::Cluster;
use crate::common::store::{Scene, opens};
use image_chat::model::Seq;
use image_chat::server::store::AppendError;
use std::collections::BTreeSet;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp1_two_nodes_write_on_one_image_and_its_log_has_no_holes() {
    const EACH: usize = 100;
    let url = Cluster::shared().database();
    let first = Scene::new(open(&url).await).await;
    let second = Scene { store: open(&url).await, ..first.clone() };
    assert_eq!(first.store.epoch(), second.store.epoch(), "one database, one epoch");
    let writers =
        [&first, &second, &first, &second].map(|scene| tokio::spawn(write(scene.clone(), EACH)));
    let (mut places, mut conflicts) = (BTreeSet::new(), 0);
    for writer in writers {
        let (own, met) = writer.await.expect("no panic");
        places.extend(own);
        conflicts += met;
    }
    assert!(places.into_iter().eq((1..=4 * EACH as u64).map(Seq)), "each place once");
    assert!(conflicts > 0, "nobody met anybody: this proved nothing");
    assert_eq!(first.board().await, second.board().await);
}

/// Writes at the place after the last one, and again upon a conflict.
async fn write(scene: Scene, times: usize) -> (Vec<Seq>, u32) {
    let (mut own, mut conflicts) = (Vec::new(), 0);
    while own.len() < times {
        let head = scene.store.head(scene.image).await.expect("read").expect("there");
        let recorded = scene.recorded(head.seq.next().0, opens(Uuid::now_v7().as_u128()));
        match scene.append(recorded.clone()).await {
            Ok(()) => own.push(recorded.seq),
            Err(AppendError::Conflict) => conflicts += 1,
            Err(error) => panic!("{error}"),
        }
    }
    (own, conflicts)
}

/// Batches over many images in every order wait for each other and never for ever.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_write_on_many_images_at_once() {
    const IMAGES: usize = 40;
    let url = Cluster::shared().database();
    let first = Scene::new(open(&url).await).await;
    let second = Scene { store: open(&url).await, ..first.clone() };
    let mut images = Vec::new();
    for _ in 0..IMAGES {
        images.push(first.other_image().await);
    }
    let mut answers = Vec::new();
    for seq in 1..=3 {
        for image in &images {
            answers.push(image.add(seq, opens(seq.into())));
        }
        // Both nodes in turn take the next place, the other one loses: in the opposite order.
        for image in images.iter().rev() {
            let scene = Scene { store: second.store.clone(), ..image.clone() };
            answers.push(scene.add(seq, opens(seq.into())));
        }
        for answer in answers.drain(..) {
            match answer.await {
                Ok(()) | Err(AppendError::Conflict) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
    for image in images {
        assert_eq!(image.board().await.seq, Seq(3));
    }
}
