//! Pages within pages of other sites: a cookie that browsers keep there, and scripts that a sandbox may load.

use crate::common::TestServer;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_framed_guest_gets_a_cookie_for_that_place_and_writes_with_it() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let guest = server.stranger();
    let answer = guest.post("/rpc/introduce?framed", json!({ "name": "Eve" })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let set = answer.header("set-cookie").to_owned();
    for part in ["__Host-image_chat_framed=", "Partitioned", "SameSite=None", "Secure", "HttpOnly"]
    {
        assert!(set.contains(part), "{set}");
    }
    let cookie = set.split(';').next().expect("a pair").to_owned();
    let open =
        json!({ "x": 1, "y": 2, "body": "from a frame", "broadcastId": crate::common::fresh() });
    let path = format!("/api/v1/images/{image}/chats");
    let opened = server.stranger().request(Method::POST, &path).header("cookie", &cookie);
    assert_eq!(opened.json(&open).send().await.expect("an answer").status(), 201);
    // Another site's page that sends the cookie along changes nothing.
    let foreign = server.stranger().request(Method::POST, &path).header("cookie", &cookie);
    let foreign = foreign.header("origin", "https://evil.test").json(&open);
    assert_eq!(foreign.send().await.expect("an answer").status(), 403);
    assert_eq!(ada.snapshot(image).await.board.chats.len(), 1);
}

#[tokio::test]
async fn a_page_in_a_tab_of_its_own_has_the_usual_cookie() {
    let server = TestServer::start().await;
    let answer = server.stranger().post("/rpc/introduce", json!({ "name": "Eve" })).await;
    let set = answer.header("set-cookie");
    assert!(set.starts_with("image_chat_session=") && !set.contains("Partitioned"), "{set}");
}

#[tokio::test]
async fn a_sandbox_without_an_origin_loads_the_scripts() {
    let server = TestServer::start().await;
    let answer = server.stranger().get("/pkg/page.js").await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, "*"));
}
