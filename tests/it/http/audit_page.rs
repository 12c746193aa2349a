//! The audit log on the moderation page and as a file, as administrators and moderators see it.

use crate::common::{Person, TestServer};
use crate::http::moderation_page::{Scene, act, scene, undo};
use image_chat::model::Role;
use image_chat::server::services::tenants::default_tenant_id;
use serde_json::Value;

const PAGE: &str = "/t/demo/moderation";

#[tokio::test]
async fn moderators_read_the_log_without_whole_addresses() {
    let Scene { server, mia, flagged, .. } = scene(3).await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    act(&mia, "approve", &[&format!("comment-{flagged}")]).await;
    let page = |person: Person| async move { person.get(&format!("{PAGE}?view=audit")).await.text };
    let (of_mia, of_root) = (page(mia).await, page(root).await);
    assert!(of_mia.contains("127.0.0.…") && !of_mia.contains("127.0.0.1"), "{of_mia}");
    assert!(of_root.contains("127.0.0.1"), "{of_root}");
}

#[tokio::test]
async fn the_audit_log_is_shown_and_given_as_a_file() {
    let Scene { server, mia, flagged, .. } = scene(3).await;
    let root = server.person_as("=Root", Role::Administrator, &default_tenant_id()).await;
    let item = format!("comment-{flagged}");
    let undo_id = act(&root, "remove", &[&item]).await;
    undo(&root, &undo_id).await;
    act(&mia, "approve", &[&item]).await;
    let page = mia.get(&format!("{PAGE}?view=audit")).await.text;
    for text in ["comment.remove", "comment.approve", "=Root", "Mia", "127.0.0.…"] {
        assert!(page.contains(text), "{text}");
    }
    assert!(!page.contains("audit.csv"), "moderators see no way to the files");
    let page = mia.get(&format!("{PAGE}?view=audit&action=comment.a&person=mia")).await.text;
    assert!(page.contains("comment.approve") && !page.contains("<code>comment.remove"), "{page}");

    let csv = root.get(&format!("{PAGE}/audit.csv")).await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.header("content-disposition").starts_with("attachment;"));
    let lines: Vec<&str> = csv.text.lines().collect();
    assert_eq!(lines[0], "id,at,actorId,actorName,address,action,target,detail");
    assert_eq!(lines.len(), 4, "{}", csv.text);
    assert!(lines[3].contains(",'=Root,127.0.0.1,comment.remove,"), "{}", lines[3]);
    let json: Value = root.get(&format!("{PAGE}/audit.json")).await.ok(200);
    let actions: Vec<_> =
        json.as_array().expect("a list").iter().map(|e| e["action"].as_str()).collect();
    let expected = ["comment.approve", "comment.remove.undo", "comment.remove"];
    assert_eq!(actions, expected.map(Some));
    let none: Value = root.get(&format!("{PAGE}/audit.json?action=nothing")).await.ok(200);
    assert_eq!(none, serde_json::json!([]));
}

#[tokio::test]
async fn a_long_log_has_pages_and_is_exported_whole() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let (tenancy, tenant) = (server.state().store.tenancy(), &default_tenant_id());
    let entry = image_chat::protocol::moderation::AuditEntry {
        id: 0,
        at: image_chat::server::clock::now(),
        actor: None,
        actor_name: String::new(),
        address: String::new(),
        action: "test.entry".into(),
        target: String::new(),
        detail: String::new(),
    };
    futures::future::join_all((0..501).map(|_| tenancy.record(tenant, &entry))).await;
    let page = root.get(&format!("{PAGE}?view=audit")).await.text;
    assert_eq!(page.matches("<code>test.entry").count(), 50);
    let before = page.split("name=\"before\" value=\"").nth(1).expect("older ones");
    let before = before.split('"').next().expect("a number");
    let next = root.get(&format!("{PAGE}?view=audit&before={before}")).await.text;
    assert_eq!(next.matches("<code>test.entry").count(), 50);
    let csv = root.get(&format!("{PAGE}/audit.csv")).await.text;
    assert_eq!(csv.lines().count(), 502);
    let json: Value = root.get(&format!("{PAGE}/audit.json")).await.ok(200);
    assert_eq!(json.as_array().map(Vec::len), Some(501));
}
