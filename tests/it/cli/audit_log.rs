//! The audit log has an entry for each administrative action, by form or by command: who, what, when and from where.

use crate::cli::{PASSWORD, done, run, submit};
use crate::common::{Answer, Person, TestServer};
use image_chat::model::{ImageId, Role};
use image_chat::protocol::moderation::AuditEntry;
use image_chat::server::clock;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::services::tenants::members::setup_link;
use std::collections::BTreeSet;

const MEMBERS: &str = "/t/demo/members";

/// The audited actions of forms and commands, without those of moderators, which have tests of their own.
const EXPECTED: [&str; 15] = [
    "account.handover",
    "account.reset-password",
    "account.revoke-sessions",
    "invitation.create",
    "invitation.end",
    "key.create",
    "key.revoke",
    "member.join",
    "member.leave",
    "member.remove",
    "member.role",
    "secret.rotate",
    "settings.change",
    "share.create",
    "share.end",
];

async fn account(server: &TestServer, name: &str) -> Person {
    let person = server.person(name).await;
    let email = format!("{}@example.org", name.to_lowercase());
    let fields = [("name", name), ("email", email.as_str()), ("password", PASSWORD)];
    assert_eq!(submit(&person, "/signup", &fields).await, 303);
    person
}

/// The text after `prefix` in the response to a form.
async fn after(person: &Person, path: &str, fields: &[(&str, &str)], what: &str) -> String {
    let request = person.request(reqwest::Method::POST, path).form(fields);
    let page = Answer::to(request).await.text;
    let (_, rest) = page.split_once(what).unwrap_or_else(|| panic!("no {what} in {page}"));
    rest.split('"').next().expect("its end").to_owned()
}

async fn invites(root: &Person) -> String {
    let fields = [("do", "invite"), ("role", "member"), ("days", "7"), ("uses", "5")];
    format!("/join/{}", after(root, MEMBERS, &fields, "/join/").await)
}

async fn forms_of_members(server: &TestServer, root: &Person) {
    let (max, eve) = (account(server, "Max").await, account(server, "Eve").await);
    let link = invites(root).await;
    for person in [&max, &eve] {
        assert_eq!(submit(person, &link, &[("do", "accept")]).await, 303);
    }
    let max = max.id().to_string();
    let role = [("do", "role"), ("user", max.as_str()), ("role", "moderator")];
    assert_eq!(submit(root, MEMBERS, &role).await, 303);
    assert_eq!(submit(root, MEMBERS, &[("do", "remove"), ("user", &max)]).await, 303);
    let open =
        server.state().store.invitations().invitations(&default_tenant_id(), clock::now()).await;
    let id = open.expect("read")[0].id.to_string();
    assert_eq!(submit(root, MEMBERS, &[("do", "withdraw"), ("id", &id)]).await, 303);
    let delete = [("do", "delete"), ("password", PASSWORD), ("sure", "yes")];
    assert_eq!(submit(&eve, "/account", &delete).await, 303);
}

async fn forms_of_links(server: &TestServer, root: &Person, image: ImageId) {
    let share = format!("/i/{image}/share");
    after(root, &share, &[("level", "view")], "/s/").await;
    let id = server.state().store.tenancy().shares(image).await.expect("read")[0].id;
    assert_eq!(submit(root, &format!("{share}/{id}/end"), &[]).await, 303);
}

async fn forms_of_keys(server: &TestServer, root: &Person) {
    let keys = "/t/demo/keys";
    let fields = [("do", "create"), ("name", "Importer"), ("role", "member"), ("days", "30")];
    after(root, keys, &fields, "ick_").await;
    let id = server.state().store.api_keys().api_keys(&default_tenant_id()).await;
    let id = id.expect("read")[0].id.to_string();
    assert_eq!(submit(root, keys, &[("do", "revoke"), ("id", &id)]).await, 303);
}

async fn settings(root: &Person) {
    let fields = [
        ("name", "Drawing class"),
        ("viewers", "anyone"),
        ("writers", "guests"),
        ("marker_size", "7.5"),
        ("reply_depth", "2"),
        ("comment_length", "280"),
        ("embed_origins", ""),
        ("words", ""),
        ("on_word", "hold"),
        ("flags_to_hide", "4"),
    ];
    assert_eq!(submit(root, "/t/demo/settings", &fields).await, 303);
}

async fn commands(server: &TestServer) {
    account(server, "Late").await;
    for arguments in [
        &["admin", "create", "late@example.org"][..],
        &["admin", "reset-password", "late@example.org"],
        &["admin", "revoke-sessions", "late@example.org"],
        &["tenant", "secret", "rotate", "demo"],
        &["tenant", "key", "create", "demo", "--name", "Importer"],
    ] {
        done(&run(server, arguments).await);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_administrative_action_is_audited() {
    let server = TestServer::start().await;
    let began = clock::now();
    let root = account(&server, "Root").await;
    let link = setup_link(&*server.state().store).await.expect("stored").expect("nobody yet");
    assert_eq!(submit(&root, &format!("/setup/{link}"), &[("do", "accept")]).await, 303);
    let image = root.upload("demo").await;
    forms_of_members(&server, &root).await;
    forms_of_links(&server, &root, image).await;
    forms_of_keys(&server, &root).await;
    settings(&root).await;
    let by_forms = server.audit(&default_tenant_id()).await;
    commands(&server).await;
    let all = server.audit(&default_tenant_id()).await;
    let actions: BTreeSet<_> = all.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, BTreeSet::from(EXPECTED));
    let (forms, commands) = (by_forms.len(), all.len() - by_forms.len());
    for entry in &by_forms {
        assert!(entry.actor.is_some() && !entry.actor_name.is_empty(), "who: {entry:?}");
        assert_eq!(entry.address, "127.0.0.1", "from where: {entry:?}");
    }
    for entry in &all[..commands] {
        assert_eq!((entry.actor, entry.actor_name.as_str()), (None, "command line"), "{entry:?}");
    }
    for AuditEntry { at, target, .. } in &all {
        assert!(*at >= began && !target.is_empty());
    }
    assert_eq!((forms, commands), (13, 6), "{all:#?}");
    assert!(!format!("{all:?}").contains(&link), "no secret");
    let role =
        server.state().store.tenancy().role(&default_tenant_id(), root.id()).await.expect("read");
    assert_eq!(role, Some(Role::Administrator));
}
