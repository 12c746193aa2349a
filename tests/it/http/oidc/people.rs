//! Which person a provider's account is here, and which of its claims are not believed.

use super::provider::{Provider, SECRET};
use super::server_of;
use crate::common::{Answer, Person, TestServer};
use crate::http::accounts::{account, sign_in};
use image_chat::model::Role;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Url;
use serde_json::{Value, json};

const PASSWORD: &str = "a quiet harbour at dawn";

/// Begins, and comes back from the provider.
async fn continues(person: &Person) -> Answer {
    let begun = person.get("/auth/oidc").await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let to = Url::parse(begun.header("location")).expect("an address");
    let asked = |name: &str| {
        let value = to.query_pairs().find(|(known, _)| known == name);
        value.expect("it is asked").1.into_owned()
    };
    let back = format!("code={}&state={}", asked("nonce"), asked("state"));
    person.get(&format!("/auth/oidc/callback?{back}")).await
}

async fn known(person: &Person) -> Value {
    person.get("/api/v1/session").await.ok(200)
}

/// A person that the provider signs in with these claims.
async fn comes(server: &TestServer, provider: &Provider, claims: Value) -> Person {
    provider.says(claims);
    let person = server.stranger();
    continues(&person).await.goes_to("/");
    person
}

fn ada() -> Value {
    json!({ "sub": "7", "email": "Ada@Example.org", "email_verified": true })
}

#[tokio::test]
async fn a_checked_address_takes_an_account_over() {
    let provider = Provider::start().await;
    let server = server_of(&provider.issuer, SECRET).await;
    let first = account(&server, "Squatter", "ada@example.org").await;
    server.set_role(&first, Some(Role::Member), &default_tenant_id()).await;
    let ada = comes(&server, &provider, ada()).await;
    assert_eq!(known(&ada).await["user"]["id"], first.id().to_string());
    assert_eq!(first.get("/api/v1/session").await.status, 401, "its previous owner is signed out");
    let by_password = sign_in(&server.stranger(), "ada@example.org", PASSWORD).await;
    assert_eq!(by_password.status, 401);
    let entry = server.audit(&default_tenant_id()).await.remove(0);
    assert_eq!((entry.action.as_str(), entry.actor), ("account.handover", Some(first.id())));
    assert_eq!((entry.target, entry.address), (first.id().to_string(), "127.0.0.1".into()));
    // They are known again by what the provider calls them, whatever their address is then.
    let again = comes(&server, &provider, json!({ "sub": "7" })).await;
    assert_eq!(known(&again).await["user"]["id"], first.id().to_string());
    assert_eq!(server.audit(&default_tenant_id()).await.len(), 1, "handed over once");
}

#[tokio::test]
async fn an_address_that_nobody_checked_is_none() {
    let provider = Provider::start().await;
    let server = server_of(&provider.issuer, SECRET).await;
    let first = account(&server, "Ada", "ada@example.org").await;
    for (n, verified) in [json!(false), Value::Null].into_iter().enumerate() {
        let claims = json!({ "sub": format!("{n}"), "email": "ada@example.org", "email_verified": verified });
        let other = comes(&server, &provider, claims).await;
        assert_ne!(known(&other).await["user"]["id"], first.id().to_string());
    }
    assert_eq!(first.get("/api/v1/session").await.status, 200, "undisturbed");
    sign_in(&server.stranger(), "ada@example.org", PASSWORD).await.goes_to("/t/demo");
}

/// The account's page could never show one.
#[tokio::test]
async fn a_checked_address_that_no_account_can_have_is_none() {
    let provider = Provider::start().await;
    let server = server_of(&provider.issuer, SECRET).await;
    for (n, email) in ["a@b@c", "ada\u{202e}@example.org", "ada"].into_iter().enumerate() {
        let claims = json!({ "sub": format!("{n}"), "email": email, "email_verified": true });
        let ada = comes(&server, &provider, claims).await;
        assert_eq!(known(&ada).await["isSignedIn"], true);
        let page = ada.get("/account").await;
        page.is_page(200);
        assert!(!page.text.contains(email), "{}", page.text);
    }
}

#[tokio::test]
async fn what_is_not_signed_for_this_sign_in_is_not_believed() {
    let provider = Provider::start().await;
    let server = server_of(&provider.issuer, SECRET).await;
    let lies = [
        json!({ "nonce": "another" }),
        json!({ "aud": "another" }),
        json!({ "iss": "https://another.example" }),
        json!({ "exp": 1 }),
        json!({ "sub": "" }),
    ];
    for lie in lies {
        let mut claims = ada();
        for (name, value) in lie.as_object().expect("claims") {
            claims[name] = value.clone();
        }
        refused(&server, &provider, claims, &lie.to_string()).await;
    }
    *provider.key.lock().expect("no panic") = "another key".into();
    refused(&server, &provider, ada(), "a signature").await;
}

async fn refused(server: &TestServer, provider: &Provider, claims: Value, what: &str) {
    provider.says(claims);
    let person = server.stranger();
    let answer = continues(&person).await;
    assert_eq!(answer.status, 502, "{what}");
    assert!(answer.text.contains("bad_token"), "{what}: {}", answer.text);
    assert_eq!(person.get("/api/v1/session").await.status, 401, "{what}");
}

#[tokio::test]
async fn a_name_at_the_provider_that_nobody_can_have_here_is_asked_for_again() {
    let provider = Provider::start().await;
    let server = server_of(&provider.issuer, SECRET).await;
    for (number, name) in ["Moderator", "Deleted person", "\u{3164}"].into_iter().enumerate() {
        let claims = json!({ "sub": format!("posing-{number}"), "name": name });
        let person = comes(&server, &provider, claims.clone()).await;
        assert_eq!(known(&person).await["user"]["name"], Value::Null, "{name}");
        let again = comes(&server, &provider, claims).await;
        assert_eq!(known(&again).await["user"]["name"], Value::Null, "{name}");
    }
}
