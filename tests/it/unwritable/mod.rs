//! Nothing can be written: the disk is full, files may not grow, or another program holds the database. All that is
//! there can be read, writes are refused soon and with a reason, and work again by themselves.

mod file_size;
mod full_disk;
mod locked;

use crate::common::child::ChildServer;
use crate::common::viewer::Viewer;
use crate::common::{Answer, Person, form_with, fresh, png};
use image_chat::model::{ChatId, ImageId};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::time::timeout;

/// A write that cannot be done is refused within this time: a write waits one second for a lock, and a
/// queued one at most for the next attempt.
const SOON: Duration = Duration::from_secs(6);
/// The bound of a failing test, never a pause.
const DEADLINE: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(50);

const DISK_FULL: &str = "nothing can be saved at present: the server's disk is full";
const DISK_FAILS: &str = "nothing can be saved at present: the server's disk refuses to be written";
const LOCKED: &str =
    "nothing can be saved at present: another program keeps the server's database locked";

/// Two people, one's image with a discussion, and the page of it that is open all the time.
struct Scene {
    ada: Person,
    bob: Person,
    image: ImageId,
    chat: ChatId,
    viewer: Viewer,
}

impl Scene {
    async fn new(server: &ChildServer) -> Self {
        let ada = Person::named(server.base(), "Ada").await;
        let bob = Person::named(server.base(), "Bob").await;
        let image = ada.upload("demo").await;
        let (chat, _) = ada.open_chat(image, "written before").await;
        let mut viewer = Viewer::load(&bob, image).await;
        viewer.be_welcome().await;
        Self { ada, bob, image, chat, viewer }
    }

    /// The page, its pictures, the API and the live view.
    async fn can_be_read(&self) {
        let page = self.bob.get(&format!("/i/{}", self.image)).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains("written before"), "{}", page.text);
        let shown = self.bob.get(&format!("/api/v1/images/{}", self.image)).await.ok(200);
        for name in ["src", "fullSrc", "thumbSrc"] {
            let picture = self.bob.get(shown["image"][name].as_str().expect("an address")).await;
            assert_eq!((picture.status, picture.header("content-type")), (200, "image/png"));
        }
        let mut viewer = Viewer::load(&self.ada, self.image).await;
        timeout(DEADLINE, viewer.be_welcome()).await.expect("the live view opens");
        assert_eq!(viewer.wrong, [""; 0]);
        assert_eq!(self.ada.get("/healthz").await.status, 200);
    }

    /// Every kind of write, by the API, by a page's script and by a form.
    async fn refuses_writes(&self, reasons: &[&str]) {
        let comment = json!({ "body": "lost?", "broadcastId": fresh() });
        let comments = format!("/api/v1/chats/{}/comments", self.chat);
        let images = "/api/v1/tenants/demo/images";
        let stranger = Person::stranger(self.ada.base.clone());
        let post = |person: &Person, path: &str| person.request(Method::POST, path);
        let by_api = [
            post(&self.ada, &comments).json(&comment),
            post(&self.ada, images).multipart(form_with(png(), "picture.png")),
            post(&stranger, "/api/v1/session").json(&json!({ "name": "Eve" })),
        ];
        for request in by_api {
            let answer = soon(request).await;
            let body: Value = serde_json::from_str(&answer.text).expect("JSON");
            check_refusal(&answer, &body["error"], reasons);
        }
        let by_script = post(&stranger, "/rpc/introduce").json(&json!({ "name": "Eve" }));
        let answer = soon(by_script).await;
        let body = serde_json::from_str(&answer.text).expect("JSON");
        check_refusal(&answer, &body, reasons);
        let fields =
            [("name", "Eve"), ("email", "eve@example.org"), ("password", "gulls on a mast")];
        let answer = soon(post(&stranger, "/signup").form(&fields)).await;
        assert_eq!((answer.status, answer.header("retry-after")), (503, "5"), "{}", answer.text);
    }

    /// And everyone hears of what is written.
    async fn takes_writes(&mut self) {
        self.ada.comment(self.chat, "written after").await;
        self.ada.upload("demo").await;
        let head = self.ada.snapshot(self.image).await.board.seq;
        timeout(DEADLINE, self.viewer.reach(head)).await.expect("the live view goes on");
        assert_eq!(self.viewer.wrong, [""; 0]);
    }

    async fn is_ready(&self) {
        self.readiness(200, &["ready"]).await;
    }

    async fn is_not_ready(&self, reasons: &[&str]) {
        self.readiness(503, reasons).await;
    }

    /// Waits for this answer: the last one is remembered for a moment.
    async fn readiness(&self, status: u16, texts: &[&str]) {
        let end = Instant::now() + DEADLINE;
        loop {
            let answer = self.ada.get("/readyz").await;
            if answer.status == status && texts.contains(&answer.text.trim_end()) {
                return;
            }
            assert!(Instant::now() < end, "{} {} and not {texts:?}", answer.status, answer.text);
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

async fn soon(request: RequestBuilder) -> Answer {
    timeout(SOON, Answer::to(request)).await.expect("answered soon")
}

#[track_caller]
fn check_refusal(answer: &Answer, error: &Value, reasons: &[&str]) {
    assert_eq!((answer.status, answer.header("retry-after")), (503, "5"), "{}", answer.text);
    assert_eq!(error["code"], "unwritable");
    let message = error["message"].as_str().expect("a sentence");
    assert!(reasons.contains(&message), "{message}");
}
