//! Which addresses are public, and which others an operator allows. Knows no names and connects
//! to nothing.

use crate::server::net::cidr::Networks;
use ipnet::{Ipv4Net, Ipv6Net};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Networks that are not public and that may be connected to nevertheless. None by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedNetworks(Networks);

impl AllowedNetworks {
    /// May this address be connected to: is it public, or allowed by the operator?
    pub fn admits(&self, address: IpAddr) -> bool {
        is_public(address) || self.0.contains(address)
    }
}

impl From<Networks> for AllowedNetworks {
    fn from(networks: Networks) -> Self {
        Self(networks)
    }
}

const fn v4(a: u8, b: u8, c: u8, d: u8, prefix: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix)
}

const fn v6(a: u16, b: u16, prefix: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, 0, 0, 0, 0, 0, 0), prefix)
}

/// IPv4 blocks that are not for the public, from the IANA special-purpose registry.
const NOT_PUBLIC_V4: &[Ipv4Net] = &[
    v4(0, 0, 0, 0, 8),       // this network
    v4(10, 0, 0, 0, 8),      // private
    v4(100, 64, 0, 0, 10),   // shared with a carrier's NAT
    v4(127, 0, 0, 0, 8),     // loopback
    v4(169, 254, 0, 0, 16),  // link-local, where clouds keep their metadata
    v4(172, 16, 0, 0, 12),   // private
    v4(192, 0, 0, 0, 24),    // protocol assignments
    v4(192, 0, 2, 0, 24),    // documentation
    v4(192, 88, 99, 0, 24),  // 6to4 relays
    v4(192, 168, 0, 0, 16),  // private
    v4(198, 18, 0, 0, 15),   // benchmarks
    v4(198, 51, 100, 0, 24), // documentation
    v4(203, 0, 113, 0, 24),  // documentation
    v4(224, 0, 0, 0, 4),     // multicast
    v4(240, 0, 0, 0, 4),     // reserved, and broadcast
];

/// What IANA gives out to the public; everything else (loopback, unspecified, IPv4-mapped and
/// -compatible, NAT64, unique-local, link-local, site-local, multicast, discard …) is outside.
const GLOBAL_V6: Ipv6Net = v6(0x2000, 0, 3);

/// Blocks within [`GLOBAL_V6`] that are not for the public or that carry an IPv4 address inside.
const NOT_PUBLIC_V6: &[Ipv6Net] = &[
    v6(0x2001, 0, 23),     // protocol assignments: Teredo, benchmarks, ORCHID
    v6(0x2001, 0xDB8, 32), // documentation
    v6(0x2002, 0, 16),     // 6to4
    v6(0x3FFF, 0, 20),     // documentation
];

/// The last 64 bits of an ISATAP address, which carry an IPv4 address, begin so, after a bit that
/// is either way.
const ISATAP: u32 = 0x0000_5EFE;

/// Is this an address of the public internet?
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => !NOT_PUBLIC_V4.iter().any(|block| block.contains(&v4)),
        IpAddr::V6(v6) => {
            GLOBAL_V6.contains(&v6)
                && !NOT_PUBLIC_V6.iter().any(|block| block.contains(&v6))
                && !is_isatap(v6)
        }
    }
}

fn is_isatap(address: Ipv6Addr) -> bool {
    let [.., a, b, _, _] = address.segments();
    (u32::from(a & !0x0200) << 16 | u32::from(b)) == ISATAP
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn what_is_not_public_is_known() {
        let addresses = "0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.0.1 \
             169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 \
             198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 \
             255.255.255.255 :: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:8.8.8.8 \
             64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378::1 \
             2001:2::1 2001:10::1 2001:db8::1 2002:7f00:1::1 3fff::1 5f00::1 fc00::1 fd12::1 fe80::1 \
             febf::1 fec0::1 ff02::1 2600::5efe:10.0.0.1 2600::200:5efe:10.0.0.1";
        for text in addresses.split_whitespace() {
            assert!(!is_public(ip(text)), "{text}");
        }
    }

    #[test]
    fn what_is_public_is_known() {
        let addresses = "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.0.0.1 \
             128.0.0.1 169.253.1.1 172.15.0.1 172.32.0.1 192.0.1.1 192.167.1.1 198.17.0.1 198.20.0.1 \
             223.255.255.255 2001:200::1 2001:4860:4860::8888 2606:4700::1111 2a00:1450::1 3ffe::1";
        for text in addresses.split_whitespace() {
            assert!(is_public(ip(text)), "{text}");
        }
    }

    #[test]
    fn only_what_is_in_the_list_is_admitted_beside_the_public() {
        let list: Networks = "10.1.0.0/16,fd00::/8".parse().expect("a list");
        let list = AllowedNetworks::from(list);
        for good in ["10.1.2.3", "fd12::1", "8.8.8.8"] {
            assert!(list.admits(ip(good)), "{good}");
        }
        for bad in ["10.2.0.1", "127.0.0.1", "::ffff:10.1.2.3", "fc00::1", "::1"] {
            assert!(!list.admits(ip(bad)), "{bad}");
        }
    }
}
