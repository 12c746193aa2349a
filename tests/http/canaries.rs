//! Secrets stay where they belong: everything that is secret is put into a real server that logs all it
//! can, and is then looked for in its log, in its errors and in its pages.

use crate::common::{Answer, Person, fresh};
use reqwest::Method;
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
    answers.push(eve.get("/metrics").await);
    let sso = serde_json::json!({ "sso": { "userDataJSONBase64": OIDC_SECRET,
        "verificationHash": OIDC_SECRET, "timestamp": 1 }, "broadcastId": fresh() });
    answers.push(eve.post("/api/v1/tenants/demo/sso", sso).await);
    answers.push(ada.post("/rpc/introduce", serde_json::json!({ "name": 7 })).await);
    let log = server.log();
    assert!(log.contains("TRACE"), "it says all it can");
    for told in ["signed in", "signing in failed", " refused "] {
        assert!(log.contains(told), "the log does not tell: {told}");
    }
    for secret in [PASSWORD, OTHER_PASSWORD, SHARE_PASSWORD, OIDC_SECRET, &session, &link] {
        assert!(!log.contains(secret), "the log tells {secret}: {}", around(&log, secret));
        for answer in &answers {
            assert!(!answer.text.contains(secret), "{secret} is in an answer: {}", answer.text);
            assert!(answer.status < 500, "{}", answer.text);
        }
    }
    for hash in ["$argon2id$", "password_hash"] {
        assert!(!log.contains(hash), "the log tells a hash: {}", around(&log, hash));
    }
}

/// The line that tells it.
fn around(log: &str, secret: &str) -> String {
    log.lines().find(|line| line.contains(secret)).unwrap_or_default().to_owned()
}
