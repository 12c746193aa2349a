//! `/t/{tenant}/keys`: administrators make and revoke keys, without JavaScript.

use super::*;
use crate::common::Answer;

const PAGE: &str = "/t/demo/keys";

async fn form(person: &Person, fields: &[(&str, &str)]) -> Answer {
    Answer::to(person.request(Method::POST, PAGE).form(fields)).await
}

async fn creates(root: &Person, role: &str) -> Answer {
    let fields = [("do", "create"), ("name", "Importer & Co"), ("role", role), ("days", "30")];
    form(root, &fields).await
}

/// The value of the field that shows a new secret.
fn secret(page: &Answer) -> &str {
    assert_eq!(page.status, 200, "{}", page.text);
    let start = page.text.find("ick_").expect("a secret");
    page.text[start..].split('"').next().expect("its end")
}

#[tokio::test]
async fn an_administrator_makes_a_key_sees_it_once_and_revokes_it() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let made = creates(&root, "member").await;
    let program = program(&server, secret(&made));
    program.get("/api/v1/session").await.ok(200);
    let page = root.get(PAGE).await;
    for shown in ["Importer &amp; Co", "Member", "Root", "expires"] {
        assert!(page.text.contains(shown), "{shown}");
    }
    assert!(!page.text.contains("ick_"), "shown once");
    let id = server.state().store.api_keys().api_keys(&default_tenant_id()).await;
    let id = id.expect("read")[0].id.to_string();
    let revoked = form(&root, &[("do", "revoke"), ("id", &id)]).await;
    assert_eq!((revoked.status, revoked.header("location")), (303, "/t/demo/keys?done=revoke"));
    program.get("/api/v1/session").await.refused(401);
    assert!(!root.get(PAGE).await.text.contains("Importer"));
    assert_eq!(form(&root, &[("do", "revoke"), ("id", &id)]).await.status, 404, "no more");
    let entries = server.audit(&default_tenant_id()).await;
    let actions: Vec<_> = entries.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["key.revoke", "key.create"]);
    assert!(!format!("{entries:?}").contains("ick_"), "no secret in the audit log");
}

#[tokio::test]
async fn a_form_that_is_refused_keeps_what_was_chosen() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    for (name, role, days, words) in [
        ("", "member", "30", "The name of the key: the text is empty."),
        ("\u{3164}", "member", "30", "The name of the key: the text is empty."),
        ("Importer", "member", "0", "An API key expires after"),
        ("Importer", "member", "soon", "An API key expires after"),
        ("Importer", "member", "3651", "An API key expires after"),
        ("Importer", "guest", "30", "A member is a member"),
    ] {
        let fields = [("do", "create"), ("name", name), ("role", role), ("days", days)];
        let page = form(&root, &fields).await;
        assert_eq!(page.status, 400, "{fields:?}");
        assert!(page.problem().starts_with(words), "{}", page.problem());
        assert!(page.text.contains(&format!("value=\"{name}\"")), "{fields:?}");
    }
    let keys = server.state().store.api_keys().api_keys(&default_tenant_id()).await;
    assert!(keys.expect("read").is_empty());
}

#[tokio::test]
async fn a_tenant_has_at_most_20_valid_keys() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    for _ in 0..20 {
        assert_eq!(creates(&root, "member").await.status, 200);
    }
    let refused = creates(&root, "member").await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("at most 20 API keys"), "the reason is named");
    let keys = server.state().store.api_keys().api_keys(&default_tenant_id()).await;
    let keys = keys.expect("read");
    assert_eq!(keys.len(), 20);
    let id = keys[0].id.to_string();
    assert_eq!(form(&root, &[("do", "revoke"), ("id", &id)]).await.status, 303);
    assert_eq!(creates(&root, "member").await.status, 200);
}

#[tokio::test]
async fn m10_keys_are_made_by_administrators_of_the_tenant_alone() {
    let server = TestServer::start().await;
    let other = server.new_tenant("other").await;
    let foreign = server.person_as("Eve", Role::Administrator, &other).await;
    let moderator = server.person_as("Mo", Role::Moderator, &default_tenant_id()).await;
    for person in [&server.stranger(), &server.person("Bob").await, &moderator, &foreign] {
        assert_eq!(person.get(PAGE).await.status, 404);
        assert_eq!(creates(person, "administrator").await.status, 404);
    }
    let key = key(&server, &default_tenant_id(), Role::Member).await;
    let id = key.key.id.to_string();
    let revoke = foreign.request(Method::POST, "/t/other/keys");
    let answer = Answer::to(revoke.form(&[("do", "revoke"), ("id", &id)])).await;
    assert_eq!(answer.status, 404, "not by its id in another tenant either");
    program(&server, &key.secret).get("/api/v1/session").await.ok(200);
}
