//! What is forgotten and what never is, and what tenants used.

use crate::common::store::{Backend, NOW, Scene, comments, new_tenant, opens};
use image_chat::model::{Recorded, Seq, TenantId, Timestamp};
use image_chat::server::store::{AppendError, Retention, Sent, Usage};
use uuid::Uuid;

/// Everything is old, but for so many of the last events.
fn all_but(keep_events: u32) -> Retention {
    let later = Timestamp(NOW.0 + 1_000_000);
    Retention { events_before: later, keep_events, operations_before: Timestamp(0) }
}

/// Puts so many events into the log, each a millisecond after the one before.
async fn events(scene: &Scene, count: u64) -> Vec<Recorded> {
    let at = |seq: u64| Timestamp(NOW.0 + i64::try_from(seq).expect("few"));
    let event = |seq: u64| Recorded { at: at(seq), ..scene.recorded(seq, opens(seq.into())) };
    let all: Vec<_> = (1..=count).map(event).collect();
    let answers: Vec<_> = all.iter().cloned().map(|recorded| scene.append(recorded)).collect();
    for answer in answers {
        answer.await.expect("stored");
    }
    all
}

async fn held(scene: &Scene) -> Vec<u64> {
    let tail = scene.store.tail(scene.image, Seq(0), 10_000).await.expect("read").expect("there");
    tail.events.iter().map(|recorded| recorded.seq.0).collect()
}

pub async fn lp4_the_last_events_of_an_image_stay_however_old(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let quiet = scene.other_image().await;
    events(&scene, 1_700).await;
    events(&quiet, 3).await;
    let board = scene.board().await;
    assert_eq!(scene.store.prune(&all_but(1_000)).await.expect("pruned"), 700);
    assert!(held(&scene).await.into_iter().eq(701..=1_700), "the last thousand, without a hole");
    assert_eq!(held(&quiet).await, [1, 2, 3]);
    assert_eq!(scene.board().await, board, "what is on the image does not change");
    assert_eq!(scene.store.prune(&all_but(1_000)).await.expect("pruned"), 0, "once");
    let tail = |since| scene.store.tail(scene.image, since, 10);
    assert!(!tail(Seq(699)).await.expect("read").expect("there").reaches, "LP7: a reset");
    assert!(tail(Seq(700)).await.expect("read").expect("there").reaches);
}

pub async fn lp4_young_events_stay_however_many(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    events(&scene, 1_200).await;
    let rule = Retention { events_before: Timestamp(NOW.0 + 101), ..all_but(10) };
    assert_eq!(scene.store.prune(&rule).await.expect("pruned"), 100);
    assert!(held(&scene).await.into_iter().eq(101..=1_200));
}

/// A clock that was put back: what is old then stands behind what is young.
pub async fn lp4_forgetting_makes_no_hole(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    for (seq, at) in [(1, 10), (2, 90), (3, 10), (4, 10), (5, 90)] {
        let recorded = scene.recorded(seq, opens(seq.into()));
        scene.append(Recorded { at: Timestamp(at), ..recorded }).await.expect("stored");
    }
    let rule = Retention { events_before: Timestamp(50), ..all_but(0) };
    assert_eq!(scene.store.prune(&rule).await.expect("pruned"), 1);
    assert_eq!(held(&scene).await, [2, 3, 4, 5]);
}

pub async fn lp3_operations_are_known_until_their_retention_ends(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let all = events(&scene, 600).await;
    let is_known = |n: usize| {
        let (tenant, actor, id) = (&scene.tenant, scene.ada.id, all[n].broadcast_id);
        let store = &scene.store;
        async move { store.operation(tenant, actor, id).await.expect("read").is_some() }
    };
    let operations_before = Timestamp(NOW.0 + 551);
    let rule = Retention { operations_before, ..all_but(10_000) };
    assert_eq!(scene.store.prune(&rule).await.expect("pruned"), 550);
    assert!(!is_known(0).await && !is_known(549).await);
    assert!(is_known(550).await && is_known(599).await);
    assert_eq!(held(&scene).await.len(), 600, "the log is another matter");
}

pub async fn lp28_totals_written_again_count_once(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let other = new_tenant(&scene.store, "other").await;
    let (one, two) = (Uuid::now_v7(), Uuid::now_v7());
    let usage = |hour, messages| Usage { hour, messages, bytes: 10 * messages, created: 0 };
    let save = |run, tenant, Usage { hour, messages, bytes, .. }: Usage| {
        let store = &scene.store;
        let sent = Sent { hour, messages, bytes };
        async move { store.save_sent(run, tenant, &sent).await.expect("stored") }
    };
    save(one, &scene.tenant, usage(7, 100)).await;
    save(one, &scene.tenant, usage(7, 150)).await;
    save(one, &scene.tenant, usage(7, 150)).await;
    save(two, &scene.tenant, usage(7, 30)).await;
    save(two, &scene.tenant, usage(9, 1)).await;
    save(two, &other, usage(7, 5)).await;
    let told = scene.store.usage(&scene.tenant, (7, 9)).await.expect("read");
    assert_eq!(told, [usage(7, 180)]);
    let told = scene.store.usage(&scene.tenant, (8, 10)).await.expect("read");
    assert_eq!(told, [usage(9, 1)]);
    assert_eq!(scene.store.usage(&other, (0, 100)).await.expect("read"), [usage(7, 5)]);
}

pub async fn lp28_a_marker_is_counted_if_and_only_if_it_is_stored(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let hour_of = |at: Timestamp| at.0.div_euclid(3_600_000);
    let later = Timestamp(NOW.0 + 3_600_000);
    let first = scene.recorded(1, opens(1));
    scene.append(first.clone()).await.expect("stored");
    let known = Recorded { seq: Seq(2), ..first };
    assert!(matches!(scene.append(known).await, Err(AppendError::Known)));
    assert!(matches!(scene.add(7, opens(2)).await, Err(AppendError::Conflict)));
    scene.add(2, comments(1, 9)).await.expect("stored");
    let at_once = [3, 4].map(|seq| scene.add(seq, opens(seq.into())));
    for stored in futures::future::join_all(at_once).await {
        stored.expect("stored");
    }
    let next = Recorded { at: later, ..scene.recorded(5, opens(5)) };
    scene.append(next).await.expect("stored");
    let run = Uuid::now_v7();
    let sent = Sent { hour: hour_of(NOW), messages: 4, bytes: 40 };
    scene.store.save_sent(run, &scene.tenant, &sent).await.expect("stored");
    let told = scene.store.usage(&scene.tenant, (0, i64::MAX)).await.expect("read");
    let usage = |hour, messages, created| Usage { hour, messages, bytes: 10 * messages, created };
    assert_eq!(told, [usage(hour_of(NOW), 4, 3), usage(hour_of(later), 0, 1)]);
    let nobody = TenantId::new("of-another-database").expect("a tenant id");
    scene.store.save_sent(run, &nobody, &sent).await.expect("passed over");
    scene.store.forget_usage(&scene.tenant).await.expect("forgotten");
    assert_eq!(scene.store.usage(&scene.tenant, (0, i64::MAX)).await.expect("read"), []);
}
