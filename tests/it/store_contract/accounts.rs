//! Accounts, sessions of a person, password links, and the end of an account.

use crate::common::store::{Backend, NOW, Scene, chat_id, comment_id, comments, new_person, opens};
use futures::future::join;
use image_chat::model::{
    Change, CommentBody, DisplayName, Email, Emoji, Event, NewComment, Recorded, Role, Seq,
    Timestamp, UserId,
};
use image_chat::server::store::{Account, Digest, NewSession, Store};
use image_chat::texts::Locale;
use std::sync::Arc;
use uuid::Uuid;

const LATER: Timestamp = Timestamp(NOW.0 + 1_000);

fn account(user: UserId, email: &str) -> Account {
    let email = Email::new(email).expect("valid");
    Account { user, email, password: Some("$argon2id$…".into()) }
}

async fn session(store: &Arc<dyn Store>, user: UserId, token: Digest, expires_at: Timestamp) {
    let (id, device, address) = (Uuid::now_v7(), Some("Firefox".into()), Some("::1".into()));
    let new = NewSession { id, token, user, device, address, created_at: NOW, expires_at };
    store.people().create_session(&new).await.expect("stored");
}

/// The digests of a person's sessions, as they are listed.
async fn listed(store: &Arc<dyn Store>, user: UserId, now: Timestamp) -> Vec<u8> {
    let sessions = store.accounts().sessions(user, now).await.expect("read");
    sessions.iter().map(|session| session.token[0]).collect()
}

pub async fn an_address_is_one_account_and_a_person_has_one(backend: &impl Backend) {
    let store = backend.open().await;
    let (ada, bob) = (new_person(&store, "Ada").await.id, new_person(&store, "Bob").await.id);
    let accounts = store.accounts();
    let adas = account(ada, "ada@example.org");
    assert!(accounts.create_account(&adas, NOW).await.expect("stored"));
    assert!(!accounts.create_account(&account(bob, "ADA@example.org"), NOW).await.expect("asked"));
    assert!(
        !accounts.create_account(&account(ada, "other@example.org"), NOW).await.expect("asked")
    );
    assert!(accounts.create_account(&account(bob, "bob@example.org"), NOW).await.expect("stored"));
    assert_eq!(accounts.account(&adas.email).await.expect("read"), Some(adas.clone()));
    assert_eq!(accounts.account_of(ada).await.expect("read"), Some(adas.clone()));
    let nobody = Email::new("nobody@example.org").expect("valid");
    assert_eq!(accounts.account(&nobody).await.expect("read"), None);
    accounts.set_password(ada, "another").await.expect("stored");
    let changed = accounts.account_of(ada).await.expect("read").expect("there");
    assert_eq!(changed, Account { password: Some("another".into()), ..adas });
}

pub async fn a_person_with_an_account_is_signed_in(backend: &impl Backend) {
    let store = backend.open().await;
    let ada = new_person(&store, "Ada").await.id;
    session(&store, ada, [1; 32], LATER).await;
    let is_signed_in = || async {
        let owner = store.people().session_owner(&[1; 32], NOW).await.expect("read");
        owner.expect("a session").is_signed_in
    };
    assert!(!is_signed_in().await);
    store.accounts().create_account(&account(ada, "ada@example.org"), NOW).await.expect("stored");
    assert!(is_signed_in().await);
}

pub async fn sessions_of_a_person_are_listed_and_ended(backend: &impl Backend) {
    let store = backend.open().await;
    let (ada, bob) = (new_person(&store, "Ada").await.id, new_person(&store, "Bob").await.id);
    for token in 1..=4 {
        session(&store, ada, [token; 32], LATER).await;
    }
    session(&store, bob, [9; 32], LATER).await;
    let accounts = store.accounts();
    let seen = Timestamp(NOW.0 + 5);
    let (there, here) = ([203, 0, 113, 7].into(), [198, 51, 100, 1].into());
    accounts.session_seen(&[3; 32], there, seen).await.expect("stored");
    let earlier = accounts.session_seen(&[3; 32], here, NOW).await;
    earlier.expect("an earlier moment changes nothing");
    let last = store.moderation().last_address(ada).await.expect("read");
    assert_eq!(last, Some(there), "where they came from last");
    assert_eq!(listed(&store, ada, NOW).await[0], 3, "the last seen first");
    let all = accounts.sessions(ada, NOW).await.expect("read");
    assert_eq!((all[0].seen_at, all[1].seen_at, all[0].created_at), (seen, NOW, NOW));
    assert_eq!(all[0].device.as_deref(), Some("Firefox"));
    let of_bob = accounts.sessions(bob, NOW).await.expect("read")[0].id;
    let before = store.tenancy().access_revision().await.expect("read");
    assert_eq!(accounts.end_session_of(ada, of_bob).await.expect("asked"), None, "someone else's");
    assert_eq!(store.tenancy().access_revision().await.expect("read"), before, "nothing happened");
    accounts.end_session_of(ada, all[0].id).await.expect("ended");
    assert_ne!(store.tenancy().access_revision().await.expect("read"), before, "LP23");
    assert_eq!(listed(&store, ada, NOW).await.len(), 3);
    accounts.end_sessions(ada, Some(&[2; 32])).await.expect("ended");
    assert_eq!(listed(&store, ada, NOW).await, [2]);
    accounts.end_sessions(ada, None).await.expect("ended");
    assert!(listed(&store, ada, NOW).await.is_empty());
    assert_eq!(listed(&store, bob, NOW).await, [9], "nobody else's");
    assert!(listed(&store, bob, LATER).await.is_empty(), "expired");
}

pub async fn a_password_link_is_good_once_and_the_last_one_only(backend: &impl Backend) {
    let store = backend.open().await;
    let ada = new_person(&store, "Ada").await.id;
    let adas = account(ada, "ada@example.org");
    let accounts = store.accounts();
    accounts.create_account(&adas, NOW).await.expect("stored");
    session(&store, ada, [1; 32], LATER).await;
    accounts.create_reset(&[5; 32], ada, LATER).await.expect("stored");
    accounts.create_reset(&[6; 32], ada, LATER).await.expect("stored");
    let of =
        |digest: u8, now| async move { accounts.reset_of(&[digest; 32], now).await.expect("read") };
    assert_eq!(of(5, NOW).await, None, "void since the next one");
    assert_eq!(of(6, LATER).await, None, "expired");
    assert_eq!(of(6, NOW).await, Some(adas.clone()));
    assert!(accounts.replace_password(&[6; 32], ada, "new").await.expect("stored"));
    assert!(!accounts.replace_password(&[6; 32], ada, "newer").await.expect("asked"), "used up");
    assert_eq!(of(6, NOW).await, None);
    let password = accounts.account_of(ada).await.expect("read").expect("there").password;
    assert_eq!(password.as_deref(), Some("new"));
    assert!(listed(&store, ada, NOW).await.is_empty(), "signed out everywhere");
}

pub async fn what_expired_is_forgotten(backend: &impl Backend) {
    let store = backend.open().await;
    let ada = new_person(&store, "Ada").await.id;
    let accounts = store.accounts();
    accounts.create_account(&account(ada, "ada@example.org"), NOW).await.expect("stored");
    session(&store, ada, [1; 32], NOW).await;
    session(&store, ada, [2; 32], LATER).await;
    accounts.create_reset(&[3; 32], ada, NOW).await.expect("stored");
    assert_eq!(accounts.forget_expired(NOW).await.expect("done"), 2);
    assert_eq!(accounts.forget_expired(NOW).await.expect("done"), 0);
    assert_eq!(listed(&store, ada, Timestamp(0)).await, [2]);
}

pub async fn two_administrators_cannot_both_delete_their_accounts(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let (accounts, tenancy) = (scene.store.accounts(), scene.store.tenancy());
    let name = DisplayName::new("Deleted person").expect("valid");
    let people = [scene.ada.id, scene.bob.id];
    for user in people {
        let role = Some(Role::Administrator);
        tenancy.set_role(&scene.tenant, user, role, NOW).await.expect("stored");
    }
    session(&scene.store, scene.bob.id, [2; 32], LATER).await;
    let left = join(accounts.leave(people[0], &name), accounts.leave(people[1], &name)).await;
    let left = [left.0.expect("asked"), left.1.expect("asked")];
    assert_eq!(left.iter().filter(|left| **left).count(), 1, "{left:?}");
    let stays = if left[0] { scene.bob.clone() } else { scene.ada.clone() };
    let role = tenancy.role(&scene.tenant, stays.id).await.expect("read");
    assert_eq!(role, Some(Role::Administrator));
    let user = scene.store.people().user(stays.id).await.expect("read").expect("there");
    assert_eq!(user.name, Some(stays.name), "nothing of theirs has changed");
    let sessions = listed(&scene.store, scene.bob.id, NOW).await;
    assert_eq!(sessions.len(), usize::from(left[0]));
}

pub async fn an_account_remembers_what_enter_does(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let (accounts, ada) = (scene.store.accounts(), scene.ada.id);
    assert_eq!(accounts.enter_breaks(ada).await.expect("read"), None, "a guest");
    assert!(!accounts.set_enter_breaks(ada, true).await.expect("no account"));
    accounts.create_account(&account(ada, "ada@example.org"), NOW).await.expect("stored");
    for breaks in [false, true, false] {
        assert!(accounts.set_enter_breaks(ada, breaks).await.expect("stored"));
        assert_eq!(accounts.enter_breaks(ada).await.expect("read"), Some(breaks));
    }
}

/// Bob mentions Ada and edits that; Ada reacts.
async fn name_within_comments(scene: &Scene) {
    let (ada, at) = (scene.ada.id, chat_id(1));
    let body = CommentBody::new(&format!("Hi @[Ada](person:{ada})!")).expect("a text");
    let html = Some(format!("<p>Hi <span data-person=\"{ada}\">@Ada</span>!</p>"));
    let comment = NewComment { id: comment_id(8), parent_id: None, body, html };
    let emoji = Emoji::new("👍").expect("an emoji");
    let changes = [
        (scene.bob.clone(), Change::CommentAdded { comment: comment.clone() }),
        (scene.bob.clone(), Change::CommentEdited { comment }),
        (scene.ada.clone(), Change::ReactionAdded { comment_id: comment_id(8), emoji }),
    ];
    for (seq, (by, change)) in (8..).zip(changes) {
        let event = Event::ImageChatUpdated { chat_id: at, change };
        let recorded = Recorded { by, ..scene.recorded(seq, event) };
        scene.append(recorded).await.expect("stored");
    }
}

pub async fn a_deleted_person_leaves_no_name(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let (store, ada, bob) = (&scene.store, scene.ada.id, scene.bob.id);
    store.accounts().create_account(&account(ada, "ada@example.org"), NOW).await.expect("stored");
    store.tenancy().set_role(&scene.tenant, ada, Some(Role::Moderator), NOW).await.expect("stored");
    session(store, ada, [1; 32], LATER).await;
    store.people().set_language(ada, Some(Locale::Da)).await.expect("stored");
    let resolved = Event::ImageChatUpdated { chat_id: chat_id(1), change: Change::Resolved };
    for (seq, event) in (1..).zip([opens(1), comments(1, 2), resolved, opens(3)]) {
        scene.add(seq, event).await.expect("stored");
    }
    // An event that brings something back has everyone's name in it.
    let back = scene.board().await.chat(chat_id(3)).expect("there").as_ref().clone();
    scene.add(5, Event::DeletedImageChat { chat_id: chat_id(3) }).await.expect("stored");
    let back =
        Event::ImageChatUpdated { chat_id: chat_id(3), change: Change::Restored { chat: back } };
    let mut bobs = [scene.recorded(6, comments(1, 7)), scene.recorded(7, back)];
    bobs.iter_mut().for_each(|event| event.by = scene.bob.clone());
    for event in bobs {
        scene.append(event).await.expect("stored");
    }
    name_within_comments(&scene).await;
    let untouched = scene.other_image().await;

    let name = DisplayName::new("Deleted person").expect("valid");
    let accounts = store.accounts();
    assert!(accounts.leave(ada, &name).await.expect("left"));
    let images = accounts.shown_on(ada, &name).await.expect("read");
    assert_eq!(images, [scene.image], "and not {}", untouched.image);
    accounts.anonymise(scene.image, ada, &name, LATER).await.expect("stored");
    assert!(accounts.shown_on(ada, &name).await.expect("read").is_empty());
    accounts.delete_account(ada, &name).await.expect("deleted");
    let board = scene.board().await;
    let chat = board.chat(chat_id(1)).expect("there");
    assert_eq!(chat.by.name, name);
    assert_eq!(chat.resolved.as_ref().expect("settled").by.name, name);
    let names: Vec<_> = chat.comments.iter().map(|comment| comment.by.name.as_str()).collect();
    assert_eq!(names, ["Deleted person", "Deleted person", "Bob", "Bob"]);
    let last = chat.comments.last().expect("a comment");
    assert_eq!(last.reactions[0].by.name, name);
    assert_eq!(last.body.as_str(), format!("Hi @[Deleted person](person:{ada})!"));
    let html = last.html.as_deref().expect("html");
    assert!(
        html.contains(&format!("<span data-person=\"{ada}\">@Deleted person</span>")),
        "{html}"
    );
    let versions = store.versions().versions(scene.image, comment_id(8)).await.expect("read");
    assert_eq!(versions[0].body, last.body.as_str(), "{versions:?}");
    let text = format!("{board:?}{:?}", scene.log().await);
    assert!(!text.contains("Ada"), "in what is deleted, and in the log: {text}");
    let log: Vec<_> = scene.log().await.iter().map(|event| event.by.id == bob).collect();
    let of_bob = [false, false, false, false, false, true, true, true, true, false, false];
    assert_eq!(log, of_bob, "whose it was is kept apart");
    let tail = store.told(scene.image, Seq(1), 100).await.expect("read").expect("there");
    assert_eq!(
        (tail.restated, tail.head),
        (Seq(11), Seq(11)),
        "who has the name is told to reload"
    );
    assert_eq!(store.accounts().account_of(ada).await.expect("read"), None);
    assert_eq!(store.people().user(ada).await.expect("read").expect("a row").name, Some(name));
    assert_eq!(store.tenancy().role(&scene.tenant, ada).await.expect("read"), None);
    assert!(listed(store, ada, NOW).await.is_empty());
    session(store, ada, [3; 32], LATER).await;
    let owner = store.people().session_owner(&[3; 32], NOW).await.expect("read");
    assert_eq!(owner.expect("a session").language, None, "nor a language");
    let again = Account { user: bob, ..account(bob, "ada@example.org") };
    assert!(store.accounts().create_account(&again, NOW).await.expect("stored"), "free again");
}
