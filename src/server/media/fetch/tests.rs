//! Local servers stand for the internet: `127.0.0.1` is allowed, `127.0.0.2` is a private network.

use super::stand_ins::{Script, Server};
use super::*;
use crate::protocol::AppError;
use crate::server::net::cidr::Networks;
use std::sync::atomic::Ordering;
use tokio::net::TcpListener;

const ALLOWED: &str = "127.0.0.1";
const PRIVATE: &str = "127.0.0.2";

fn allowed() -> AllowedNetworks {
    ALLOWED.parse::<Networks>().expect("a network").into()
}

fn fetcher() -> LinkFetcher {
    LinkFetcher::new(allowed())
}

async fn fetch(fetcher: &LinkFetcher, url: &str) -> Result<Bytes, FetchError> {
    fetcher.fetch(fetcher.check(url)?).await
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

fn moved(target: &str) -> String {
    format!(
        "HTTP/1.1 302 Found\r\nlocation: {target}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    )
}

#[tokio::test]
async fn an_image_is_fetched() {
    let server = Server::start(ALLOWED, ok("bytes")).await;
    assert_eq!(fetch(&fetcher(), &server.url()).await, Ok("bytes".into()));
    let request = server.requests.lock().expect("not poisoned").concat().to_ascii_lowercase();
    assert!(request.contains("accept-encoding: identity\r\n"), "{request}");
    assert!(!request.contains("cookie") && !request.contains("referer"), "{request}");
}

#[tokio::test]
async fn addresses_that_are_not_public_are_not_connected_to() {
    let private = Server::start(PRIVATE, ok("secret")).await;
    let port = private.address.port();
    let spellings = [
        "127.0.0.2",
        "127.0.2",
        "2130706434",
        "0x7f000002",
        "0x7f.0.0.2",
        "0177.0.0.2",
        "127.0.0.2.",
        "[::ffff:127.0.0.2]",
        "[::ffff:7f00:2]",
        "[::127.0.0.2]",
        "[64:ff9b::7f00:2]",
        "[2002:7f00:2::]",
        "１２７.0.0.2",
        "127。0。0。2",
        "0",
        "[::]",
        "[::1]",
        "10.0.0.1",
        "169.254.169.254",
        "[fe80::1]",
        "[fd00::1]",
        "100.64.0.1",
        "255.255.255.255",
    ];
    for host in spellings {
        let got = fetch(&fetcher(), &format!("http://{host}:{port}/")).await;
        assert_eq!(got, Err(FetchError::NotPublic), "{host}");
    }
    assert_eq!(private.count(), 0);
}

#[tokio::test]
async fn names_of_private_addresses_are_not_connected_to() {
    let private = Server::start(PRIVATE, ok("secret")).await;
    for address in [PRIVATE, "::1", "::ffff:127.0.0.2", "::ffff:127.0.0.1", "10.0.0.1", "fd00::1"] {
        let fetcher = LinkFetcher::with_resolver(allowed(), Script::new(&[&[address]]));
        let got = fetch(&fetcher, &private.named("images.example")).await;
        assert_eq!(got, Err(FetchError::NotPublic), "{address}");
    }
    assert_eq!(private.count(), 0);
    let fetcher = LinkFetcher::new(AllowedNetworks::default());
    let got = fetch(&fetcher, &private.named("localhost")).await;
    assert_eq!(got, Err(FetchError::NotPublic));
}

#[tokio::test]
async fn only_the_allowed_addresses_of_a_name_are_connected_to() {
    let private = Server::start(PRIVATE, ok("secret")).await;
    let same_port = TcpListener::bind((ALLOWED, private.address.port())).await;
    let public = Server::on(same_port.expect("a free port"), ok("bytes").into());
    let resolver = Script::new(&[&[PRIVATE, "::1", ALLOWED, "10.0.0.1"]]);
    let fetcher = LinkFetcher::with_resolver(allowed(), resolver);
    assert_eq!(fetch(&fetcher, &public.named("images.example")).await, Ok("bytes".into()));
    assert_eq!((public.count(), private.count()), (1, 0));
}

#[tokio::test]
async fn a_name_is_resolved_once_per_connection() {
    let private = Server::start(PRIVATE, ok("secret")).await;
    let same_port = TcpListener::bind((ALLOWED, private.address.port())).await;
    let public = Server::on(same_port.expect("a free port"), ok("bytes").into());
    let resolver = Script::new(&[&[ALLOWED], &[PRIVATE]]);
    let fetcher = LinkFetcher::with_resolver(allowed(), Arc::clone(&resolver) as Arc<dyn Resolver>);
    let url = public.named("images.example");
    assert_eq!(fetch(&fetcher, &url).await, Ok("bytes".into()));
    assert_eq!(
        resolver.asked.load(Ordering::SeqCst),
        1,
        "the checked address is the one connected to"
    );
    assert_eq!(fetch(&fetcher, &url).await, Err(FetchError::NotPublic));
    assert_eq!((public.count(), private.count()), (1, 0));
}

#[tokio::test]
async fn redirects_are_followed_and_checked() {
    let image = Server::start(ALLOWED, ok("bytes")).await;
    let private = Server::start(PRIVATE, ok("secret")).await;
    let good = Server::start(ALLOWED, moved(&image.url())).await;
    assert_eq!(fetch(&fetcher(), &good.url()).await, Ok("bytes".into()));
    let cases = [
        (private.url(), FetchError::NotPublic),
        (private.named("localhost"), FetchError::NotPublic),
        (private.named("0x7f.2"), FetchError::NotPublic),
        ("//169.254.169.254/latest".into(), FetchError::NotPublic),
        ("file:///etc/passwd".into(), FetchError::Invalid(InvalidTarget::NotHttp)),
        ("http://a:b@127.0.0.1/".into(), FetchError::Invalid(InvalidTarget::Credentials)),
        ("http://[".into(), FetchError::Invalid(InvalidTarget::RedirectToNoUrl)),
    ];
    for (target, error) in cases {
        let server = Server::start(ALLOWED, moved(&target)).await;
        let resolver = Script::new(&[&[PRIVATE]]);
        let fetcher = LinkFetcher::with_resolver(allowed(), resolver);
        assert_eq!(fetch(&fetcher, &server.url()).await, Err(error), "{target}");
    }
    assert_eq!(private.count(), 0);
}

#[tokio::test]
async fn redirects_are_bounded() {
    let circle = Server::start(ALLOWED, moved("/again")).await;
    assert_eq!(fetch(&fetcher(), &circle.url()).await, Err(FetchError::TooManyRedirects));
    assert_eq!(circle.count(), 1 + MAX_REDIRECTS);
}

#[tokio::test]
async fn invalid_urls_are_refused_before_a_request() {
    let long = format!("http://127.0.0.1/{}", "a".repeat(MAX_URL_BYTES));
    let urls = [
        "",
        "image.png",
        "/etc/passwd",
        "file:///etc/passwd",
        "ftp://127.0.0.1/a",
        "data:image/png,x",
        "javascript:alert(1)",
        "gopher://127.0.0.1/",
        "http://",
        "http://u@127.0.0.1/",
        "http://u:p@127.0.0.1/",
        "http://:p@127.0.0.1/",
        "http://[fe80::1%25eth0]/",
        "http://a b/",
        &long,
    ];
    for url in urls {
        let error = fetch(&fetcher(), url).await.expect_err(url);
        assert!(matches!(error, FetchError::Invalid(_)), "{url}: {error:?}");
        assert_eq!(AppError::from(error).code().status(), 400);
    }
}

#[tokio::test]
async fn each_failed_response_has_its_error() {
    let cases = [
        ("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_owned(), FetchError::Status(404)),
        ("HTTP/1.1 206 Partial\r\ncontent-length: 1\r\n\r\nx".into(), FetchError::Status(206)),
        (
            "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 1\r\n\r\nx".into(),
            FetchError::Encoded,
        ),
        ("HTTP/1.1 200 OK\r\ncontent-length: 26214401\r\n\r\n".into(), FetchError::TooLarge),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 10\r\nconnection: close\r\n\r\nx".into(),
            FetchError::Unreachable,
        ),
        (
            "HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n".into(),
            FetchError::Invalid(InvalidTarget::RedirectToNoUrl),
        ),
        ("not HTTP at all\r\n\r\n".into(), FetchError::Unreachable),
    ];
    for (answer, error) in cases {
        let server = Server::start(ALLOWED, answer.clone()).await;
        assert_eq!(fetch(&fetcher(), &server.url()).await, Err(error), "{answer}");
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let mut answer = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec();
    answer.resize(answer.len() + MAX_UPLOAD_BYTES + 1, b'x');
    let server = Server::start(ALLOWED, answer).await;
    let error = fetch(&fetcher(), &server.url()).await.expect_err("too large");
    assert_eq!(error, FetchError::TooLarge);
    assert_eq!(AppError::from(error).code().status(), 413);
}

#[tokio::test]
async fn a_slow_server_times_out() {
    let server = Server::start(ALLOWED, "").await;
    let fetcher = LinkFetcher { total_timeout: Duration::from_millis(200), ..fetcher() };
    let error = fetch(&fetcher, &server.url()).await.expect_err("too slow");
    assert_eq!(error, FetchError::TooSlow);
    assert_eq!(AppError::from(error).code().status(), 422);
}

#[tokio::test]
async fn an_unreachable_server_is_an_error_of_the_url() {
    let listener = TcpListener::bind((ALLOWED, 0)).await.expect("a free port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    drop(listener);
    assert_eq!(fetch(&fetcher(), &url).await, Err(FetchError::Unreachable));
    let nameless = LinkFetcher::with_resolver(allowed(), Script::new(&[&[]]));
    assert_eq!(fetch(&nameless, "http://images.example/").await, Err(FetchError::Unreachable));
}

#[tokio::test]
async fn https_speaks_tls() {
    let server = Server::start(ALLOWED, ok("bytes")).await;
    let url = server.url().replace("http:", "https:");
    assert_eq!(fetch(&fetcher(), &url).await, Err(FetchError::Unreachable));
    let request = server.requests.lock().expect("not poisoned").concat();
    assert!(request.starts_with('\u{16}'), "a TLS handshake");
}

#[tokio::test]
async fn the_content_decides_and_not_the_declared_type() {
    for kind in ["text/plain", "application/octet-stream", "image/svg+xml"] {
        let answer = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: 5\r\nconnection: close\r\n\r\nbytes"
        );
        let server = Server::start(ALLOWED, answer).await;
        assert_eq!(fetch(&fetcher(), &server.url()).await, Ok("bytes".into()), "{kind}");
    }
}
