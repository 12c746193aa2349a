//! Secrets of tenants, people that other sites vouch for, used-up payloads.

use crate::common::store::{Backend, NOW, new_person, new_tenant};
use image_chat::model::{DisplayName, Timestamp, UserId};
use image_chat::server::store::{Identity, NewSession, User};
use uuid::Uuid;

fn at(ms: i64) -> Timestamp {
    Timestamp(NOW.0 + ms)
}

fn new_user(name: &str) -> User {
    User { id: UserId(Uuid::now_v7()), name: Some(DisplayName::new(name).expect("valid")) }
}

pub async fn two_secrets_are_active_while_one_takes_over(backend: &impl Backend) {
    let store = backend.open().await;
    let (demo, other) = (new_tenant(&store, "demo").await, new_tenant(&store, "other").await);
    let tenancy = store.tenancy();
    let secrets = |tenant, now| async move { tenancy.secrets(tenant, now).await.expect("read") };
    assert_eq!(secrets(&demo, NOW).await, [""; 0], "none before the first");
    tenancy.rotate_secret(&other, "o", NOW, at(100)).await.expect("stored");
    tenancy.rotate_secret(&demo, "a", NOW, at(100)).await.expect("stored");
    assert_eq!(secrets(&demo, at(1_000)).await, ["a"], "the newest has no end");
    tenancy.rotate_secret(&demo, "b", at(1_000), at(1_100)).await.expect("stored");
    assert_eq!(secrets(&demo, at(1_099)).await, ["b", "a"]);
    assert_eq!(secrets(&demo, at(1_100)).await, ["b"], "the old one has ended");
    tenancy.rotate_secret(&demo, "c", at(1_050), at(9_000)).await.expect("stored");
    assert_eq!(secrets(&demo, at(1_060)).await, ["c", "b"], "older ones go at once");
    tenancy.rotate_secret(&demo, "d", at(1_060), at(1_060)).await.expect("stored");
    assert_eq!(secrets(&demo, at(1_060)).await, ["d"], "a leaked one goes at once");
    assert_eq!(secrets(&other, at(1_060)).await, ["o"], "another tenant's stay");
    let nobody = image_chat::model::TenantId::new("nobody").expect("valid");
    assert!(tenancy.rotate_secret(&nobody, "x", NOW, NOW).await.is_err(), "no such tenant");
}

pub async fn an_identity_is_one_person(backend: &impl Backend) {
    let store = backend.open().await;
    let (demo, other) = (new_tenant(&store, "demo").await, new_tenant(&store, "other").await);
    let identities = store.identities();
    let (here, there) = (Identity::of_tenant(&demo, "7"), Identity::of_tenant(&other, "7"));
    assert_eq!(identities.identified(&here).await.expect("read"), None);
    let (ada, bob) = (new_user("Ada"), new_user("Bob"));
    assert_eq!(identities.identify(&here, &ada, None, NOW).await.expect("stored"), ada);
    assert_eq!(identities.identify(&here, &bob, None, NOW).await.expect("read"), ada);
    assert_eq!(store.people().user(bob.id).await.expect("read"), None, "nobody is left over");
    assert_eq!(identities.identify(&there, &bob, None, NOW).await.expect("stored"), bob);
    let vouched =
        |tenant, user| async move { identities.is_sso_user(tenant, user).await.expect("read") };
    assert!(vouched(&demo, ada.id).await && vouched(&other, bob.id).await);
    assert!(!vouched(&other, ada.id).await, "one tenant's site says nothing to another");
}

pub async fn two_at_once_make_one_person(backend: &impl Backend) {
    let store = backend.open().await;
    let demo = new_tenant(&store, "demo").await;
    let identity = Identity::of_tenant(&demo, "7");
    let attempts = (0..8).map(|n| {
        let (store, identity) = (&store, &identity);
        async move {
            let new = new_user(&format!("Ada {n}"));
            store.identities().identify(identity, &new, None, NOW).await.expect("stored").id
        }
    });
    let ids = futures::future::join_all(attempts).await;
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

pub async fn an_address_is_one_account(backend: &impl Backend) {
    let store = backend.open().await;
    let identities = store.identities();
    let (ada, bob) = (new_user("Ada"), new_user("Bob"));
    let (first, second) = (Identity::of_issuer("i", "1"), Identity::of_issuer("i", "2"));
    let email = Some("ada@example.org");
    identities.identify(&first, &ada, email, NOW).await.expect("stored");
    identities.identify(&second, &bob, email, NOW).await.expect("stored");
    let owner = identities.account_of("ada@example.org").await.expect("read");
    assert_eq!(owner, Some(ada.id), "the address stays the first one's");
    assert!(identities.has_account(ada.id).await.expect("read"));
    assert!(!identities.has_account(bob.id).await.expect("read"));
    let eve = new_person(&store, "Eve").await;
    identities.link(&Identity::of_issuer("i", "3"), eve.id).await.expect("stored");
    identities.link(&first, eve.id).await.expect("nothing happens");
    let found = identities.identified(&Identity::of_issuer("i", "3")).await.expect("read");
    assert_eq!(found.map(|user| user.id), Some(eve.id));
    assert_eq!(identities.identified(&first).await.expect("read"), Some(ada));
}

/// Whom a tenant's site vouches for has no account: elsewhere they are guests.
pub async fn only_a_provider_of_the_whole_server_signs_in_everywhere(backend: &impl Backend) {
    let store = backend.open().await;
    let demo = new_tenant(&store, "demo").await;
    let cases = [(Identity::of_tenant(&demo, "7"), false), (Identity::of_issuer("i", "7"), true)];
    for (n, (identity, everywhere)) in cases.into_iter().enumerate() {
        let user = new_user("Ada");
        store.identities().identify(&identity, &user, None, NOW).await.expect("stored");
        let token = [n as u8; 32];
        let session = NewSession {
            id: Uuid::now_v7(),
            token,
            user: user.id,
            device: None,
            address: None,
            created_at: NOW,
            expires_at: at(1),
        };
        store.people().create_session(&session).await.expect("stored");
        let owner = store.people().session_owner(&token, NOW).await.expect("read");
        assert_eq!(owner.map(|owner| owner.is_signed_in), Some(everywhere), "{identity:?}");
    }
}

pub async fn a_payload_is_used_up_once(backend: &impl Backend) {
    let store = backend.open().await;
    let (demo, other) = (new_tenant(&store, "demo").await, new_tenant(&store, "other").await);
    let identities = store.identities();
    let spend = |tenant, payload: [u8; 32]| async move {
        identities.consume_payload(tenant, &payload, at(100)).await.expect("stored")
    };
    assert!(spend(&demo, [1; 32]).await);
    assert!(!spend(&demo, [1; 32]).await, "twice");
    assert!(spend(&demo, [2; 32]).await && spend(&other, [1; 32]).await);
    assert_eq!(identities.forget_consumed_payloads(at(99)).await.expect("stored"), 0);
    assert!(!spend(&demo, [1; 32]).await, "known as long as it would be accepted");
    assert_eq!(identities.forget_consumed_payloads(at(100)).await.expect("stored"), 3);
}

pub async fn what_was_signed_later_counts(backend: &impl Backend) {
    let store = backend.open().await;
    let tenant = new_tenant(&store, "demo").await;
    let identities = store.identities();
    let (ada, bob) = (Identity::of_tenant(&tenant, "7"), Identity::of_tenant(&tenant, "8"));
    for identity in [&ada, &bob] {
        identities.identify(identity, &new_user("A person"), None, NOW).await.expect("stored");
    }
    for (identity, signed_at, is_newest) in [
        (&ada, at(1), true),
        (&ada, at(3), true),
        (&ada, at(2), false),
        (&ada, at(3), true),
        (&bob, at(2), true),
    ] {
        let answer = identities.is_newest(identity, signed_at).await.expect("stored");
        assert_eq!(answer, is_newest, "{} at {signed_at:?}", identity.subject);
    }
}
