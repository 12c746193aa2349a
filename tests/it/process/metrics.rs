//! `/metrics`: for holders of the token, by the conventions of Prometheus.

use crate::common::child::ChildServer;
use crate::common::viewer::Viewer;
use crate::common::{Answer, Person};
use reqwest::Method;
use std::collections::BTreeMap;

const TOKEN: &str = "a-token-for-prometheus";

async fn ask(person: &Person, token: &str) -> Answer {
    let request = person.request(Method::GET, "/metrics");
    Answer::to(request.header("authorization", format!("Bearer {token}"))).await
}

/// The values by names and labels.
async fn values(person: &Person) -> BTreeMap<String, f64> {
    let answer = ask(person, TOKEN).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").starts_with("text/plain; version=0.0.4"));
    let lines = answer.text.lines().filter(|line| !line.starts_with('#'));
    let pair = |line: &str| {
        let (name, value) = line.rsplit_once(' ').expect("a value");
        (name.to_owned(), value.parse().expect("a number"))
    };
    lines.map(pair).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happens_is_counted_by_the_names_that_are_documented() {
    let server = ChildServer::start_with(&[("IMAGE_CHAT_METRICS_TOKEN", TOKEN)]).await;
    let ada = Person::named(server.base(), "Ada").await;
    let image = ada.upload("demo").await;
    let mut viewer = Viewer::load(&ada, image).await;
    viewer.be_welcome().await;
    let before = values(&ada).await;
    for text in ["one", "two"] {
        ada.open_chat(image, text).await;
    }
    ada.get("/i/not-an-image").await;
    let after = values(&ada).await;
    let grew = |name: &str| {
        after.get(name).copied().unwrap_or(0.0) - before.get(name).copied().unwrap_or(0.0)
    };
    assert_eq!(grew("image_chat_events_total"), 2.0);
    assert!(grew("image_chat_commit_duration_seconds_count") >= 2.0);
    assert!(grew("image_chat_commit_duration_seconds_sum") > 0.0);
    assert_eq!(
        after["image_chat_commit_batch_size_bucket{le=\"+Inf\"}"],
        after["image_chat_commit_batch_size_count"]
    );
    let opened = "method=\"POST\",route=\"/api/v1/images/{id}/chats\",status=\"201\"";
    assert_eq!(grew(&format!("image_chat_http_requests_total{{{opened}}}")), 2.0);
    assert_eq!(after["image_chat_connections"], 1.0);
    assert!(after["image_chat_rooms"] >= 1.0);
    assert!(after["image_chat_resumes_total{kind=\"events\"}"] >= 1.0);

    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/operate.md"));
    let page = page.expect("the page");
    let text = ask(&ada, TOKEN).await.text;
    for line in text.lines().filter_map(|line| line.strip_prefix("# TYPE ")) {
        let (name, kind) = line.split_once(' ').expect("a kind");
        assert_eq!(kind == "counter", name.ends_with("_total"), "{line}");
        assert!(page.contains(&format!("\n{name} ")), "{name} is documented");
    }
}

#[test]
fn dashboard_and_alerts_name_metrics_that_are_documented() {
    let read = |file: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(file);
        std::fs::read_to_string(path).expect("the file")
    };
    let page = read("operate.md");
    let is_part = |c: char| c.is_ascii_lowercase() || c == '_';
    for file in ["monitoring/grafana.json", "monitoring/alerts.yaml"] {
        let text = read(file);
        let mut names = 0;
        for (at, _) in text.match_indices("image_chat_") {
            let name: String = text[at..].chars().take_while(|c| is_part(*c)).collect();
            let name = name.strip_suffix("_bucket").unwrap_or(&name);
            assert!(page.contains(&format!("\n{name} ")), "{file}: {name}");
            names += 1;
        }
        assert!(names > 5, "{file}");
    }
}

#[tokio::test]
async fn without_the_token_there_are_no_metrics() {
    let server = ChildServer::start_with(&[("IMAGE_CHAT_METRICS_TOKEN", TOKEN)]).await;
    let stranger = Person::stranger(server.base());
    assert_eq!(stranger.get("/metrics").await.status, 401);
    assert_eq!(ask(&stranger, "another-token-of-someone").await.status, 401);
    assert!(!server.log().contains(TOKEN));
    let server = ChildServer::start().await;
    assert_eq!(
        ask(&Person::stranger(server.base()), TOKEN).await.status,
        404,
        "none is configured"
    );
}
