//! `image-chat tenant key …` beside a running server.

use super::{done, failed, run};
use crate::common::TestServer;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::{Method, StatusCode};

/// The status of the question who one is, with this key.
async fn status(server: &TestServer, secret: &str) -> StatusCode {
    let request = server.stranger().request(Method::GET, "/api/v1/session").bearer_auth(secret);
    request.send().await.expect("an answer").status()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_is_created_listed_and_revoked_while_the_server_runs() {
    let server = TestServer::start().await;
    assert_eq!(done(&run(&server, &["tenant", "key", "list", "demo"]).await), "");
    let create = ["tenant", "key", "create", "demo", "--name", "Importer", "--role", "moderator"];
    let secret = done(&run(&server, &create).await).trim().to_owned();
    assert!(secret.starts_with("ick_"), "{secret}");
    assert_eq!(status(&server, &secret).await, StatusCode::OK, "the server knows it");
    let listed = done(&run(&server, &["tenant", "key", "list", "demo"]).await);
    assert!(!listed.contains(&secret), "{listed}");
    let fields: Vec<_> = listed.trim_end().split('\t').collect();
    assert_eq!(fields[1..4], ["moderator", "Importer", "never"], "{listed}");
    let said = done(&run(&server, &["tenant", "key", "revoke", "demo", fields[0]]).await);
    assert!(said.contains(fields[0]), "{said}");
    // LP23: what another process took away is noticed within 5 seconds.
    let began = std::time::Instant::now();
    while status(&server, &secret).await != StatusCode::UNAUTHORIZED {
        assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
        tokio::task::yield_now().await;
    }
    let entries = server.audit(&default_tenant_id()).await;
    let told: Vec<_> = entries.iter().map(|e| (e.action.as_str(), &*e.actor_name)).collect();
    assert_eq!(told, [("key.revoke", "command line"), ("key.create", "command line")]);
    assert!(!format!("{entries:?}").contains(&secret));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_cannot_be_made_or_revoked_is_refused() {
    let server = TestServer::start().await;
    let nowhere = ["tenant", "key", "create", "nowhere", "--name", "Importer"];
    assert!(failed(&run(&server, &nowhere).await, 1).contains("there is no tenant nowhere"));
    let id = "01890f3e-5b1c-7cc2-9a3d-2b6f0c9d1e11";
    let unknown = run(&server, &["tenant", "key", "revoke", "demo", id]).await;
    assert!(failed(&unknown, 1).contains(id));
    for wrong in [
        &["create", "demo"][..],
        &["create", "demo", "--name", "\u{3164}"],
        &["create", "demo", "--name", "Importer", "--role", "guest"],
        &["create", "demo", "--name", "Importer", "--days", "0"],
        &["revoke", "demo", "1"],
    ] {
        failed(&run(&server, &[&["tenant", "key"], wrong].concat()).await, 2);
    }
}
