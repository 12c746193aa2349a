//! Local servers stand for the internet: `127.0.0.1` is allowed, `127.0.0.2` is the private network
//! that nobody may reach.

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

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

fn moved(target: &str) -> String {
    format!(
        "HTTP/1.1 302 Found\r\nlocation: {target}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    )
}

#[tokio::test]
async fn an_image_is_brought() {
    let server = Server::start(ALLOWED, ok("bytes")).await;
    assert_eq!(fetcher().fetch(&server.url()).await, Ok("bytes".into()));
    let request = server.requests.lock().expect("not poisoned").concat().to_ascii_lowercase();
    assert!(request.contains("accept-encoding: identity\r\n"), "{request}");
    assert!(!request.contains("cookie") && !request.contains("referer"), "{request}");
}

#[tokio::test]
async fn addresses_that_are_not_public_are_not_called() {
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
        let got = fetcher().fetch(&format!("http://{host}:{port}/")).await;
        assert_eq!(got, Err(FetchError::NotPublic), "{host}");
    }
    assert_eq!(private.count(), 0);
}

#[tokio::test]
async fn names_that_lead_to_private_addresses_are_not_called() {
    let private = Server::start(PRIVATE, ok("secret")).await;
    for address in [PRIVATE, "::1", "::ffff:127.0.0.2", "::ffff:127.0.0.1", "10.0.0.1", "fd00::1"] {
        let fetcher = LinkFetcher::with_resolver(allowed(), Script::new(&[&[address]]));
        let got = fetcher.fetch(&private.named("images.example")).await;
        assert_eq!(got, Err(FetchError::NotPublic), "{address}");
    }
    assert_eq!(private.count(), 0);
    let fetcher = LinkFetcher::new(AllowedNetworks::default());
    let got = fetcher.fetch(&private.named("localhost")).await;
    assert_eq!(got, Err(FetchError::NotPublic));
}

#[tokio::test]
async fn of_a_names_addresses_only_the_good_ones_are_called() {
    let private = Server::start(PRIVATE, ok("secret")).await;
    let same_port = TcpListener::bind((ALLOWED, private.address.port())).await;
    let public = Server::on(same_port.expect("a free port"), ok("bytes").into());
    let resolver = Script::new(&[&[PRIVATE, "::1", ALLOWED, "10.0.0.1"]]);
    let fetcher = LinkFetcher::with_resolver(allowed(), resolver);
    assert_eq!(fetcher.fetch(&public.named("images.example")).await, Ok("bytes".into()));
    assert_eq!((public.count(), private.count()), (1, 0));
}

#[tokio::test]
async fn a_name_that_changes_its_address_is_asked_once_a_connection() {
    let private = Server::start(PRIVATE, ok("secret")).await;
    let same_port = TcpListener::bind((ALLOWED, private.address.port())).await;
    let public = Server::on(same_port.expect("a free port"), ok("bytes").into());
    let resolver = Script::new(&[&[ALLOWED], &[PRIVATE]]);
    let fetcher = LinkFetcher::with_resolver(allowed(), Arc::clone(&resolver) as Arc<dyn Resolver>);
    let url = public.named("images.example");
    assert_eq!(fetcher.fetch(&url).await, Ok("bytes".into()));
    assert_eq!(resolver.asked.load(Ordering::SeqCst), 1, "judged and connected to in one");
    assert_eq!(fetcher.fetch(&url).await, Err(FetchError::NotPublic));
    assert_eq!((public.count(), private.count()), (1, 0));
}

#[tokio::test]
async fn redirects_are_followed_and_judged() {
    let image = Server::start(ALLOWED, ok("bytes")).await;
    let private = Server::start(PRIVATE, ok("secret")).await;
    let good = Server::start(ALLOWED, moved(&image.url())).await;
    assert_eq!(fetcher().fetch(&good.url()).await, Ok("bytes".into()));
    let cases = [
        (private.url(), FetchError::NotPublic),
        (private.named("localhost"), FetchError::NotPublic),
        (private.named("0x7f.2"), FetchError::NotPublic),
        ("//169.254.169.254/latest".into(), FetchError::NotPublic),
        (
            "file:///etc/passwd".into(),
            FetchError::Invalid("it does not begin with http:// or https://"),
        ),
        (
            "http://a:b@127.0.0.1/".into(),
            FetchError::Invalid("it contains a user name or password"),
        ),
        ("http://[".into(), FetchError::Invalid("it redirects to no web address")),
    ];
    for (target, error) in cases {
        let server = Server::start(ALLOWED, moved(&target)).await;
        let resolver = Script::new(&[&[PRIVATE]]);
        let fetcher = LinkFetcher::with_resolver(allowed(), resolver);
        assert_eq!(fetcher.fetch(&server.url()).await, Err(error), "{target}");
    }
    assert_eq!(private.count(), 0);
}

#[tokio::test]
async fn redirects_have_an_end() {
    let circle = Server::start(ALLOWED, moved("/again")).await;
    assert_eq!(fetcher().fetch(&circle.url()).await, Err(FetchError::TooManyRedirects));
    assert_eq!(circle.count(), 1 + MAX_REDIRECTS);
}

#[tokio::test]
async fn wrong_addresses_are_refused_before_anything_is_sent() {
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
        let error = fetcher().fetch(url).await.expect_err(url);
        assert!(matches!(error, FetchError::Invalid(_)), "{url}: {error:?}");
        assert_eq!(AppError::from(error).code.status(), 400);
    }
}

#[tokio::test]
async fn other_answers_are_told_apart() {
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
            FetchError::Invalid("it redirects to no web address"),
        ),
        ("not HTTP at all\r\n\r\n".into(), FetchError::Unreachable),
    ];
    for (answer, error) in cases {
        let server = Server::start(ALLOWED, answer.clone()).await;
        assert_eq!(fetcher().fetch(&server.url()).await, Err(error), "{answer}");
    }
}

#[tokio::test]
async fn what_grows_beyond_the_limit_is_given_up() {
    let mut answer = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec();
    answer.resize(answer.len() + MAX_UPLOAD_BYTES + 1, b'x');
    let server = Server::start(ALLOWED, answer).await;
    let error = fetcher().fetch(&server.url()).await.expect_err("too large");
    assert_eq!(error, FetchError::TooLarge);
    assert_eq!(AppError::from(error).code.status(), 413);
}

#[tokio::test]
async fn who_answers_too_slowly_is_given_up() {
    let server = Server::start(ALLOWED, "").await;
    let fetcher = LinkFetcher { total: Duration::from_millis(200), ..fetcher() };
    let error = fetcher.fetch(&server.url()).await.expect_err("too slow");
    assert_eq!(error, FetchError::TooSlow);
    assert_eq!(AppError::from(error).code.status(), 422);
}

#[tokio::test]
async fn nobody_there_is_an_error_of_the_link() {
    let listener = TcpListener::bind((ALLOWED, 0)).await.expect("a free port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    drop(listener);
    assert_eq!(fetcher().fetch(&url).await, Err(FetchError::Unreachable));
    let nameless = LinkFetcher::with_resolver(allowed(), Script::new(&[&[]]));
    assert_eq!(nameless.fetch("http://images.example/").await, Err(FetchError::Unreachable));
}

#[tokio::test]
async fn https_speaks_tls() {
    let server = Server::start(ALLOWED, ok("bytes")).await;
    let url = server.url().replace("http:", "https:");
    assert_eq!(fetcher().fetch(&url).await, Err(FetchError::Unreachable));
    let request = server.requests.lock().expect("not poisoned").concat();
    assert!(request.starts_with('\u{16}'), "a TLS handshake");
}

#[tokio::test]
async fn too_many_at_once_are_told_to_come_back() {
    let fetcher = fetcher();
    let all = fetcher.places.try_acquire_many(MAX_FETCHES as u32).expect("all places");
    assert_eq!(fetcher.fetch("http://127.0.0.1:1/").await, Err(FetchError::Busy));
    drop(all);
    assert_eq!(fetcher.fetch("http://127.0.0.1:1/").await, Err(FetchError::Unreachable));
}
