//! Pages of embedding sites: they act with a token, never with this site's cookie.

use super::*;

#[tokio::test]
async fn a_token_is_a_session_without_a_cookie() {
    let server = server().await;
    let image = server.person("Bob").await.upload("demo").await;
    set(&server, |settings| settings.writers = Writers::SignedIn).await;
    let body = server.stranger().post(PATH, sign(&ada())).await.ok(201);
    let answer = writes(&server, image, &body["token"]).await.ok(201);
    assert_eq!(answer["chat"]["by"], body["user"]);
    for wrong in [json!("x"), json!(""), body["ticket"].clone()] {
        writes(&server, image, &wrong).await.refused(401);
    }
    let out = with_token(&server, Method::DELETE, "/api/v1/session", &body["token"]);
    assert_eq!(Answer::to(out).await.status, 204);
    writes(&server, image, &body["token"]).await.refused(401);
}

/// What a browser does by itself does not count when a page of another site made it do so.
#[tokio::test]
async fn m10_another_site_changes_things_with_a_token_alone() {
    let server = server().await;
    let (bob, image) = server.person_with_image("Bob").await;
    let body = server.stranger().post(PATH, sign(&ada())).await.ok(201);
    let path = format!("/api/v1/images/{image}/chats");
    let chat = || json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh() });
    let from_outside = |request: RequestBuilder| {
        request.header("origin", SITE).header("sec-fetch-site", "cross-site").json(&chat())
    };
    let token = with_token(&server, Method::POST, &path, &body["token"]);
    let answer = Answer::to(from_outside(token)).await;
    answer.ok(201);
    assert_eq!(answer.header("access-control-allow-origin"), SITE);
    assert_eq!(answer.header("access-control-allow-credentials"), "");
    let cookie = bob.request(Method::POST, &path);
    Answer::to(from_outside(cookie)).await.refused(403);
    let token = body["token"].as_str().expect("a token");
    let both = bob.request(Method::POST, &path).bearer_auth(token);
    Answer::to(from_outside(both)).await.refused(403);
}

#[tokio::test]
async fn signing_on_from_another_site_leaves_this_sites_cookie_alone() {
    let server = server().await;
    let bob = server.person("Bob").await;
    let of = |origin: &str| {
        let request = bob.request(Method::POST, PATH).json(&sign(&ada()));
        request.header("origin", origin).header("sec-fetch-site", "cross-site")
    };
    let answer = Answer::to(of(SITE)).await;
    assert_eq!(answer.ok(201)["user"]["name"], "ada");
    assert_eq!(answer.header("set-cookie"), "");
    assert_eq!(answer.header("access-control-allow-origin"), SITE);
    let stays = bob.post("/api/v1/session", json!({ "name": "Bob" })).await.ok(201);
    assert_eq!(stays["user"]["id"], bob.id().to_string());
    Answer::to(of("https://evil.example")).await.refused(403);
}

#[tokio::test]
async fn signing_on_here_ends_the_session_before() {
    let server = server().await;
    let bob = server.person("Bob").await;
    let before = bob.cookie().expect("a cookie");
    bob.post(PATH, sign(&ada())).await.ok(201);
    assert_ne!(bob.cookie().expect("a cookie"), before);
    let old = server.stranger().request(Method::POST, "/api/v1/live-ticket");
    Answer::to(old.header("cookie", before)).await.refused(401);
    bob.post("/api/v1/live-ticket", json!({})).await.ok(201);
}

async fn preflight(server: &TestServer, path: &str, origin: &str) -> Answer {
    let request = server.stranger().request(Method::OPTIONS, path).header("origin", origin);
    Answer::to(request.header("access-control-request-method", "POST")).await
}

#[tokio::test]
async fn m10_the_api_answers_the_sites_that_embed_a_tenant_and_no_others() {
    let server = server().await;
    let (bob, image) = server.person_with_image("Bob").await;
    let (chat, comment) = bob.open_chat(image, "hello").await;
    let other = server.new_tenant("other").await;
    server.settings(&other, |s| s.embed_origins = vec!["https://other.example".into()]).await;
    let of_demo = [
        PATH.to_owned(),
        "/api/v1/tenants/demo/images".into(),
        format!("/api/v1/images/{image}"),
        format!("/api/v1/images/{image}/chats"),
        format!("/api/v1/chats/{chat}"),
        format!("/api/v1/comments/{comment}"),
    ];
    for path in &of_demo {
        let answer = preflight(&server, path, SITE).await;
        assert_eq!(answer.status, 204, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), SITE);
        assert_eq!(answer.header("access-control-allow-headers"), "authorization, content-type");
        assert_eq!(answer.header("access-control-allow-credentials"), "");
        assert!(answer.header("vary").contains("origin"), "{path}");
        for foreign in
            ["https://other.example", "https://site.example.evil.example", "null", SITE_HTTP]
        {
            let answer = preflight(&server, path, foreign).await;
            assert_eq!((answer.status, answer.header("access-control-allow-origin")), (403, ""));
        }
    }
    // Of no tenant, and authorised by a token: both sites.
    for path in ["/api/v1/live-ticket", "/api/v1/session"] {
        for site in [SITE, "https://other.example"] {
            assert_eq!(preflight(&server, path, site).await.status, 204, "{path} {site}");
        }
    }
    for path in ["/rpc/operate", "/api/v1/tenants/other/sso", "/api/v1/images/x", "/api/v1/x"] {
        let answer = preflight(&server, path, SITE).await;
        assert!(matches!(answer.status, 403 | 405), "{path}: {}", answer.status);
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
    }
    let read = bob.request(Method::GET, &of_demo[2]);
    let read = Answer::to(read.header("origin", "https://other.example")).await;
    assert_eq!(read.header("access-control-allow-origin"), "");
    assert!(read.header("vary").contains("origin"), "a cache must not mix them up");
    set(&server, |settings| settings.embed_origins.clear()).await;
    assert_eq!(preflight(&server, PATH, SITE).await.status, 403, "taken away at once");
}

const SITE_HTTP: &str = "http://site.example";

#[tokio::test]
async fn only_embedding_sites_frame_an_image() {
    let server = server().await;
    let (bob, image) = server.person_with_image("Bob").await;
    let policy = |answer: Answer| {
        let policy = answer.header("content-security-policy").to_owned();
        policy
            .split(';')
            .find(|part| part.contains("frame-ancestors"))
            .map(str::trim)
            .map(String::from)
    };
    let framed = format!("frame-ancestors 'self' {SITE}");
    assert_eq!(policy(bob.get(&format!("/i/{image}")).await), Some(framed));
    for path in ["/", "/t/demo"] {
        assert_eq!(policy(bob.get(path).await).as_deref(), Some("frame-ancestors 'self'"));
    }
}
