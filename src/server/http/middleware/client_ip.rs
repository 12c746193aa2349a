//! The client's address: the peer of the connection, or what trusted proxies report.
//!
//! A proxy appends the address of its own client at the right end of `X-Forwarded-For`. Entries further left came with
//! the request and may be forged, unless the entry to their right is a trusted proxy. So the list is read from the
//! right, as long as it names trusted proxies.

use crate::server::net::cidr::Networks;
use crate::server::state::AppState;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, HeaderName};
use axum::middleware::Next;
use axum::response::Response;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address of a client. IPv4 written as IPv6 is IPv4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// For a request without a connection, as in tests.
    const NOWHERE: Self = Self(IpAddr::V4(Ipv4Addr::UNSPECIFIED));

    /// The address that [`find`] left in a request's extensions.
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get().copied().unwrap_or(Self::NOWHERE)
    }
}

impl<S: Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.extensions))
    }
}

/// Stores the client's address in the request's extensions.
pub async fn find(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    if let Some(peer) = peer.map(|ConnectInfo(peer)| peer.ip()) {
        let client = client(peer, request.headers(), &state.config.trusted_proxies);
        request.extensions_mut().insert(ClientAddress(client));
    }
    next.run(request).await
}

/// The right-most address that is no trusted proxy; the farthest proxy when all are, or when what
/// stands before it is no address.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &Networks) -> IpAddr {
    let mut client = peer.to_canonical();
    for hop in hops(headers) {
        if !trusted.contains(client) {
            break;
        }
        let Some(address) = address(hop) else { break };
        client = address;
    }
    client
}

/// The entries of all lines, from the right.
fn hops(headers: &HeaderMap) -> impl Iterator<Item = &[u8]> {
    let lines = headers.get_all(FORWARDED_FOR).iter().rev();
    lines.flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b','))
}

/// An address, with or without a port.
fn address(entry: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(entry).ok()?.trim();
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || text.parse().ok().map(|address: SocketAddr| address.ip());
    let address: Option<IpAddr> = text.parse().ok().or_else(bracketed).or_else(with_port);
    address.map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The client as seen with trusted proxies in 10.0.0.0/8 and fd00::/8.
    #[track_caller]
    fn check(peer: &str, lines: &[&str], expected: &str) {
        let trusted = "10.0.0.0/8,fd00::/8".parse().expect("networks");
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, line.parse().expect("a header"));
        }
        let peer = peer.parse().expect("an address");
        assert_eq!(client(peer, &headers, &trusted).to_string(), expected, "{peer} {lines:?}");
    }

    #[test]
    fn headers_of_an_untrusted_address_count_for_nothing() {
        check("203.0.113.9", &[], "203.0.113.9");
        check("203.0.113.9", &["198.51.100.1"], "203.0.113.9");
        check("203.0.113.9", &["10.0.0.1"], "203.0.113.9");
        check("2001:db8::9", &["198.51.100.1"], "2001:db8::9");
    }

    #[test]
    fn what_a_trusted_proxy_adds_counts_and_nothing_left_of_it() {
        check("10.0.0.1", &["198.51.100.1"], "198.51.100.1");
        check("10.0.0.1", &["1.1.1.1, 198.51.100.1"], "198.51.100.1");
        check("10.0.0.1", &["10.0.0.9,1.1.1.1 ,198.51.100.1"], "198.51.100.1");
        check("10.0.0.1", &["1.1.1.1, 198.51.100.1, 10.0.0.2"], "198.51.100.1");
        check("fd00::1", &["2001:db8::7, 10.0.0.2, fd12::9"], "2001:db8::7");
        // A client that names a proxy's address as its own has the proxy write down the true one.
        check("10.0.0.1", &["1.1.1.1, 10.0.0.2, 198.51.100.1"], "198.51.100.1");
    }

    #[test]
    fn lines_are_one_list() {
        check("10.0.0.1", &["1.1.1.1", "198.51.100.1"], "198.51.100.1");
        check("10.0.0.1", &["1.1.1.1, 198.51.100.1", "10.0.0.3, 10.0.0.2"], "198.51.100.1");
    }

    #[test]
    fn without_an_address_the_farthest_proxy_stands_for_the_client() {
        check("10.0.0.1", &[], "10.0.0.1");
        check("10.0.0.1", &["10.0.0.2, 10.0.0.3"], "10.0.0.2");
        for garbage in [
            "",
            "unknown",
            "1.1.1",
            "1.1.1.1.1",
            "[::1",
            "0x01010101",
            "<script>",
            "é",
            "1.1.1.1 2.2.2.2",
        ] {
            check("10.0.0.1", &[garbage], "10.0.0.1");
            check("10.0.0.1", &[&format!("1.1.1.1, {garbage}, 10.0.0.2")], "10.0.0.2");
            check("10.0.0.1", &[&format!("{garbage}, 198.51.100.1")], "198.51.100.1");
        }
    }

    #[test]
    fn an_address_is_known_in_all_its_forms() {
        check("::ffff:203.0.113.9", &["1.1.1.1"], "203.0.113.9");
        check("::ffff:10.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1");
        check("10.0.0.1", &["198.51.100.1, ::ffff:10.0.0.2"], "198.51.100.1");
        check("10.0.0.1", &["198.51.100.1:4711"], "198.51.100.1");
        check("10.0.0.1", &["[2001:db8::7]"], "2001:db8::7");
        check("10.0.0.1", &["[2001:db8::7]:4711"], "2001:db8::7");
    }
}
