//! The lines of the log.

use crate::common::child::ChildServer;
use crate::process::until;
use rustix::process::Signal;
use serde_json::Value;

#[tokio::test]
async fn on_request_each_line_of_the_log_is_a_json_object() {
    let mut server = ChildServer::start_with(&[("IMAGE_CHAT_LOG_FORMAT", "json")]).await;
    server.signal(Signal::USR1);
    let changed = || server.log().contains("logging by this filter");
    until("changing the filter", || async { changed() }).await;
    let answer = reqwest::get(format!("{}/t/nowhere", server.base())).await.expect("an answer");
    assert_eq!(answer.status(), 404);
    server.terminate();
    assert!(server.ended().await.success(), "{}", server.log());
    let log = server.log();
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect();
    for line in &lines {
        for field in ["timestamp", "level", "target", "message"] {
            assert!(line[field].is_string(), "{field} of {line}");
        }
    }
    let filter = lines.iter().find(|line| line["message"] == "logging by this filter");
    let filter = filter.expect("the change of the filter is logged");
    assert!(filter["filter"].as_str().is_some_and(|text| text.contains("debug")), "{filter}");
}
