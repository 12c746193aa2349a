//! What counts as one client.

use std::net::{IpAddr, Ipv6Addr};

/// Length of the IPv6 prefix that one customer holds: within it, a client picks any address.
const V6_PREFIX_BITS: u32 = 64;

/// The address of an IPv4 client, the network of an IPv6 client.
pub fn client_network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        v4 @ IpAddr::V4(_) => v4,
        IpAddr::V6(v6) => {
            let mask = u128::MAX << (u128::BITS - V6_PREFIX_BITS);
            Ipv6Addr::from_bits(v6.to_bits() & mask).into()
        }
    }
}
