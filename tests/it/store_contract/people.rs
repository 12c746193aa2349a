//! Tenants, people, sessions, images.

use crate::common::store::{Backend, NOW, Scene, image_record, new_person, new_tenant, opens};
use image_chat::model::{DisplayName, ImageId, Settings, TenantId, Timestamp, UserId};
use image_chat::server::store::{Append, AppendError, Digest, NewSession, Store, Tenant, User};
use image_chat::texts::Locale;
use std::sync::Arc;
use uuid::Uuid;

/// A session that began at [`NOW`].
fn session(token: Digest, user: UserId, expires_at: Timestamp) -> NewSession {
    let (id, created_at) = (Uuid::now_v7(), NOW);
    NewSession { id, token, user, device: None, address: None, created_at, expires_at }
}

async fn owner(store: &Arc<dyn Store>, token: Digest, now: Timestamp) -> Option<User> {
    let owner = store.people().session_owner(&token, now).await.expect("read");
    owner.map(|owner| owner.user)
}

pub async fn tenants_have_one_name_each(backend: &impl Backend) {
    let store = backend.open().await;
    let id = TenantId::new("demo").expect("valid");
    assert_eq!(store.tenancy().tenant(&id).await.expect("read"), None);
    let tenant = Tenant { id: id.clone(), name: "Demo".into(), settings: Settings::default() };
    assert!(store.tenancy().create_tenant(&tenant, NOW).await.expect("stored"));
    let other = Tenant { name: "Other".into(), ..tenant.clone() };
    assert!(!store.tenancy().create_tenant(&other, NOW).await.expect("answered"), "taken");
    assert_eq!(store.tenancy().tenant(&id).await.expect("read"), Some(tenant));
}

pub async fn people_may_have_no_name_yet(backend: &impl Backend) {
    let store = backend.open().await;
    let guest = User { id: UserId(Uuid::now_v7()), name: None };
    store.people().create_user(&guest, NOW).await.expect("stored");
    assert!(store.people().create_user(&guest, NOW).await.is_err(), "one person is one person");
    let (now, later) = (NOW, Timestamp(NOW.0 + 1));
    store.people().create_session(&session([1; 32], guest.id, later)).await.expect("stored");
    assert_eq!(owner(&store, [1; 32], now).await, Some(guest.clone()));
    let name = DisplayName::new("Zoë 😀").expect("valid");
    store.people().rename_user(guest.id, &name).await.expect("stored");
    let named = User { name: Some(name), ..guest };
    assert_eq!(owner(&store, [1; 32], now).await, Some(named));
}

pub async fn a_language_goes_with_its_person(backend: &impl Backend) {
    let store = backend.open().await;
    let (ada, bob) = (new_person(&store, "Ada").await, new_person(&store, "Bob").await);
    let later = Timestamp(NOW.0 + 1);
    for (token, user) in [(1, ada.id), (2, ada.id), (3, bob.id)] {
        store.people().create_session(&session([token; 32], user, later)).await.expect("stored");
    }
    let language = async |token: u8| {
        let owner = store.people().session_owner(&[token; 32], NOW).await.expect("read");
        owner.expect("a session").language
    };
    assert_eq!(language(1).await, None, "that of the browser");
    for chosen in Locale::ALL.map(Some).into_iter().chain([None]) {
        store.people().set_language(ada.id, chosen).await.expect("stored");
        assert_eq!((language(1).await, language(2).await), (chosen, chosen), "in each session");
        assert_eq!(language(3).await, None, "nobody else's");
    }
}

pub async fn sessions_expire(backend: &impl Backend) {
    let store = backend.open().await;
    let ada = new_person(&store, "Ada").await;
    let expires = Timestamp(NOW.0 + 1_000);
    store.people().create_session(&session([1; 32], ada.id, expires)).await.expect("stored");
    let at = |moment| {
        let store = &store;
        async move { owner(store, [1; 32], Timestamp(moment)).await }
    };
    assert_eq!(at(NOW.0).await.map(|user| user.id), Some(ada.id));
    assert_eq!(at(expires.0 - 1).await.map(|user| user.id), Some(ada.id));
    assert_eq!(at(expires.0).await, None, "expired");
    assert_eq!(owner(&store, [2; 32], NOW).await, None, "no such session");
    let nobody = UserId(Uuid::now_v7());
    assert!(store.people().create_session(&session([3; 32], nobody, expires)).await.is_err());
    assert!(
        store.people().create_session(&session([1; 32], ada.id, expires)).await.is_err(),
        "taken"
    );
}

pub async fn tenants_are_separate(backend: &impl Backend) {
    let scene = Scene::new(backend.open().await).await;
    let store = &scene.store;
    let other = new_tenant(store, "other").await;
    let first = image_record(&scene.tenant, scene.ada.id, "front");
    assert!(store.create_image(&first).await.expect("stored"));
    let again = image_record(&scene.tenant, scene.ada.id, "front");
    assert!(!store.create_image(&again).await.expect("answered"), "the address is taken");
    assert_eq!(store.image(again.id).await.expect("read"), None);
    let second = image_record(&other, scene.ada.id, "front");
    assert!(store.create_image(&second).await.expect("stored"), "but not the other tenant's");
    let by_url =
        |tenant| async move { store.image_by_url_id(tenant, "front").await.expect("read") };
    assert_eq!(by_url(&scene.tenant).await.as_ref(), Some(&first));
    assert_eq!(by_url(&other).await.as_ref(), Some(&second));
    assert_eq!(store.image(first.id).await.expect("read"), Some(first.clone()));
    assert_eq!(store.image(ImageId(Uuid::now_v7())).await.expect("read"), None);
    let foreign = Append { tenant: other, ..scene.order(scene.recorded(1, opens(1))) };
    let refused = crate::common::store::append(&**store, foreign).await;
    assert!(matches!(refused, Err(AppendError::Conflict)), "a foreign image: {refused:?}");
    let nobodys = image_record(&TenantId::new("nobody").expect("valid"), scene.ada.id, "front");
    assert!(store.create_image(&nobodys).await.is_err(), "no such tenant");
}
