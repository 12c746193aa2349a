//! Accounts: the forms of signing up and in, and links for passwords. What one does with an account: `account_page.rs`;
//! its deletion: `ended_accounts.rs`.

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::Timestamp;
use image_chat::server::auth::SessionToken;
use image_chat::server::clock;
use image_chat::server::services::accounts::new_reset_link;
use image_chat::server::store::NewSession;
use serde_json::json;

pub const PASSWORD: &str = "a quiet harbour at dawn";
pub const OTHER: &str = "two gulls on a mast";

/// Signs up by the form.
pub async fn sign_up(person: &Person, name: &str, email: &str) -> Answer {
    let fields = [("name", name), ("email", email), ("password", PASSWORD), ("next", "/t/demo")];
    person.submit("/signup", &fields).await
}

/// Signs in by the form.
pub async fn sign_in(person: &Person, email: &str, password: &str) -> Answer {
    person.submit("/login", &[("email", email), ("password", password), ("next", "/t/demo")]).await
}

/// Someone with an account at this address.
pub async fn account(server: &TestServer, name: &str, email: &str) -> Person {
    let person = server.person(name).await;
    sign_up(&person, name, email).await.goes_to("/t/demo");
    person
}

pub async fn is_signed_in(person: &Person) -> bool {
    let answer = person.get("/api/v1/session").await;
    answer.status == 200 && answer.ok(200)["isSignedIn"] == true
}

#[tokio::test]
async fn a_guest_who_signs_up_stays_who_they_are() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "as a guest").await;
    assert_eq!(ada.get("/api/v1/session").await.ok(200)["isSignedIn"], false);
    let before = ada.cookie();
    let page = ada.get("/signup").await;
    assert!(page.text.contains("value=\"Ada\""), "the name is there already");
    let answer = sign_up(&ada, "Ada Lovelace", " ADA@Example.org").await;
    answer.goes_to("/t/demo");
    assert_ne!(ada.cookie(), before, "another session");
    let now = ada.get("/api/v1/session").await.ok(200);
    assert_eq!(now["user"], json!({ "id": ada.id().to_string(), "name": "Ada Lovelace" }));
    assert_eq!(now["isSignedIn"], true);
    ada.patch(
        &format!("/api/v1/chats/{chat}"),
        json!({ "x": 3.0, "y": 4.0, "broadcastId": fresh() }),
    )
    .await
    .ok(200);
    let elsewhere = server.stranger();
    sign_in(&elsewhere, "ada@example.ORG ", PASSWORD).await.goes_to("/t/demo");
    assert_eq!(elsewhere.get("/api/v1/session").await.ok(200)["user"]["id"], now["user"]["id"]);
}

#[tokio::test]
async fn signing_up_ends_all_other_sessions_of_the_guest() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    // Someone who knows another session of the same guest.
    let (token, now) = (SessionToken::new().expect("randomness"), clock::now());
    let session = NewSession {
        id: fresh(),
        token: token.digest(),
        user: ada.id(),
        device: None,
        address: None,
        created_at: now,
        expires_at: Timestamp(now.0 + 60_000),
    };
    server.state().store.people().create_session(&session).await.expect("stored");
    let token = token.into_text();
    let elsewhere = || {
        let request = server.stranger().request(reqwest::Method::GET, "/api/v1/session");
        Answer::to(request.bearer_auth(&token))
    };
    assert_eq!(elsewhere().await.status, 200);
    sign_up(&ada, "Ada", "ada@example.org").await.goes_to("/t/demo");
    elsewhere().await.refused(401);
    assert!(is_signed_in(&ada).await);
}

#[tokio::test]
async fn the_session_one_came_with_ends_at_signing_in() {
    let server = TestServer::start().await;
    account(&server, "Ada", "ada@example.org").await;
    let guest = server.person("Guest").await;
    let old = guest.cookie().expect("a cookie");
    let answer = sign_in(&guest, "ada@example.org", PASSWORD).await;
    let cookie = answer.header("set-cookie").to_owned();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{cookie} lacks {part}");
    }
    let with_old = server.stranger().request(reqwest::Method::GET, "/api/v1/session");
    Answer::to(with_old.header("cookie", old)).await.refused(401);
    assert!(is_signed_in(&guest).await);
}

#[tokio::test]
async fn an_unknown_address_and_a_wrong_password_answer_alike() {
    let server = TestServer::start().await;
    account(&server, "Ada", "ada@example.org").await;
    let mut answers = Vec::new();
    for (email, password) in [
        ("ada@example.org", "wrong password"),
        ("bob@example.org", PASSWORD),
        ("no address", PASSWORD),
        ("", ""),
    ] {
        let person = server.stranger();
        let answer = sign_in(&person, email, password).await;
        assert_eq!(answer.status, 401, "{email}");
        assert_eq!(answer.header("set-cookie"), "", "{email}");
        answers.push(answer.problem());
        if !email.is_empty() {
            assert!(answer.text.contains(&format!("value=\"{email}\"")), "what was typed stays");
        }
        assert!(!answer.text.contains("wrong password"), "but never a password");
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[tokio::test]
async fn too_many_attempts_have_to_wait() {
    let server = TestServer::start_with(crate::http::ten_attempts).await;
    account(&server, "Ada", "ada@example.org").await;
    let mut tries = 0;
    while sign_in(&server.stranger(), "ada@example.org", "wrong one").await.status == 401 {
        tries += 1;
        assert!(tries <= 10, "so often and no more");
    }
    let refused = sign_in(&server.stranger(), "ada@example.org", PASSWORD).await;
    assert_eq!(refused.status, 429, "also with the right one: nobody learns that it was");
    assert!(refused.header("retry-after").parse::<u32>().expect("seconds") > 0);
    assert!(refused.problem().contains("Too many"), "{}", refused.problem());
}

/// Only failures count, those of an address for itself, and those of someone signed in for themselves.
#[tokio::test]
async fn nobody_else_locks_someone_out_of_their_account() {
    let server = TestServer::start_with(|config| {
        crate::http::ten_attempts(config);
        config.trusted_proxies = "127.0.0.1".parse().expect("networks");
    })
    .await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    let fails_elsewhere = async || {
        let request = server.stranger().request(reqwest::Method::POST, "/login");
        let request = request.header("x-forwarded-for", "203.0.113.9");
        let form = [("email", "ada@example.org"), ("password", "a guess of mine"), ("next", "/")];
        Answer::to(request.form(&form)).await.status
    };
    for _ in 0..10 {
        assert_eq!(fails_elsewhere().await, 401);
    }
    assert_eq!(fails_elsewhere().await, 429);
    for _ in 0..12 {
        sign_in(&server.stranger(), "ada@example.org", PASSWORD).await.goes_to("/t/demo");
    }
    let fields = [("do", "password"), ("present", PASSWORD), ("new", OTHER)];
    ada.submit("/account", &fields).await.goes_to("/account?done=password");
}

#[tokio::test]
async fn someone_who_guesses_in_an_open_session_has_to_wait() {
    let server = TestServer::start_with(crate::http::ten_attempts).await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    let fields = [("do", "password"), ("present", "a guess of mine"), ("new", OTHER)];
    for _ in 0..10 {
        assert_eq!(ada.submit("/account", &fields).await.status, 403);
    }
    assert_eq!(ada.submit("/account", &fields).await.status, 429);
}

#[tokio::test]
async fn what_cannot_be_an_account_is_refused_with_a_reason() {
    let server = TestServer::start().await;
    account(&server, "Ada", "ada@example.org").await;
    let cases = [
        ("", "bob@example.org", PASSWORD, 400, "Your name"),
        ("\u{2800}\u{202e}", "bob@example.org", PASSWORD, 400, "Your name"),
        ("Bob", "bob", PASSWORD, 400, "e-mail"),
        ("Bob", "bob@example.org", "short", 400, "at least 10"),
        ("Bob", "bob@example.org", "password123", 400, "tried first"),
        ("Bob", "bob.bobson@example.org", "bob.bobson@example.org", 400, "neither your name"),
        ("Bob", "ADA@example.org", PASSWORD, 409, "sign in instead"),
    ];
    for (name, email, password, status, says) in cases {
        let person = server.stranger();
        let fields = [("name", name), ("email", email), ("password", password)];
        let answer = person.submit("/signup", &fields).await;
        assert_eq!(answer.status, status, "{name:?} {email} {password}");
        assert!(answer.problem().contains(says), "{}", answer.problem());
        assert_eq!(answer.header("set-cookie"), "");
    }
    let long = "x".repeat(201);
    let answer = server.stranger();
    let fields = [("name", "Bob"), ("email", "bob@example.org"), ("password", long.as_str())];
    assert_eq!(answer.submit("/signup", &fields).await.status, 400);
}

#[tokio::test]
async fn nobody_is_sent_to_another_site_after_signing_in() {
    let server = TestServer::start().await;
    account(&server, "Ada", "ada@example.org").await;
    for next in ["https://evil.example", "//evil.example", "/\\evil.example", ""] {
        let person = server.stranger();
        let fields = [("email", "ada@example.org"), ("password", PASSWORD), ("next", next)];
        person.submit("/login", &fields).await.goes_to("/");
        let again = person.get(&format!("/login?next={next}")).await;
        again.goes_to("/");
    }
    let page = server.stranger().get("/login?next=https://evil.example").await;
    assert!(!page.text.contains("evil.example"), "{}", page.text);
}

#[tokio::test]
async fn forms_of_other_sites_change_nothing() {
    let server = TestServer::start().await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    for (path, fields) in [
        ("/login", vec![("email", "ada@example.org"), ("password", PASSWORD)]),
        ("/signup", vec![("name", "Eve"), ("email", "eve@example.org"), ("password", PASSWORD)]),
        ("/account", vec![("do", "sign-out")]),
        ("/t/demo/members", vec![("do", "invite")]),
    ] {
        let request = ada.request(reqwest::Method::POST, path).form(&fields);
        let answer = Answer::to(request.header("origin", "https://evil.example")).await;
        assert_eq!(answer.status, 403, "{path}");
    }
    assert!(is_signed_in(&ada).await);
}

#[tokio::test]
async fn a_link_replaces_a_password_once() {
    let server = TestServer::start().await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    let secret = new_reset_link(&*server.state().store, ada.id()).await.expect("stored");
    let path = format!("/reset/{}", secret.expect("randomness"));
    let person = server.stranger();
    let page = person.get(&path).await;
    page.is_page(200);
    assert!(page.text.contains("ada@example.org"));
    person.submit(&path, &[("password", "short")]).await.is_page(400);
    person.submit(&path, &[("password", OTHER)]).await.goes_to("/account");
    assert!(is_signed_in(&person).await && !is_signed_in(&ada).await);
    person.submit(&path, &[("password", PASSWORD)]).await.is_page(404);
    person.get(&path).await.is_page(404);
    sign_in(&ada, "ada@example.org", OTHER).await.goes_to("/t/demo");
}
