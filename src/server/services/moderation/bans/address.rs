//! Shortened addresses: moderators compare addresses without seeing them in full.

use crate::protocol::moderation::AuditEntry;
use std::net::IpAddr;

/// The network part of an address.
pub fn shortened(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.…")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:…")
        }
    }
}

/// Shortens the address of an audit entry; administrators see it in full.
pub fn shorten_address(entry: &mut AuditEntry) {
    if let Ok(address) = entry.address.parse() {
        entry.address = shortened(address);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_shortened_to_the_network() {
        let short = |text: &str| shortened(text.parse().expect("an address"));
        assert_eq!(short("203.0.113.7"), "203.0.113.…");
        assert_eq!(short("::ffff:203.0.113.7"), "203.0.113.…");
        assert_eq!(short("2001:db8:1:2:3:4:5:6"), "2001:db8:1:…");
    }
}
