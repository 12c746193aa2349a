//! API keys: of one tenant, until they are revoked.

use crate::common::store::{Backend, NOW, new_tenant};
use image_chat::model::{DisplayName, Role, TenantId, Timestamp, UserId};
use image_chat::server::store::ApiKey;
use uuid::Uuid;

fn key(tenant: &TenantId, name: &str, at: i64) -> ApiKey {
    ApiKey {
        id: Uuid::now_v7(),
        tenant: tenant.clone(),
        name: DisplayName::new(name).expect("a name"),
        role: Role::Moderator,
        created_at: Timestamp(NOW.0 + at),
        created_by: None,
        expires_at: Some(Timestamp(NOW.0 + 1_000)),
        last_used_at: None,
        revoked_at: None,
    }
}

pub async fn a_key_is_found_by_its_digest_and_in_its_tenant_alone(backend: &impl Backend) {
    let store = backend.open().await;
    let (demo, other) = (new_tenant(&store, "demo").await, new_tenant(&store, "other").await);
    let (old, new) = (key(&demo, "Old", 0), key(&demo, "New", 1));
    let keys = store.api_keys();
    keys.create_api_key(&old, &[1; 32], 20).await.expect("stored");
    keys.create_api_key(&new, &[2; 32], 20).await.expect("stored");
    assert_eq!(keys.api_key(&[1; 32]).await.expect("read"), Some(old.clone()));
    assert_eq!(keys.api_key(&[3; 32]).await.expect("read"), None);
    assert_eq!(keys.api_keys(&demo).await.expect("read"), [new, old.clone()], "newest first");
    assert!(keys.api_keys(&other).await.expect("read").is_empty());
    let user = UserId(old.id);
    assert_eq!(keys.api_key_of(&demo, user).await.expect("read"), Some(old.clone()));
    assert_eq!(keys.api_key_of(&other, user).await.expect("read"), None);
    let author = store.people().user(user).await.expect("read").expect("an author");
    assert_eq!(author.name, Some(old.name.clone()), "it writes as a person");
    assert!(!old.has_expired(Timestamp(NOW.0 + 999)) && old.has_expired(Timestamp(NOW.0 + 1_000)));
}

pub async fn a_revoked_key_stays_known_by_its_digest_alone(backend: &impl Backend) {
    let store = backend.open().await;
    let (demo, other) = (new_tenant(&store, "demo").await, new_tenant(&store, "other").await);
    let key = key(&demo, "Importer", 0);
    let keys = store.api_keys();
    keys.create_api_key(&key, &[1; 32], 20).await.expect("stored");
    let revision = store.tenancy().access_revision().await.expect("read");
    assert!(!keys.revoke_api_key(&other, key.id, NOW).await.expect("answered"));
    assert_eq!(store.tenancy().access_revision().await.expect("read"), revision);
    assert!(keys.revoke_api_key(&demo, key.id, NOW).await.expect("answered"));
    assert!(!keys.revoke_api_key(&demo, key.id, NOW).await.expect("answered"), "only once");
    assert_ne!(store.tenancy().access_revision().await.expect("read"), revision);
    let known = keys.api_key(&[1; 32]).await.expect("read").expect("known");
    assert_eq!(known.revoked_at, Some(NOW));
    assert!(keys.api_keys(&demo).await.expect("read").is_empty());
    assert_eq!(keys.api_key_of(&demo, UserId(key.id)).await.expect("read"), None);
}

pub async fn the_use_of_a_key_is_recorded_now_and_then(backend: &impl Backend) {
    let store = backend.open().await;
    let demo = new_tenant(&store, "demo").await;
    let key = key(&demo, "Importer", 0);
    let keys = store.api_keys();
    keys.create_api_key(&key, &[1; 32], 20).await.expect("stored");
    let at = |seconds: i64| Timestamp(NOW.0 + seconds * 1_000);
    for (second, recorded) in [(0, 0), (59, 0), (60, 60), (61, 60)] {
        keys.api_key_used(key.id, at(second), at(second - 60)).await.expect("stored");
        let known = keys.api_key(&[1; 32]).await.expect("read").expect("known");
        assert_eq!(known.last_used_at, Some(at(recorded)), "at second {second}");
    }
}

pub async fn a_tenant_has_a_limited_number_of_valid_keys(backend: &impl Backend) {
    let store = backend.open().await;
    let (demo, other) = (new_tenant(&store, "demo").await, new_tenant(&store, "other").await);
    let keys = store.api_keys();
    // It has expired when the others are made.
    let old = key(&demo, "Old", -1_000);
    let old = ApiKey { expires_at: Some(NOW), ..old };
    assert!(keys.create_api_key(&old, &[1; 32], 2).await.expect("stored"));
    let (first, second) = (key(&demo, "First", 0), key(&demo, "Second", 1));
    assert!(keys.create_api_key(&first, &[2; 32], 2).await.expect("stored"));
    assert!(keys.create_api_key(&second, &[3; 32], 2).await.expect("stored"));
    let third = key(&demo, "Third", 2);
    assert!(!keys.create_api_key(&third, &[4; 32], 2).await.expect("answered"), "too many");
    assert_eq!(keys.api_key(&[4; 32]).await.expect("read"), None);
    assert_eq!(store.people().user(UserId(third.id)).await.expect("read"), None, "and no author");
    assert!(keys.create_api_key(&key(&other, "Theirs", 2), &[5; 32], 2).await.expect("stored"));
    assert!(keys.revoke_api_key(&demo, first.id, NOW).await.expect("stored"));
    assert!(keys.create_api_key(&third, &[4; 32], 2).await.expect("stored"));
}
