//! Revocation: secrets of a tenant's site, and sessions of people without an account.

use crate::cli::{done, failed, run};
use crate::common::{TestServer, fresh};
use image_chat::model::{Role, Timestamp, UserId};
use image_chat::server::clock;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::store::{Digest, Identity, NewSession, User};

/// A person of the tenant's site with a role, and a long session of theirs.
async fn of_site(server: &TestServer, subject: &str, role: Role, token: Digest) -> UserId {
    let (store, now) = (&server.state().store, clock::now());
    let (identity, user) = (Identity::of_tenant(&default_tenant_id(), subject), UserId(fresh()));
    let new = User { id: user, name: None };
    store.identities().identify(&identity, &new, None, now).await.expect("stored");
    store.tenancy().set_role(&default_tenant_id(), user, Some(role), now).await.expect("stored");
    let (id, expires_at) = (fresh(), Timestamp(now.0 + 600_000));
    let (device, address) = (None, None);
    let session = NewSession { id, token, user, device, address, created_at: now, expires_at };
    store.people().create_session(&session).await.expect("stored");
    user
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replacing_a_leaked_secret_at_once_ends_the_sessions_it_signed() {
    let server = TestServer::start().await;
    let (store, tenant) = (&server.state().store, default_tenant_id());
    let eve = of_site(&server, "eve", Role::Administrator, [1; 32]).await;
    let (identities, hers) = (store.identities(), Identity::of_tenant(&tenant, "eve"));
    let later = Timestamp(clock::now().0 + 300_000);
    assert!(identities.is_newest(&hers, later).await.expect("stored"), "signed ahead of time");
    let plain = of_site(&server, "max", Role::Member, [2; 32]).await;
    let root = server.person_as("Root", Role::Administrator, &tenant).await;
    let role =
        |user| async move { store.tenancy().role(&default_tenant_id(), user).await.expect("read") };
    let is_in = |token| async move {
        store.people().session_owner(&token, clock::now()).await.expect("read").is_some()
    };
    done(&run(&server, &["tenant", "secret", "rotate", "demo"]).await);
    assert_eq!(role(eve).await, Some(Role::Administrator), "one takes over from the other");
    assert!(is_in([1; 32]).await);
    let rotate = ["tenant", "secret", "rotate", "demo", "--old-for", "0"];
    assert_eq!(done(&run(&server, &rotate).await).lines().count(), 1, "the secret alone");
    assert_eq!(role(eve).await, None);
    assert!(!is_in([1; 32]).await && !is_in([2; 32]).await, "the site signs them in again");
    assert!(
        identities.is_newest(&hers, clock::now()).await.expect("stored"),
        "what she signed is gone"
    );
    assert_eq!(role(plain).await, Some(Role::Member), "which the site never gives");
    assert_eq!(role(root.id()).await, Some(Role::Administrator));
    assert_eq!(root.get("/api/v1/session").await.status, 200);
    let entries = server.audit(&tenant).await;
    assert_eq!(
        (entries[0].action.as_str(), &*entries[0].target),
        ("member.remove", &*eve.to_string())
    );
    assert_eq!(entries[1].action, "secret.rotate");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn someone_without_an_account_is_signed_out_by_their_id() {
    let server = TestServer::start().await;
    let eve = of_site(&server, "eve", Role::Moderator, [1; 32]).await;
    let said = done(&run(&server, &["admin", "revoke-sessions", &eve.to_string()]).await);
    assert!(said.contains("signed out everywhere"), "{said}");
    let owner = server.state().store.people().session_owner(&[1; 32], clock::now()).await;
    assert_eq!(owner.expect("read"), None);
    let entries = server.audit(&default_tenant_id()).await;
    assert_eq!(entries[0].action, "account.revoke-sessions");
    let nobody = fresh().to_string();
    let error = failed(&run(&server, &["admin", "revoke-sessions", &nobody]).await, 1);
    assert!(error.contains("nobody with the id"), "{error}");
}
