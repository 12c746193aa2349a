//! Flags, reviews, held operations, what was deleted, bans, ways to take things back.

use crate::common::store::{Backend, NOW, Scene, chat_id, comment_id, comments, new_tenant, opens};
use image_chat::model::{
    BroadcastId, Change, ChatId, Command, CommentBody, CommentId, Event, Timestamp, UserId,
};
use image_chat::protocol::live::Outcome;
use image_chat::protocol::moderation::{Item, Kind, QueueFilter};
use image_chat::server::store::{
    Ban, Banned, Flag, Flagged, FlagsAre, Held, HeldState, Review, Verdict,
};
use std::net::IpAddr;
use uuid::Uuid;

fn at(ms: i64) -> Timestamp {
    Timestamp(NOW.0 + ms)
}

/// A scene with one discussion of two comments, 1 and 2.
async fn talked(backend: &impl Backend) -> (Scene, ChatId, CommentId) {
    let scene = Scene::new(backend.open().await).await;
    scene.add(1, opens(1)).await.expect("stored");
    scene.add(2, comments(1, 2)).await.expect("stored");
    (scene, chat_id(1), comment_id(2))
}

fn flag(scene: &Scene, user: UserId, ms: i64) -> Flag {
    Flag {
        tenant: scene.tenant.clone(),
        image: scene.image,
        chat: chat_id(1),
        comment: comment_id(2),
        user,
        reason: "rude".into(),
        at: at(ms),
    }
}

async fn queue(scene: &Scene) -> Vec<(Item, Kind, u32)> {
    let filter = QueueFilter::default();
    let cases = scene.store.moderation().queue(&scene.tenant, &filter, 100).await.expect("read");
    let waiting = scene.store.moderation().waiting(&scene.tenant).await.expect("read");
    assert_eq!(cases.len(), waiting as usize, "the count is of what is listed");
    cases.into_iter().map(|case| (case.item, case.kind, case.flags)).collect()
}

pub async fn one_flag_counts_for_each_person(backend: &impl Backend) {
    let (scene, _, comment) = talked(backend).await;
    let moderation = scene.store.moderation();
    let (ada, bob) = (scene.ada.id, scene.bob.id);
    let people = |people| Flagged { people, is_approved: false };
    for (user, expected) in [(ada, 1), (ada, 1), (bob, 2)] {
        let standing = moderation.flag(&flag(&scene, user, 1)).await.expect("stored");
        assert_eq!(standing, people(expected));
    }
    assert_eq!(queue(&scene).await, [(Item::Comment(comment), Kind::Flagged, 2)]);
    let other = new_tenant(&scene.store, "other").await;
    assert_eq!(moderation.waiting(&other).await.expect("read"), 0);
}

pub async fn an_approval_is_of_the_text_as_it_was(backend: &impl Backend) {
    let (scene, chat_id, comment) = talked(backend).await;
    let moderation = scene.store.moderation();
    let ada = scene.ada.id;
    moderation.flag(&flag(&scene, ada, 1)).await.expect("stored");
    let review = Some((Review::Approved, at(2)));
    let verdict = Verdict { review, flags: FlagsAre::Seen(at(2)) };
    moderation.judge(&scene.tenant, comment, verdict).await.expect("stored");
    assert_eq!(moderation.review(&scene.tenant, comment).await.expect("read"), review);
    assert_eq!(queue(&scene).await, []);
    let again = moderation.flag(&flag(&scene, ada, 3)).await.expect("stored");
    assert_eq!(again, Flagged { people: 0, is_approved: true }, "it was looked at");
    let edited = image_chat::model::NewComment {
        id: comment,
        parent_id: None,
        body: CommentBody::new("worse").expect("a text"),
        html: None,
    };
    let change = Change::CommentEdited { comment: edited };
    let mut recorded = scene.recorded(3, Event::ImageChatUpdated { chat_id, change });
    recorded.at = at(4);
    scene.append(recorded).await.expect("stored");
    let again = moderation.flag(&flag(&scene, ada, 5)).await.expect("stored");
    assert_eq!(again, Flagged { people: 1, is_approved: false }, "another text");
    let back = Verdict { review: None, flags: FlagsAre::Unseen(at(2)) };
    moderation.judge(&scene.tenant, comment, back).await.expect("stored");
    assert_eq!(moderation.review(&scene.tenant, comment).await.expect("read"), None);
}

pub async fn what_is_hidden_waits_and_what_is_deleted_does_not(backend: &impl Backend) {
    let (scene, chat_id, comment) = talked(backend).await;
    let moderation = scene.store.moderation();
    moderation.flag(&flag(&scene, scene.bob.id, 1)).await.expect("stored");
    let change = Change::CommentDeleted { comment_id: comment };
    scene.add(3, Event::ImageChatUpdated { chat_id, change }).await.expect("stored");
    assert_eq!(queue(&scene).await, [], "someone deleted it");
    let all = QueueFilter::default();
    let deleted = moderation.deleted(&scene.tenant, &all, 10).await.expect("read");
    assert_eq!(deleted.iter().map(|d| d.item).collect::<Vec<_>>(), [Item::Comment(comment)]);
    let hidden = Verdict { review: Some((Review::Hidden, at(2))), flags: FlagsAre::Kept };
    moderation.judge(&scene.tenant, comment, hidden).await.expect("stored");
    assert_eq!(queue(&scene).await, [(Item::Comment(comment), Kind::Hidden, 1)]);
    let deleted = moderation.deleted(&scene.tenant, &all, 10).await.expect("read");
    assert_eq!(deleted, [], "it is in the queue");
}

pub async fn a_held_operation_is_kept_once_and_settled_once(backend: &impl Backend) {
    let (scene, chat_id, _) = talked(backend).await;
    let moderation = scene.store.moderation();
    let body = CommentBody::new("drat").expect("a text");
    let held = Held {
        id: Uuid::now_v7(),
        tenant: scene.tenant.clone(),
        image: scene.image,
        by: scene.ada.clone(),
        broadcast_id: BroadcastId(Uuid::now_v7()),
        request: [7; 32],
        command: Command::AddComment { chat_id, parent_id: None, body },
        base: None,
        words: vec!["drat".into()],
        at: at(1),
    };
    moderation.hold(&held).await.expect("stored");
    let again = Held { id: Uuid::now_v7(), ..held.clone() };
    moderation.hold(&again).await.expect("answered");
    let (tenant, actor, id) = (&scene.tenant, scene.ada.id, held.broadcast_id);
    let known = moderation.held_operation(tenant, actor, id).await.expect("read");
    assert_eq!(known.as_ref(), Some(&held));
    assert_eq!(moderation.held_operation(tenant, scene.bob.id, id).await.expect("read"), None);
    let outcomes = scene.store.outcomes(tenant, actor, &[id]).await.expect("read");
    assert_eq!(outcomes, [Outcome { broadcast_id: id, seq: None, is_held: true }]);
    assert_eq!(queue(&scene).await, [(Item::Held(held.id), Kind::Held, 0)]);
    let (waiting, approved) = (HeldState::Waiting, HeldState::Approved);
    assert!(moderation.settle_held(held.id, waiting, approved).await.expect("stored"));
    assert!(!moderation.settle_held(held.id, waiting, approved).await.expect("answered"));
    assert_eq!(queue(&scene).await, []);
    let found = moderation.held(tenant, held.id).await.expect("read");
    assert_eq!(found, Some((held.clone(), approved)));
    moderation.forget(at(2)).await.expect("stored");
    assert_eq!(moderation.held(tenant, held.id).await.expect("read"), None);
}

pub async fn held_changes_are_known_by_comment_and_person(backend: &impl Backend) {
    let (scene, chat_id, comment_id) = talked(backend).await;
    let moderation = scene.store.moderation();
    let change = |ms, text: &str| {
        let body = CommentBody::new(text).expect("a text");
        Held {
            id: Uuid::now_v7(),
            tenant: scene.tenant.clone(),
            image: scene.image,
            by: scene.ada.clone(),
            broadcast_id: BroadcastId(Uuid::now_v7()),
            request: [7; 32],
            command: Command::EditComment { chat_id, comment_id, body },
            base: Some(Held::digest_of("as it was")),
            words: vec!["drat".into()],
            at: at(ms),
        }
    };
    let (first, second) = (change(1, "drat 1"), change(2, "drat 2"));
    for held in [&first, &second] {
        moderation.hold(held).await.expect("stored");
        let found = moderation.held(&scene.tenant, held.id).await.expect("read");
        assert_eq!(found, Some((held.clone(), HeldState::Waiting)));
    }
    let waiting_of = |person| moderation.waiting_of(&scene.tenant, person);
    assert_eq!(waiting_of(scene.ada.id).await.expect("read"), 2);
    assert_eq!(waiting_of(scene.bob.id).await.expect("read"), 0);
    let was_before = |held: Held, text: &'static str| async move {
        moderation.was_held_before(&held, text).await.expect("read")
    };
    assert!(!was_before(second.clone(), "drat 1").await, "nothing was approved");
    let (waiting, approved) = (HeldState::Waiting, HeldState::Approved);
    assert!(moderation.settle_held(first.id, waiting, approved).await.expect("stored"));
    assert_eq!(waiting_of(scene.ada.id).await.expect("read"), 1);
    assert!(was_before(second.clone(), "drat 1").await);
    assert!(!was_before(second.clone(), "drat 0").await, "another text");
    assert!(!was_before(first.clone(), "drat 1").await, "itself");
    let of_bob = Held { by: scene.bob.clone(), ..second };
    assert!(!was_before(of_bob, "drat 1").await, "another person's");
}

pub async fn a_way_back_is_for_one_person_and_good_once(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let moderation = scene.store.moderation();
    let (id, ada, bob) = (Uuid::now_v7(), scene.ada.id, scene.bob.id);
    let tenant = &scene.tenant;
    moderation.keep_undo(id, (tenant, ada), at(0), "[]").await.expect("stored");
    let take = |user, since| moderation.take_undo(id, (tenant, user), at(since));
    assert_eq!(take(bob, 0).await.expect("answered"), None, "another's");
    assert_eq!(take(ada, 0).await.expect("read").as_deref(), Some("[]"));
    assert_eq!(take(ada, 0).await.expect("answered"), None, "twice");
    moderation.keep_undo(id, (tenant, ada), at(0), "[]").await.expect("stored");
    assert_eq!(take(ada, 1).await.expect("answered"), None, "too late");
}

pub async fn bans_hold_until_they_end_or_are_lifted(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let tenancy = scene.store.tenancy();
    let revision = tenancy.access_revision().await.expect("read");
    let address: IpAddr = "2001:db8::1".parse().expect("an address");
    let of = |target, ms| Ban {
        id: Uuid::now_v7(),
        tenant: scene.tenant.clone(),
        target,
        reason: "rude".into(),
        by: scene.bob.id,
        created_at: at(ms),
        expires_at: at(10),
    };
    let person = of(Banned::Person(scene.ada.id, "Ada".into()), 1);
    let place = of(Banned::Address(address), 2);
    tenancy.ban(&person).await.expect("stored");
    tenancy.ban(&place).await.expect("stored");
    assert_ne!(tenancy.access_revision().await.expect("read"), revision, "others notice");
    let bans = |ms| tenancy.bans(&scene.tenant, at(ms));
    assert_eq!(bans(9).await.expect("read"), [place.clone(), person.clone()]);
    assert_eq!(bans(10).await.expect("read"), []);
    let other = new_tenant(&scene.store, "other").await;
    assert!(!tenancy.lift_ban(&other, person.id).await.expect("answered"), "another tenant's");
    assert!(tenancy.lift_ban(&scene.tenant, person.id).await.expect("stored"));
    assert_eq!(bans(9).await.expect("read"), [place]);
    assert_eq!(tenancy.forget_bans(at(9)).await.expect("stored"), 0, "it holds still");
    assert_eq!(tenancy.forget_bans(at(10)).await.expect("stored"), 1);
    assert_eq!(bans(0).await.expect("read"), []);
}
