//! The page of an account: another password, sessions, the name, and what is remembered on every device.

use crate::common::{Person, TestServer};
use crate::http::accounts::{OTHER, PASSWORD, account, is_signed_in, sign_in, sign_up};
use image_chat::server::clock;
use serde_json::json;

#[tokio::test]
async fn another_password_ends_all_other_sessions() {
    let server = TestServer::start().await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    let phone = server.stranger();
    sign_in(&phone, "ada@example.org", PASSWORD).await.goes_to("/t/demo");
    let change = |present, new| {
        let fields = [("do", "password"), ("present", present), ("new", new)];
        let ada = &ada;
        async move { ada.submit("/account", &fields).await }
    };
    let wrong = change(OTHER, "something else entirely").await;
    assert_eq!(wrong.status, 403);
    assert!(wrong.problem().contains("not your current password"));
    assert_eq!(change(PASSWORD, "too short").await.status, 400);
    assert!(is_signed_in(&phone).await, "nothing happened so far");
    change(PASSWORD, OTHER).await.goes_to("/account?done=password");
    assert!(is_signed_in(&ada).await && !is_signed_in(&phone).await);
    assert_eq!(sign_in(&phone, "ada@example.org", PASSWORD).await.status, 401);
    sign_in(&phone, "ada@example.org", OTHER).await.goes_to("/t/demo");
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one() {
    let server = TestServer::start().await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    let phone = server.stranger();
    sign_in(&phone, "ada@example.org", PASSWORD).await;
    let sessions = server.state().store.accounts().sessions(ada.id(), clock::now()).await;
    let sessions = sessions.expect("read");
    assert_eq!(sessions.len(), 2);
    let page = ada.get("/account").await;
    assert_eq!(page.text.matches("data-testid=\"session\"").count(), 2);
    assert!(page.text.contains("127.0.0.1"), "where from");
    for session in &sessions {
        assert!(!page.text.contains(&hex(&session.token)), "no digest leaves the server");
    }
    let bob = account(&server, "Bob", "bob@example.org").await;
    let of_phone = sessions.iter().find(|one| page.text.contains(&one.id.to_string()));
    let id = of_phone.expect("the other one's id is in a form").id.to_string();
    bob.submit("/account", &[("do", "end"), ("id", &id)]).await.goes_to("/account?done=end");
    assert!(is_signed_in(&phone).await, "nobody ends someone else's");
    ada.submit("/account", &[("do", "end"), ("id", &id)]).await.goes_to("/account?done=end");
    assert!(!is_signed_in(&phone).await && is_signed_in(&ada).await);
    ada.submit("/account", &[("do", "end"), ("id", "no id")]).await.is_page(400);
    sign_in(&phone, "ada@example.org", PASSWORD).await;
    ada.submit("/account", &[("do", "end-others")]).await.goes_to("/account?done=end-others");
    assert!(!is_signed_in(&phone).await && is_signed_in(&ada).await);
    let signed_out = ada.submit("/account", &[("do", "sign-out")]).await;
    signed_out.goes_to("/");
    assert_eq!(signed_out.header("clear-site-data"), "\"storage\"", "drafts go as well");
    assert!(!is_signed_in(&ada).await);
    ada.get("/account").await.goes_to("/login?next=/account");
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn a_name_changes_on_the_page_of_the_account() {
    let server = TestServer::start().await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    ada.submit("/account", &[("do", "name"), ("name", "Countess")])
        .await
        .goes_to("/account?done=name");
    let page = ada.get("/account?done=name").await;
    assert!(page.text.contains("value=\"Countess\"") && page.text.contains("Your name is saved."));
    assert!(!ada.get("/account?done=%3Cb%3E").await.text.contains("<b>"));
    ada.submit("/account", &[("do", "name"), ("name", " ")]).await.is_page(400);
    ada.submit("/account", &[("do", "unheard-of")]).await.is_page(400);
    let bar = ada.get("/t/demo").await.text;
    assert!(bar.contains("data-testid=\"account-link\"") && bar.contains("Countess"), "{bar}");
    let missing = ada.get("/nowhere").await.text;
    assert!(missing.contains("data-testid=\"account-link\""), "on every page");
    let stranger = server.stranger().get("/t/demo").await.text;
    assert!(stranger.contains("href=\"/login?next=/t/demo\""), "{stranger}");
}

#[tokio::test]
async fn an_account_remembers_what_enter_does_on_every_device() {
    let server = TestServer::start().await;
    let path = "/api/v1/session";
    let breaks = json!({ "enterBreaks": true });
    server.stranger().patch(path, breaks.clone()).await.refused(401);
    let (ada, image) = server.person_with_image("Ada").await;
    ada.patch(path, breaks.clone()).await.refused_because(409, "a guest");
    let page = ada.get(&format!("/i/{image}")).await;
    assert!(!page.text.contains("enterBreaks"), "the browser remembers it");
    sign_up(&ada, "Ada", "ada@example.org").await.goes_to("/t/demo");
    let shown = async |person: &Person, value: &str| {
        let page = person.get(&format!("/i/{image}")).await;
        assert!(page.text.contains(&format!("\"enterBreaks\":{value}")), "{}", page.text);
    };
    shown(&ada, "false").await;
    assert_eq!(ada.patch(path, breaks).await.status, 204);
    let phone = server.stranger();
    sign_in(&phone, "ada@example.org", PASSWORD).await.goes_to("/t/demo");
    shown(&phone, "true").await;
    for body in [json!({}), json!({ "enterBreaks": "yes" })] {
        ada.patch(path, body.clone()).await.refused_because(400, &body.to_string());
    }
}
