//! Request heads that no browser sends, byte by byte, on each group of routes: a named 4xx, and nothing in the log.

use crate::common::child::ChildServer;
use serde_json::Value;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A path of each group of routes, and whether the group is for health checks.
const GROUPS: [(&str, bool); 10] = [
    ("/", false),
    ("/t/demo", false),
    ("/api/v1/session", false),
    ("/rpc/operate", false),
    ("/embed/demo/room", false),
    ("/embed/demo/rpc/operate", false),
    ("/live", false),
    ("/media/a/b.png", false),
    ("/favicon.svg", false),
    ("/healthz", true),
];

/// The status and the body of an answer to these bytes. The server ends the connection.
async fn answer(addr: SocketAddr, request: &[u8]) -> (u16, String) {
    let mut line = TcpStream::connect(addr).await.expect("a connection");
    // The server may refuse a head before it is sent completely, and reset what follows.
    let _ = line.write_all(request).await;
    let mut answer = Vec::new();
    let _ = line.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.strip_prefix("HTTP/1.").and_then(|rest| rest.get(2..5));
    let status = status.and_then(|status| status.parse().ok());
    (status.unwrap_or_else(|| panic!("no answer, but {answer:?}")), body.to_owned())
}

/// A head with this request line and these headers.
fn head(line: impl AsRef<[u8]>, headers: &str) -> Vec<u8> {
    [line.as_ref(), b"\r\n", headers.as_bytes(), b"connection: close\r\n\r\n"].concat()
}

/// The `code` of an error in JSON, with or without its envelope; empty for anything else.
fn code(body: &str) -> String {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let code = body["error"]["code"].as_str().or(body["code"].as_str());
    code.unwrap_or_default().to_owned()
}

/// Request lines that name no resource, and their status, on a path.
fn ambiguous(path: &str, host: &str, is_health: bool) -> Vec<(Vec<u8>, u16)> {
    let one = format!("host: {host}\r\n");
    let without_host_before_1_1 = if is_health { 200 } else { 400 };
    vec![
        (head(format!("CONNECT {path} HTTP/1.1"), &one), 405),
        (head("CONNECT elsewhere.test:443 HTTP/1.1", &one), 405),
        (head("CONNECT elsewhere.test:443 HTTP/1.0", ""), 405),
        (head("GET elsewhere.test:443 HTTP/1.1", &one), 400),
        (head("OPTIONS * HTTP/1.1", &one), 400),
        (head("GET * HTTP/1.1", &one), 400),
        (head(format!("GET http://elsewhere.test{path} HTTP/1.1"), &one), 400),
        (head(format!("GET http://a@{host}{path} HTTP/1.1"), &one), 400),
        (head(format!("GET ftp://{host}{path} HTTP/1.1"), &one), 400),
        (head(format!("GET {path} HTTP/1.1"), ""), 400),
        (head(format!("GET {path} HTTP/1.1"), &format!("{one}{one}")), 400),
        (head(format!("GET {path} HTTP/1.1"), &format!("{one}host: elsewhere.test\r\n")), 400),
        (head(format!("GET {path} HTTP/1.0"), &format!("{one}{one}")), 400),
        (head(format!("GET http://{host}{path} HTTP/1.0"), ""), 400),
        (head(format!("GET {path} HTTP/1.0"), ""), without_host_before_1_1),
    ]
}

/// Heads that name a resource which is not there, or ask it for what it does not do.
fn odd(path: &str, host: &str) -> Vec<Vec<u8>> {
    let host = format!("host: {host}\r\n");
    let method = |method: &str| format!("{method} {path} HTTP/1.1");
    let below = |rest: &str| format!("GET {path}/{rest} HTTP/1.1");
    let mut lines: Vec<String> =
        ["TRACE", "PUT", "BREW", "get", "!#$%&'*+-.^_`|~", "VERSION-CONTROL"].map(method).into();
    lines.push(method(&"A".repeat(5_000)));
    let rests = ["%", "%zz", "%ff%fe", "%00", "%2e%2e%2f", "..", "//", "a%0d%0ab", "\u{e9}", "{x}"];
    lines.extend(rests.map(below));
    lines.push(below(&"%41".repeat(6_000)));
    let mut heads: Vec<_> = lines.iter().map(|line| head(line, &host)).collect();
    for rest in [&b"\xff\xfe"[..], b"\xc3\x28", b"a b", b"a\tb", b"\x7f"] {
        let line = [b"GET ", path.as_bytes(), b"/", rest, b" HTTP/1.1"].concat();
        heads.push(head(line, &host));
    }
    for length in [40_000, 70_000] {
        heads.push(head(below(&"a".repeat(length)), &host));
    }
    heads
}

#[tokio::test]
async fn odd_request_heads_have_a_named_answer_and_leave_the_log_alone() {
    let server = ChildServer::start().await;
    let (addr, host) = (server.addr, server.addr.to_string());
    let before = server.log();
    for (path, is_health) in GROUPS {
        for (request, expected) in ambiguous(path, &host, is_health) {
            let (status, body) = answer(addr, &request).await;
            let what = String::from_utf8_lossy(&request).into_owned();
            assert_eq!(status, expected, "{what}{body}");
            let named = match expected {
                400 => "invalid",
                405 => "method_not_allowed",
                _ => "",
            };
            let is_named = code(&body) == named || body.contains("<h1>This did not work</h1>");
            assert!(is_named, "{what}{body}");
        }
        for request in odd(path, &host) {
            let (status, body) = answer(addr, &request).await;
            let what = String::from_utf8_lossy(&request).into_owned();
            assert!((400..500).contains(&status), "{status} to {what:.80}: {body:.200}");
        }
    }
    assert_eq!(server.log(), before, "nothing to log at the level of warnings");
}

#[tokio::test]
async fn a_request_with_its_host_in_the_target_is_answered_as_without() {
    let server = ChildServer::start().await;
    let host = server.addr.to_string();
    for (path, _) in GROUPS {
        let targets = [path.to_owned(), format!("http://{host}{path}")];
        let mut answers = Vec::new();
        for target in targets {
            let head = head(format!("GET {target} HTTP/1.1"), &format!("host: {host}\r\n"));
            answers.push(answer(server.addr, &head).await.0);
        }
        assert_eq!(answers[0], answers[1], "{path}");
        assert!(answers[0] < 500, "{path}: {answers:?}");
    }
}
