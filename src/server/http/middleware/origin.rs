//! The page that sent a request, by `Origin`.
//!
//! Browsers set `Origin`, and no page can change it. `Host` proves less: the owner of any name can point it at this
//! server's address (DNS rebinding). So once a public address is configured, no other name counts.

use crate::server::config::Config;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, header};
use std::net::IpAddr;

/// The sender of a request, by its `Origin`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// No `Origin`: a program, or a page that only reads.
    Unnamed,
    /// A page of this site.
    OwnSite,
    /// A page of another site, or a value that no browser sends.
    Elsewhere,
}

/// The sender.
pub fn sender(config: &Config, headers: &HeaderMap) -> Sender {
    match only(headers, header::ORIGIN) {
        None if headers.contains_key(header::ORIGIN) => Sender::Elsewhere,
        None => Sender::Unnamed,
        Some(origin) if is_own(config, headers, origin) => Sender::OwnSite,
        Some(_) => Sender::Elsewhere,
    }
}

/// The one `Origin` of a request.
pub fn origin(headers: &HeaderMap) -> Option<&str> {
    only(headers, header::ORIGIN)
}

/// Compared as a whole, as browsers write it: parsing could differ from the browser's.
fn is_own(config: &Config, headers: &HeaderMap, origin: &str) -> bool {
    origin == config.public_origin() || is_of_host(config, headers, origin)
}

/// The page's host is the host of the request, and that is sufficient.
fn is_of_host(config: &Config, headers: &HeaderMap, origin: &str) -> bool {
    let (scheme, authority) = origin.split_once("://").unwrap_or_default();
    let may_be = match scheme {
        "https" => true,
        // A proxy in front may accept both; the server's own port accepts one.
        "http" => !config.tls.is_on(),
        _ => false,
    };
    let counts = config.public_url.is_none() || is_loopback(authority);
    let host = only(headers, header::HOST).filter(|host| !host.is_empty());
    may_be && counts && host == Some(authority)
}

/// A user at the machine itself. Nobody outside can own these names.
fn is_loopback(authority: &str) -> bool {
    let Ok(authority) = authority.parse::<Authority>() else { return false };
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    let is_plain = !authority.as_str().contains('@');
    is_plain && (host == "localhost" || host.parse().is_ok_and(|host: IpAddr| host.is_loopback()))
}

/// The value of a header that occurs once and is text.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() { None } else { value.to_str().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::config::TlsFiles;

    fn config(public_url: Option<&str>) -> Config {
        let public_url = public_url.map(str::to_owned);
        Config { public_url, ..Config::for_tests("data".into()) }
    }

    #[track_caller]
    fn check(config: &Config, host: &str, origins: &[&str], expected: Sender) {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().expect("a header"));
        for origin in origins {
            headers.append(header::ORIGIN, origin.parse().expect("a header"));
        }
        assert_eq!(sender(config, &headers), expected, "{host} {origins:?}");
    }

    const PUBLIC: &str = "https://chat.example.org";
    const HOST: &str = "chat.example.org";

    #[test]
    fn the_public_address_is_ours_in_the_form_that_browsers_write() {
        let addresses = [PUBLIC, "https://Chat.Example.org:443/", "https://chat.example.org:443"];
        for address in addresses {
            check(&config(Some(address)), HOST, &[PUBLIC], Sender::OwnSite);
            check(&config(Some(address)), "127.0.0.1:3000", &[PUBLIC], Sender::OwnSite);
        }
        let with_port = config(Some("http://chat.example.org:8080"));
        check(&with_port, HOST, &["http://chat.example.org:8080"], Sender::OwnSite);
        let umlaut = config(Some("https://bücher.example"));
        check(&umlaut, "x", &["https://xn--bcher-kva.example"], Sender::OwnSite);
        check(&config(Some(PUBLIC)), HOST, &[], Sender::Unnamed);
    }

    #[test]
    fn nothing_that_resembles_it_is() {
        let tricks = [
            "null",
            "",
            "https://",
            "chat.example.org",
            "//chat.example.org",
            "https://evil-chat.example.org",
            "https://evilchat.example.org",
            "https://chat.example.org.evil.test",
            "https://chat.example.org-evil.test",
            "https://example.org",
            "https://sub.chat.example.org",
            "https://chat.example.org:444",
            "https://chat.example.org:443",
            "https://chat.example.org:",
            "http://chat.example.org",
            "wss://chat.example.org",
            "chrome-extension://chat.example.org",
            "HTTPS://chat.example.org",
            "https://CHAT.example.org",
            "https://chat.example.org.",
            "https://chat.example.org/",
            "https://chat.example.org/x",
            "https://chat.example.org?x",
            "https://chat.example.org#x",
            "https://chat.example.org@evil.test",
            "https://evil.test@chat.example.org",
            "https://chat.example.org https://evil.test",
            "https://chat.example.org, https://evil.test",
            "https://chat.example.org\\evil.test",
            "https://chat%2eexample.org",
            "https://chat.example.org%00",
            "https://chаt.example.org",
        ];
        let config = config(Some(PUBLIC));
        for origin in tricks {
            check(&config, HOST, &[origin], Sender::Elsewhere);
        }
        check(&config, HOST, &[PUBLIC, PUBLIC], Sender::Elsewhere);
        check(&config, HOST, &[PUBLIC, "https://evil.test"], Sender::Elsewhere);
        check(&config, HOST, &["https://evil.test", PUBLIC], Sender::Elsewhere);
    }

    #[test]
    fn with_a_public_address_no_other_name_counts_wherever_it_leads() {
        let config = config(Some(PUBLIC));
        let rebound = [
            ("evil.test", "https://evil.test"),
            ("evil.test:3000", "http://evil.test:3000"),
            ("localhost.evil.test", "http://localhost.evil.test"),
            ("127.0.0.1.evil.test", "http://127.0.0.1.evil.test"),
            ("192.168.0.7:3000", "http://192.168.0.7:3000"),
            ("0.0.0.0:3000", "http://0.0.0.0:3000"),
            ("127.0.0.1@evil.test", "http://127.0.0.1@evil.test"),
            ("localhost:3000", "http://localhost:4000"),
            ("localhost:3000", "http://localhost"),
            ("127.0.0.1:3000", "http://localhost:3000"),
            ("", "http://"),
            ("", "http"),
        ];
        for (host, origin) in rebound {
            check(&config, host, &[origin], Sender::Elsewhere);
        }
        for host in ["localhost:3000", "127.0.0.1:3000", "127.0.0.2", "[::1]:3000"] {
            check(&config, host, &[&format!("http://{host}")], Sender::OwnSite);
        }
    }

    #[test]
    fn without_one_the_host_counts_that_the_request_went_to() {
        let config = config(None);
        check(&config, "192.168.0.7:3000", &["http://192.168.0.7:3000"], Sender::OwnSite);
        check(&config, HOST, &[PUBLIC], Sender::OwnSite);
        check(&config, HOST, &["https://evil.test"], Sender::Elsewhere);
        check(&config, HOST, &["ftp://chat.example.org"], Sender::Elsewhere);
        check(&config, HOST, &["null"], Sender::Elsewhere);
        check(&config, "", &["http://"], Sender::Elsewhere);
        let mut twice = HeaderMap::new();
        twice.append(header::HOST, HOST.parse().expect("a header"));
        twice.append(header::HOST, "evil.test".parse().expect("a header"));
        twice.insert(header::ORIGIN, PUBLIC.parse().expect("a header"));
        assert_eq!(sender(&config, &twice), Sender::Elsewhere);
    }

    #[test]
    fn a_port_that_speaks_tls_has_no_pages_without() {
        let tls = TlsFiles { tls_cert: Some("c".into()), tls_key: Some("k".into()) };
        let config = Config { tls, ..config(None) };
        check(&config, "127.0.0.1:3000", &["https://127.0.0.1:3000"], Sender::OwnSite);
        check(&config, "127.0.0.1:3000", &["http://127.0.0.1:3000"], Sender::Elsewhere);
    }
}
