//! `/t/{tenant}/webhooks`: administrators make, change and delete webhooks, without JavaScript.

use super::*;
use image_chat::server::store::Store;

/// The value of the field that shows a new secret.
pub fn secret(page: &Answer) -> &str {
    assert_eq!(page.status, 200, "{}", page.text);
    let start = page.text.find("whsec_").expect("a secret");
    page.text[start..].split('"').next().expect("its end")
}

async fn creates(person: &Person, url: &str) -> Answer {
    form(person, &[("do", "create"), ("url", url), ("comments", "on")]).await
}

async fn stored(store: &dyn Store) -> Vec<WebhookEndpoint> {
    store.webhooks().endpoints(&default_tenant_id()).await.expect("read")
}

#[tokio::test]
async fn an_administrator_makes_a_webhook_sees_its_secret_once_and_tries_it() {
    let (server, receiver) = (server().await, Receiver::start().await);
    let root = administrator(&server).await;
    let made = creates(&root, &receiver.url).await;
    assert_eq!(secret(&made).len(), "whsec_".len() + 44, "256 bits");
    let [endpoint] = &stored(&*server.state().store).await[..] else { panic!("one") };
    assert_eq!((endpoint.topics, endpoint.has_fastcomments_names), (Topics(4), false));
    let page = root.get(PAGE).await;
    assert!(page.text.contains(&receiver.url) && !page.text.contains("whsec_"), "shown once");
    assert_eq!(
        presses(&root, "test", endpoint).await.header("location"),
        "/t/demo/webhooks?done=test"
    );
    assert_eq!(receiver.last("webhook.test").await.json()["data"]["tenantId"], "demo");
    let id = endpoint.id.to_string();
    let fields = [
        ("do", "change"),
        ("id", &*id),
        ("url", &*receiver.url),
        ("images", "on"),
        ("fastcomments", "on"),
    ];
    assert_eq!(form(&root, &fields).await.header("location"), "/t/demo/webhooks?done=change");
    let changed = &stored(&*server.state().store).await[0];
    assert_eq!((changed.topics, changed.has_fastcomments_names), (Topics(1), true));
    for (button, is_off) in [("off", true), ("off", true), ("on", false)] {
        assert_eq!(presses(&root, button, endpoint).await.status, 303);
        assert_eq!(stored(&*server.state().store).await[0].disabled_at.is_some(), is_off);
    }
    assert_eq!(presses(&root, "delete", endpoint).await.status, 303);
    assert!(stored(&*server.state().store).await.is_empty());
    for button in ["delete", "test", "on", "rotate"] {
        assert_eq!(presses(&root, button, endpoint).await.status, 404, "{button}");
    }
    let entries = server.audit(&default_tenant_id()).await;
    let actions: Vec<_> = entries.iter().map(|entry| entry.action.as_str()).collect();
    let expected = ["delete", "on", "off", "change", "create"].map(|it| format!("webhook.{it}"));
    assert_eq!(actions, expected);
}

#[tokio::test]
async fn addresses_that_cannot_be_used_are_refused_and_the_form_keeps_them() {
    let server = TestServer::start().await;
    let root = administrator(&server).await;
    for url in [
        "",
        "receiver",
        "ftp://example.org/",
        "http://127.0.0.1/",
        "http://0x7f.1/",
        "http://a:b@example.org/",
    ] {
        let page = creates(&root, url).await;
        assert_eq!(page.status, 400, "{url}");
        assert!(page.text.contains("data-testid=\"error\""), "{url}");
        assert!(page.text.contains(&format!("value=\"{url}\"")), "{url}");
    }
    let none = form(&root, &[("do", "create"), ("url", "https://example.org/")]).await;
    assert_eq!(none.status, 400, "it would be told nothing");
    assert!(stored(&*server.state().store).await.is_empty());
}

#[tokio::test]
async fn a_tenant_has_at_most_20_webhooks() {
    let server = TestServer::start().await;
    let root = administrator(&server).await;
    for n in 0..20 {
        assert_eq!(creates(&root, &format!("https://example.org/{n}")).await.status, 200);
    }
    let refused = creates(&root, "https://example.org/20").await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("at most 20 webhooks"));
    assert_eq!(stored(&*server.state().store).await.len(), 20);
}

#[tokio::test]
async fn m10_webhooks_are_for_administrators_of_the_tenant_alone() {
    let server = server().await;
    let receiver = Receiver::start().await;
    let endpoint = told(&server, &receiver).await;
    let other = server.new_tenant("other").await;
    let foreign = server.person_as("Eve", Role::Administrator, &other).await;
    let moderator = server.person_as("Mo", Role::Moderator, &default_tenant_id()).await;
    for person in [&server.stranger(), &server.person("Bob").await, &moderator, &foreign] {
        assert_eq!(person.get(PAGE).await.status, 404);
        assert_eq!(creates(person, "https://example.org/").await.status, 404);
    }
    let id = endpoint.id.to_string();
    for button in ["delete", "rotate", "test", "off", "on"] {
        let request = foreign.request(Method::POST, "/t/other/webhooks");
        let answer = Answer::to(request.form(&[("do", button), ("id", &*id)])).await;
        assert_eq!(answer.status, 404, "{button}: not by its id in another tenant either");
    }
    assert_eq!(stored(&*server.state().store).await, [endpoint]);
}
