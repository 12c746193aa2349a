//! `/auth/oidc` where there is no provider, none that answers, and one that lies. With a browser:
//! `end2end/tests/oidc.spec.ts`.

mod people;
mod provider;

use crate::common::TestServer;
use image_chat::server::config::{OidcArgs, Secret};

async fn server_with(issuer: &str) -> TestServer {
    server_of(issuer, "canary").await
}

async fn server_of(issuer: &str, secret: &str) -> TestServer {
    let oidc = OidcArgs {
        oidc_issuer: Some(issuer.into()),
        oidc_client_id: Some("image-chat".into()),
        oidc_client_secret: Some(Secret::new(secret)),
        oidc_client_secret_file: None,
        oidc_name: Some("The Provider".into()),
    };
    TestServer::start_with(|config| config.oidc = oidc).await
}

#[tokio::test]
async fn without_a_provider_there_is_no_such_page() {
    let server = TestServer::start().await;
    for path in ["/auth/oidc", "/auth/oidc/callback?code=a&state=b"] {
        assert_eq!(server.stranger().get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_named() {
    let server = server_with("http://127.0.0.1:1").await;
    let answer = server.stranger().get("/auth/oidc").await;
    assert_eq!(answer.status, 502);
    for text in ["provider_unreachable", "Continue with The Provider"] {
        assert!(answer.text.contains(text), "{}", answer.text);
    }
    assert!(!answer.text.contains("canary") && !answer.text.contains("127.0.0.1:1"));
}

#[tokio::test]
async fn coming_back_from_nowhere_signs_nobody_in() {
    let server = server_with("http://127.0.0.1:1").await;
    for query in [
        "",
        "?",
        "?code=a",
        "?state=a",
        "?code=a&state=b",
        "?error=access_denied&state=b",
        "?code=a&code=b",
    ] {
        let answer = server.stranger().get(&format!("/auth/oidc/callback{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        assert!(answer.text.contains("unknown_state"), "{query}");
        assert!(!answer.header("set-cookie").contains("image_chat_session="), "{query}");
    }
}
