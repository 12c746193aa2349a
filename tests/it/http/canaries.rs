//! Secrets do not leak: each is stored in a real server with its most verbose log, and must appear neither in the log
//! nor in errors nor on pages.

use crate::common::{Answer, Person, fresh};
use crate::http::sso::sign_at;
use image_chat::server::clock::now;
use reqwest::Method;
use serde_json::json;
use std::fs::File;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A start that takes longer hangs.
const START_DEADLINE: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// Nothing else in the world contains these.
const PASSWORD: &str = "canary harbour 4f1d9c at dawn";
const OTHER_PASSWORD: &str = "canary meadow 77ab02 at noon";
const OIDC_SECRET: &str = "canary-oidc-9be1";
/// Of the one who administers: chosen by the link that the command line gives.
const CHOSEN: &str = "canary orchard 5d20 at dusk";
const SHARE_PASSWORD: &str = "canary lighthouse 31cc at dusk";

/// The real binary at its most talkative.
struct Talkative {
    base: String,
    folder: TempDir,
    process: Child,
}

impl Talkative {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr());
        let addr = port.expect("a free port").to_string();
        let log = File::create(folder.path().join("log")).expect("a log");
        let mut command = Command::new(env!("CARGO_BIN_EXE_image-chat"));
        command.arg("serve").env_clear().env("IMAGE_CHAT_ADDR", &addr);
        command.env("IMAGE_CHAT_LOG", "trace").env("RUST_BACKTRACE", "1");
        command.env("IMAGE_CHAT_DATA_DIR", folder.path().join("data"));
        // A provider that never answers.
        command.env("IMAGE_CHAT_OIDC_ISSUER", "http://127.0.0.1:9/");
        command.env("IMAGE_CHAT_OIDC_CLIENT_ID", "image-chat");
        command.env("IMAGE_CHAT_OIDC_CLIENT_SECRET", OIDC_SECRET);
        command.stdin(Stdio::null()).stdout(log.try_clone().expect("a log")).stderr(log);
        let process = command.spawn().expect("starts");
        let base = format!("http://{addr}");
        let server = Self { base, folder, process };
        let end = Instant::now() + START_DEADLINE;
        let ready = format!("{}/readyz", server.base);
        while !reqwest::get(&ready).await.is_ok_and(|answer| answer.status() == 200) {
            assert!(Instant::now() < end, "it was not ready in time:\n{}", server.log());
            tokio::time::sleep(LOOK_EVERY).await;
        }
        server
    }

    /// What a command says that is given beside the running server.
    fn command(&self, words: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_image-chat"));
        command.args(words).env_clear();
        command.env("IMAGE_CHAT_DATA_DIR", self.folder.path().join("data"));
        let output = command.output().expect("runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).expect("a log")
    }
}

impl Drop for Talkative {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has seen by then.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn form(person: &Person, path: &str, fields: &[(&str, &str)]) -> Answer {
    Answer::to(person.request(Method::POST, path).form(fields)).await
}

#[tokio::test]
async fn no_secret_is_in_the_log_or_in_what_is_answered() {
    let server = Talkative::start().await;
    let ada = Person::stranger(server.base.clone());
    let mut answers = Vec::new();
    let email = "ada@example.org";
    let account = [("name", "Ada"), ("email", email), ("password", PASSWORD)];
    answers.push(form(&ada, "/signup", &account).await);
    assert_eq!(answers[0].status, 303, "{}", answers[0].text);
    let cookie = ada.cookie().expect("a cookie").to_str().expect("text").to_owned();
    let session = cookie.split('=').next_back().expect("a value").to_owned();
    let image = ada.upload("demo").await;
    let share = [("level", "view"), ("password", SHARE_PASSWORD)];
    let made = form(&ada, &format!("/i/{image}/share"), &share).await;
    let (_, rest) = made.text.split_once("/s/").expect("a link");
    let link = rest.split('"').next().expect("its end").to_owned();
    let eve = Person::stranger(server.base.clone());
    for guess in [OTHER_PASSWORD, SHARE_PASSWORD] {
        answers.push(form(&eve, &format!("/s/{link}"), &[("password", guess)]).await);
    }
    let wrong = [("email", email), ("password", OTHER_PASSWORD)];
    answers.push(form(&eve, "/login", &wrong).await);
    answers.push(form(&eve, "/login?next=/nowhere", &wrong).await);
    answers.push(form(&ada, "/signup", &[("email", email), ("password", OTHER_PASSWORD)]).await);
    let change = [("present", OTHER_PASSWORD), ("password", PASSWORD)];
    answers.push(form(&ada, "/account/password", &change).await);
    answers.push(eve.get(&format!("/nowhere/{link}")).await);
    answers.push(eve.get("/auth/oidc").await);
    let wrong = json!({ "sso": { "userDataJSONBase64": OTHER_PASSWORD,
        "verificationHash": OTHER_PASSWORD, "timestamp": 1 }, "broadcastId": fresh() });
    answers.push(eve.post("/api/v1/tenants/demo/sso", wrong).await);
    // Of a tenant, a signed person, an administrator and the people they invite.
    let site = server.command(&["tenant", "secret", "rotate", "demo"]).trim().to_owned();
    let user = json!({ "id": "7", "email": "sam@example.org", "username": "sam" });
    let signed = eve.post("/api/v1/tenants/demo/sso", sign_at(&site, &user, now().0)).await.ok(201);
    let token = signed["token"].as_str().expect("a token").to_owned();
    answers.push(Answer::to(eve.request(Method::GET, "/").bearer_auth(&token)).await);
    let said = server.command(&["admin", "create", "root@example.org", "--name", "Root"]);
    let reset = after(&said, "/reset/");
    let root = Person::stranger(server.base.clone());
    let chosen = form(&root, &format!("/reset/{reset}"), &[("password", CHOSEN)]).await;
    answers.push(chosen);
    let sign_in = [("email", "root@example.org"), ("password", CHOSEN)];
    assert_eq!(form(&root, "/login", &sign_in).await.status, 303, "the password was chosen");
    let invite = [("do", "invite"), ("role", "member"), ("days", "7"), ("uses", "1")];
    let invitation = after(&form(&root, "/t/demo/members", &invite).await.text, "/join/");
    let hook = [("do", "create"), ("url", "https://example.org/"), ("comments", "on")];
    let hook = form(&root, "/t/demo/webhooks", &hook).await.text;
    let (_, hook) = hook.split_once("value=\"whsec_").expect("a secret");
    let hook = hook.split('"').next().expect("its end").to_owned();
    answers.push(root.get("/t/demo/webhooks").await);
    answers.push(form(&ada, &format!("/join/{invitation}"), &[]).await);
    // Its own page leads back to it, for those who sign in first.
    assert_eq!(eve.get(&format!("/join/{invitation}")).await.status, 200);
    answers.push(ada.post("/rpc/introduce", serde_json::json!({ "name": 7 })).await);
    let create = ["tenant", "key", "create", "demo", "--name", "Bot", "--role", "administrator"];
    let key = server.command(&create).trim().to_owned();
    for day in ["1", "99", "x"] {
        let day = format!("yearNumber=2026&monthNumber=0&dayNumber={day}");
        let path = format!("/api/v1/tenant-daily-usage?tenantId=demo&API_KEY={key}&{day}");
        answers.push(eve.get(&path).await);
    }
    let request = eve.request(Method::GET, "/api/v1/images/nothing").bearer_auth(&key);
    answers.push(Answer::to(request).await);
    let log = server.log();
    assert!(log.contains("TRACE"), "it says all it can");
    for told in ["signed in", "signing in failed", " refused "] {
        assert!(log.contains(told), "the log does not tell: {told}");
    }
    let chosen = [PASSWORD, OTHER_PASSWORD, SHARE_PASSWORD, OIDC_SECRET, CHOSEN];
    let made: [&str; 8] = [&session, &link, &site, &token, &reset, &invitation, &key, &hook];
    for secret in chosen.into_iter().chain(made) {
        assert!(!log.contains(secret), "the log tells {secret}: {}", around(&log, secret));
        for answer in &answers {
            assert!(!answer.text.contains(secret), "{secret} is in an answer: {}", answer.text);
            assert_ne!(answer.status, 500, "{}", answer.text);
        }
    }
    for hash in ["$argon2id$", "password_hash"] {
        assert!(!log.contains(hash), "the log tells a hash: {}", around(&log, hash));
    }
}

/// What stands behind this, up to where an address ends.
fn after(text: &str, what: &str) -> String {
    let (_, rest) = text.split_once(what).unwrap_or_else(|| panic!("no {what} in {text}"));
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
    rest[..end.unwrap_or(rest.len())].to_owned()
}

/// The line that tells it.
fn around(log: &str, secret: &str) -> String {
    log.lines().find(|line| line.contains(secret)).unwrap_or_default().to_owned()
}
