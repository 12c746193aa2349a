//! A site that receives webhooks: it keeps what comes and answers as a test says. Knows no secret.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use serde_json::Value;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;

/// What does not come within this time does not come.
const PATIENCE: Duration = Duration::from_secs(30);

/// A request of a webhook.
#[derive(Clone, Debug)]
pub struct Received {
    pub headers: HeaderMap,
    pub body: String,
}

impl Received {
    /// A header, as text; empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    /// The message, equal in every attempt.
    pub fn id(&self) -> &str {
        self.header("webhook-id")
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    pub fn kind(&self) -> String {
        self.json()["type"].as_str().expect("a type").to_owned()
    }
}

/// A site that receives webhooks, until the test ends.
#[derive(Clone)]
pub struct Receiver {
    pub url: String,
    seen: Arc<watch::Sender<Vec<Received>>>,
    /// The status of each answer; `None`: no answer.
    answer: Arc<Mutex<Option<u16>>>,
}

impl Receiver {
    /// One that takes everything.
    pub async fn start() -> Self {
        Self::answering(Some(200)).await
    }

    pub async fn answering(status: Option<u16>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        let (seen, answer) = (Arc::new(watch::Sender::default()), Arc::new(Mutex::new(status)));
        let receiver = Self { url, seen, answer };
        let routes = Router::new().route("/hook", any(receive)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        receiver
    }

    /// How it answers from now on.
    pub fn answers(&self, status: Option<u16>) {
        *self.answer.lock().expect("no panic") = status;
    }

    /// Everything that came so far.
    pub fn seen(&self) -> Vec<Received> {
        self.seen.borrow().clone()
    }

    /// Waits until this holds of what came.
    pub async fn until(&self, what: &str, holds: impl Fn(&[Received]) -> bool) -> Vec<Received> {
        let mut seen = self.seen.subscribe();
        let waited = timeout(PATIENCE, seen.wait_for(|seen| holds(seen))).await;
        match waited {
            Ok(seen) => seen.expect("it is there").clone(),
            Err(_) => {
                let kinds: Vec<_> = self.seen().iter().map(Received::kind).collect();
                panic!("{what} did not come; there were {kinds:?}")
            }
        }
    }

    /// Waits until so many requests have come.
    pub async fn count(&self, count: usize) -> Vec<Received> {
        self.until(&format!("request {count}"), |seen| seen.len() >= count).await
    }

    /// Waits for a request of this kind and returns the last one.
    pub async fn last(&self, kind: &str) -> Received {
        let is = |received: &&Received| received.kind() == kind;
        let seen = self.until(kind, |seen| seen.iter().any(|one| is(&one))).await;
        seen.iter().rfind(is).expect("one").clone()
    }
}

async fn receive(State(receiver): State<Receiver>, request: Request) -> StatusCode {
    let headers = request.headers().clone();
    let bytes = axum::body::to_bytes(request.into_body(), usize::MAX).await.expect("a body");
    let body = String::from_utf8(bytes.into()).expect("text");
    let answer = *receiver.answer.lock().expect("no panic");
    receiver.seen.send_modify(|seen| seen.push(Received { headers, body }));
    match answer {
        Some(status) => StatusCode::from_u16(status).expect("a status"),
        None => std::future::pending().await,
    }
}
