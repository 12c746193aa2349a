//! Operations that were carried out before.

use crate::common::store::{Backend, Scene, append, new_tenant, opens};
use image_chat::model::{Author, BroadcastId, ImageId, Recorded, Seq};
use image_chat::protocol::live::Outcome;
use image_chat::server::store::{Append, AppendError, KnownOperation, Store};
use uuid::Uuid;

pub async fn lp3_an_operation_is_known_by_tenant_and_actor(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let other = new_tenant(&scene.store, "other").await;
    let recorded = scene.recorded(1, opens(1));
    let (ada, bob, id) = (scene.ada.id, scene.bob.id, recorded.broadcast_id);
    let known = |tenant, actor, id| {
        let store = &scene.store;
        async move { store.operation(tenant, actor, id).await.expect("read") }
    };
    assert_eq!(known(&scene.tenant, ada, id).await, None, "not yet");
    scene.append(recorded).await.expect("stored");
    let expected = KnownOperation { request: [7; 32], image: scene.image, seq: Seq(1) };
    assert_eq!(known(&scene.tenant, ada, id).await, Some(expected));
    assert_eq!(known(&scene.tenant, bob, id).await, None, "another person's");
    assert_eq!(known(&other, ada, id).await, None, "another tenant's");
    assert_eq!(known(&scene.tenant, ada, BroadcastId(Uuid::now_v7())).await, None);
}

pub async fn lp12_of_many_operations_each_has_its_outcome(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let stored = scene.recorded(1, opens(1));
    let (actor, stored_id) = (scene.ada.id, stored.broadcast_id);
    scene.append(stored).await.expect("stored");
    let mut ids: Vec<_> = (0..2_000).map(|_| BroadcastId(Uuid::now_v7())).collect();
    ids.extend([stored_id, stored_id]);
    let outcomes = scene.store.outcomes(&scene.tenant, actor, &ids).await.expect("read");
    assert_eq!(outcomes.len(), 2_001, "each once");
    let known: Vec<_> = outcomes.iter().filter(|outcome| outcome.seq.is_some()).collect();
    let expected = Outcome { broadcast_id: stored_id, seq: Some(Seq(1)), is_held: false };
    assert_eq!(known, [&expected]);
    assert!(!outcomes.iter().any(|outcome| outcome.is_held));
    let others = scene.store.outcomes(&scene.tenant, scene.bob.id, &[stored_id]).await;
    assert_eq!(others.expect("read")[0].seq, None, "another person's");
    assert_eq!(scene.store.outcomes(&scene.tenant, actor, &[]).await.expect("read"), []);
}

pub async fn lp3_a_known_operation_makes_no_event(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let first = scene.recorded(1, opens(1));
    scene.append(first.clone()).await.expect("stored");
    let again = Recorded { seq: Seq(2), event: opens(2), ..first.clone() };
    assert!(matches!(scene.append(again.clone()).await, Err(AppendError::Known)));
    let elsewhere = scene.other_image().await;
    let again = Recorded { seq: Seq(1), ..again };
    assert!(matches!(elsewhere.append(again).await, Err(AppendError::Known)), "on any image");
    scene.store.close().await;
    let store = backend.open().await;
    let again = Recorded { seq: Seq(2), ..first };
    let refused = append(&*store, scene.order(again)).await;
    assert!(matches!(refused, Err(AppendError::Known)), "after reopening too");
    assert_eq!(head(&*store, scene.image).await, Seq(1));
    assert_eq!(head(&*store, elsewhere.image).await, Seq(0));
}

async fn head(store: &dyn Store, image: ImageId) -> Seq {
    let tail = store.tail(image, Seq(0), 10).await.expect("read").expect("there");
    assert_eq!(tail.events.last().map(|e| e.seq).unwrap_or_default(), tail.head);
    let board = store.board(image).await.expect("read").expect("there");
    assert_eq!(board.seq, tail.head);
    tail.head
}

pub async fn two_actors_may_use_the_same_broadcast_id(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let ada = scene.recorded(1, opens(1));
    let by = Author { ..scene.bob.clone() };
    let bob = Recorded { seq: Seq(2), by, event: opens(2), ..ada.clone() };
    scene.append(ada.clone()).await.expect("stored");
    scene.append(bob).await.expect("stored");
    let other = new_tenant(&scene.store, "other").await;
    let image = crate::common::store::new_image(&scene.store, &other, scene.ada.id).await.id;
    let order = Append { tenant: other, image, recorded: ada, request: [8; 32] };
    append(&*scene.store, order).await.expect("another tenant's");
    assert_eq!(head(&*scene.store, scene.image).await, Seq(2));
    assert_eq!(head(&*scene.store, image).await, Seq(1));
}
