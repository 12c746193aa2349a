//! Which names this server answers to. Knows no route, but those that watchers ask by whatever name.
//!
//! Whoever owns a name can have it lead to an address inside a firm or a machine, and then has a page of
//! that name read there what its visitors can reach (DNS rebinding): to the browser all of it is one site.
//! Only the server can tell, by `Host`. Names that nobody outside can own are no danger: addresses, names
//! of this machine, names of one part.

use crate::protocol::Forbidden;
use crate::server::config::Config;
use crate::server::http::error_response::refuse;
use crate::server::state::AppState;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header;
use axum::http::uri::Authority;
use axum::middleware::Next;
use axum::response::Response;
use std::net::{IpAddr, SocketAddr};
use std::sync::Once;
use url::{Host, Url};

/// The operator hears of it once: whoever forgot the setting looks here.
static TOLD: Once = Once::new();

/// Says nothing that not everyone may know.
const FOR_WATCHERS: [&str; 2] = ["/healthz", "/readyz"];

/// Refuses requests to a name that is not this server's.
pub async fn is_ours(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if FOR_WATCHERS.contains(&request.uri().path()) {
        return next.run(request).await;
    }
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map(|ConnectInfo(peer)| peer.ip().to_canonical());
    let host = request.headers().get(header::HOST).map(|host| host.as_bytes().to_owned());
    let host = String::from_utf8_lossy(&host.unwrap_or_default()).into_owned();
    match answers_to(&state.config, peer, &host) {
        true => next.run(request).await,
        false => {
            TOLD.call_once(|| {
                tracing::warn!(?host, "called by a name that is not known; see --public-url")
            });
            refuse(state, request, Forbidden::UnknownHost.into()).await
        }
    }
}

fn answers_to(config: &Config, peer: Option<IpAddr>, host: &str) -> bool {
    // A proxy may call by any name what it passes on, and is told for which names it does.
    if peer.is_some_and(|peer| config.trusted_proxies.contains(peer)) {
        return true;
    }
    let Ok(authority) = host.parse::<Authority>() else { return host.is_empty() };
    let name = authority.host().trim_end_matches('.').to_ascii_lowercase();
    // Where nobody said what the name is, and other machines come by it, any may be.
    let is_unsaid = config.public_url.is_none() && !config.addr.ip().is_loopback();
    is_unsaid || nobody_else_owns(&name) || Some(name) == public_name(config)
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
