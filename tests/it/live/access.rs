//! Authorisation of live sockets: by viewer, image and origin (LP22–LP24, M10).

use crate::common::live::{Live, open, request};
use crate::common::{Person, TestServer, fresh};
use image_chat::model::{ImageId, Seq, TenantId};
use image_chat::protocol::live::{ClientMessage, CloseCode};
use serde_json::json;

/// The status of the handshake; 101 if it succeeds.
async fn handshake(server: &TestServer, headers: &[(&'static str, &str)]) -> u16 {
    match open(request(server, headers)).await {
        Ok(_) => 101,
        Err(status) => status,
    }
}

fn cookie(person: &Person) -> String {
    person.cookie().expect("a cookie").to_str().expect("text").to_owned()
}

#[tokio::test]
async fn lp22_sockets_come_from_the_sites_own_pages() {
    let server =
        TestServer::start_with(|config| config.public_url = Some("https://chat.example".into()))
            .await;
    let ada = server.person("Ada").await;
    let (own, cookie) = (server.base(), cookie(&ada));
    let other_port = own.rsplit_once(':').expect("a port").0.to_owned() + ":1";
    for origin in [own.as_str(), "https://chat.example"] {
        assert_eq!(handshake(&server, &[("origin", origin)]).await, 101, "{origin}");
        let known = [("origin", origin), ("cookie", cookie.as_str())];
        assert_eq!(handshake(&server, &known).await, 101, "{origin}, known");
    }
    let foreign = [
        "https://evil.example",
        "null",
        "",
        "http://chat.example",
        "https://chat.example.evil.example",
        &other_port,
    ];
    for origin in foreign {
        assert_eq!(handshake(&server, &[("origin", origin)]).await, 403, "{origin:?}");
        let known = [("origin", origin), ("cookie", cookie.as_str())];
        assert_eq!(handshake(&server, &known).await, 403, "{origin:?}, known");
    }
    // A program sends no Origin; a browser always does, so that a cookie without one is refused.
    assert_eq!(handshake(&server, &[]).await, 101);
    assert_eq!(handshake(&server, &[("cookie", &cookie)]).await, 403);
}

#[tokio::test]
async fn a_request_that_is_no_handshake_is_refused() {
    let server = TestServer::start().await;
    let plain = server.stranger().get("/live").await;
    assert!((400..500).contains(&plain.status), "{}: {}", plain.status, plain.text);
    assert_eq!(plain.header("x-content-type-options"), "nosniff");
}

/// Subscribes to this image of this tenant, and returns the close code.
async fn follow(server: &TestServer, person: &Person, tenant: &str, image_id: ImageId) -> u16 {
    let home = person.upload("demo").await;
    let mut live = Live::open(server, person, person.snapshot(home).await).await;
    let tenant_id = TenantId::new(tenant).expect("a tenant id");
    let (epoch, since, pending) = (live.epoch, Seq(0), vec![]);
    let build = None;
    let subscribe =
        ClientMessage::Subscribe { tenant_id, image_id, epoch, since, pending, build, place: None };
    live.say(&[subscribe]).await;
    live.close_code().await
}

#[tokio::test]
async fn lp24_foreign_and_missing_images_answer_alike() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    server.new_tenant("other").await;
    let elsewhere = ada.upload("other").await;
    let gone = CloseCode::ImageGone as u16;
    for (tenant, image) in
        [("demo", ImageId(fresh())), ("other", image), ("demo", elsewhere), ("nobody", image)]
    {
        assert_eq!(follow(&server, &ada, tenant, image).await, gone, "{tenant} {image}");
    }
}

#[tokio::test]
async fn m10_nobody_hears_of_other_images_or_tenants() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    server.new_tenant("other").await;
    let (neighbour, elsewhere) = (ada.upload("demo").await, ada.upload("other").await);
    let mut live = Live::following(&server, &ada, image).await;
    for other in [neighbour, elsewhere] {
        ada.open_chat(other, "S-3-secret").await;
    }
    ada.open_chat(image, "here").await;
    live.check_in_step(&ada).await;
    assert!(live.frames.iter().all(|frame| !frame.contains("S-3-secret")), "{:?}", live.frames);
    assert_eq!(live.replica.board().chats.len(), 1);
}

#[tokio::test]
async fn m10_a_stranger_may_look_and_no_more() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let stranger = server.stranger();
    let mut live = Live::following(&server, &stranger, image).await;
    ada.open_chat(image, "first").await;
    live.check_in_step(&stranger).await;
}

#[tokio::test]
async fn lp22_a_ticket_opens_one_socket_of_its_session() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    assert_eq!(server.stranger().post("/api/v1/live-ticket", json!({})).await.status, 401);
    let answer = ada.post("/api/v1/live-ticket", json!({})).await.ok(201);
    let offer = format!("ic.v1, ic.ticket.{}", answer["ticket"].as_str().expect("a ticket"));
    let origin = server.base();
    let headers = [("origin", origin.as_str()), ("sec-websocket-protocol", offer.as_str())];
    let foreign = [("origin", "https://evil.example"), headers[1]];
    let mut live = Live::of(&server, &headers, ada.snapshot(image).await).await;
    live.subscribe().await;
    live.welcome().await;
    assert_eq!(handshake(&server, &headers).await, 401, "used up");
    assert_eq!(handshake(&server, &foreign).await, 401);
    assert_eq!(ada.delete("/api/v1/session", json!({})).await.status, 204);
    assert_eq!(
        live.close_code().await,
        CloseCode::SignInAgain as u16,
        "it belongs to that session"
    );

    let bob = server.person("Bob").await;
    let answer = bob.post("/api/v1/live-ticket", json!({})).await.ok(201);
    let offer = format!("ic.v1, ic.ticket.{}", answer["ticket"].as_str().expect("a ticket"));
    let foreign = [("origin", "https://evil.example"), ("sec-websocket-protocol", &*offer)];
    assert_eq!(handshake(&server, &foreign).await, 403, "a ticket is for the site's own pages");
}

/// A ticket of this person, as a subprotocol.
async fn offer(person: &Person) -> String {
    let answer = person.post("/api/v1/live-ticket", json!({})).await.ok(201);
    format!("ic.v1, ic.ticket.{}", answer["ticket"].as_str().expect("a ticket"))
}

#[tokio::test]
async fn lp22_embedding_sites_follow_the_images_of_their_tenant() {
    let (server, site) = (TestServer::start().await, "https://site.example");
    let other = server.new_tenant("other").await;
    let (ada, image) = server.person_with_image("Ada").await;
    let foreign = ada.upload("other").await;
    let origin = ("origin", site);
    assert_eq!(handshake(&server, &[origin]).await, 403, "it embeds nothing yet");
    let demo = image_chat::server::services::tenants::default_tenant_id();
    server.settings(&demo, |settings| settings.embed_origins = vec![site.into()]).await;
    let ticket = offer(&ada).await;
    let headers = [origin, ("sec-websocket-protocol", ticket.as_str())];
    let mut live = Live::of(&server, &headers, ada.snapshot(image).await).await;
    live.subscribe().await;
    live.welcome().await;
    assert_eq!(handshake(&server, &headers).await, 401, "a ticket is good once");

    let ticket = offer(&ada).await;
    let headers = [origin, ("sec-websocket-protocol", ticket.as_str())];
    let mut elsewhere = Live::of(&server, &headers, ada.snapshot(foreign).await).await;
    let (epoch, since) = (elsewhere.epoch, elsewhere.replica.seq());
    let wish = ClientMessage::Subscribe {
        tenant_id: other,
        image_id: foreign,
        epoch,
        since,
        pending: vec![],
        build: None,
        place: None,
    };
    elsewhere.say(&[wish]).await;
    assert_eq!(elsewhere.close_code().await, CloseCode::NotAllowed as u16, "not its tenant");

    server.settings(&demo, |settings| settings.embed_origins.clear()).await;
    assert_eq!(live.close_code().await, CloseCode::NotAllowed as u16, "taken away (LP23)");
}

/// A cookie that a browser sends from a page of another site identifies nobody.
#[tokio::test]
async fn lp22_for_an_embedding_site_no_cookie_counts() {
    let (server, site) = (TestServer::start().await, "https://site.example");
    let demo = image_chat::server::services::tenants::default_tenant_id();
    server.settings(&demo, |settings| settings.embed_origins = vec![site.into()]).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let cookie = cookie(&ada);
    let headers = [("origin", site), ("cookie", cookie.as_str())];
    let mut live = Live::of(&server, &headers, ada.snapshot(image).await).await;
    live.subscribe().await;
    live.welcome().await;
    server
        .state()
        .engine
        .connections()
        .close(CloseCode::SignInAgain, |viewer| viewer.identity.id.is_some());
    assert_eq!(ada.delete("/api/v1/session", json!({})).await.status, 204);
    ada.post("/api/v1/session", json!({ "name": "Ada" })).await.ok(201);
    ada.open_chat(image, "heard by nobody in particular").await;
    live.reach(Seq(1)).await;
}
