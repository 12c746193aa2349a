//! The host names that this server answers to.
//!
//! The owner of a name can point it at an address inside a network or a machine; a page of that name then reads there
//! what its visitors can reach (DNS rebinding), since to the browser both are one origin. Only the server can tell, by
//! `Host`. Names that nobody outside can own are harmless: addresses, names of this machine, names without a dot.

use crate::protocol::{AppError, Forbidden, Input};
use crate::server::config::Config;
use crate::server::state::AppState;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::{IpAddr, SocketAddr};
use std::sync::Once;
use url::{Host, Url};

/// The operator is warned once.
static WARNED: Once = Once::new();

/// Refuses requests to other host names, and to none. Health checks name none, and do not come here.
pub async fn is_ours(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map(|ConnectInfo(peer)| peer.ip().to_canonical());
    let Some(host) = request.headers().get(header::HOST).map(HeaderValue::as_bytes) else {
        return AppError::invalid(Input::Host).into_response();
    };
    let host = String::from_utf8_lossy(host);
    if answers_to(&state.config, peer, &host) {
        return next.run(request).await;
    }
    WARNED.call_once(|| {
        tracing::warn!(?host, "called by a name that is not known; see --public-url")
    });
    AppError::from(Forbidden::UnknownHost).into_response()
}

fn answers_to(config: &Config, peer: Option<IpAddr>, host: &str) -> bool {
    // A proxy forwards any name, and is configured with the names it accepts.
    if peer.is_some_and(|peer| config.trusted_proxies.contains(peer)) {
        return true;
    }
    let Ok(authority) = host.parse::<Authority>() else { return host.is_empty() };
    let name = authority.host().trim_end_matches('.').to_ascii_lowercase();
    // Without a public URL, a server in a network may have any name there.
    let is_open = config.public_url.is_none() && !config.addr.ip().is_loopback();
    is_open || nobody_else_owns(&name) || Some(name) == public_name(config)
}

fn nobody_else_owns(name: &str) -> bool {
    let is_address = matches!(Host::parse(name), Ok(Host::Ipv4(_) | Host::Ipv6(_)));
    is_address || !name.contains('.') || name.ends_with(".localhost")
}

fn public_name(config: &Config) -> Option<String> {
    Url::parse(&config.public_url()).ok()?.host_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: [&str; 8] = [
        "127.0.0.1:3000",
        "192.168.0.7",
        "[::1]:3000",
        "localhost:3000",
        "LOCALHOST",
        "a.localhost:3000",
        "image-chat:3000",
        "",
    ];
    const OTHERS: [&str; 7] = [
        "evil.test",
        "evil.test:3000",
        "127.0.0.1.evil.test",
        "localhost.evil.test.",
        "chat.example.org.evil.test",
        "a b",
        "chat.example.org@evil.test",
    ];

    fn config(addr: &str, public_url: Option<&str>) -> Config {
        let (addr, public_url) = (addr.parse().expect("an address"), public_url.map(str::to_owned));
        Config { addr, public_url, ..Config::for_tests("data".into()) }
    }

    #[track_caller]
    fn check(config: &Config, fine: &[&str], refused: &[&str]) {
        for host in fine {
            assert!(answers_to(config, None, host), "{host}");
        }
        for host in refused {
            assert!(!answers_to(config, None, host), "{host}");
        }
    }

    #[test]
    fn with_a_public_address_its_name_alone_is_known() {
        let config = config("0.0.0.0:3000", Some("https://Chat.Example.org"));
        check(&config, &OURS, &OTHERS);
        check(&config, &["chat.example.org", "CHAT.example.org:3000", "chat.example.org."], &[]);
    }

    #[test]
    fn what_listens_on_this_machine_alone_has_no_other_name() {
        check(&config("127.0.0.1:3000", None), &OURS, &OTHERS);
        check(&config("[::1]:3000", None), &OURS, &OTHERS);
    }

    #[test]
    fn other_machines_may_call_by_any_name_until_it_is_said() {
        check(&config("0.0.0.0:3000", None), &["pictures.school.example", "evil.test"], &[]);
    }

    #[test]
    fn a_trusted_proxy_calls_as_it_likes() {
        let trusted_proxies = "10.0.0.0/8".parse().expect("networks");
        let config =
            Config { trusted_proxies, ..config("0.0.0.0:3000", Some("https://a.example")) };
        let from = |address: &str| Some(address.parse().expect("an address"));
        assert!(answers_to(&config, from("10.0.0.9"), "app.internal:3000"));
        assert!(!answers_to(&config, from("11.0.0.9"), "app.internal:3000"));
    }
}
