//! Lists of networks in CIDR notation, as they stand in the configuration.

use ipnet::IpNet;
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// Networks, written as a comma-separated list. Empty by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Networks(Vec<IpNet>);

/// A text that is no network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no network; it takes a comma list such as 10.0.0.0/8,fd00::/8")]
pub struct NetworkError(String);

impl Networks {
    /// Whether one of the networks contains the address. A network of the other IP version never does; an
    /// IPv4-mapped IPv6 address is IPv6.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// A network, or a single address as the network that contains it alone.
fn network(text: &str) -> Result<IpNet, NetworkError> {
    let parsed = if text.contains('/') {
        text.parse().ok()
    } else {
        text.parse().ok().map(|address: IpAddr| address.into())
    };
    parsed.ok_or_else(|| NetworkError(text.to_owned()))
}

impl FromStr for Networks {
    type Err = NetworkError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.map(network).collect::<Result<_, _>>().map(Self)
    }
}

impl fmt::Display for Networks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut comma = "";
        for network in &self.0 {
            write!(f, "{comma}{network}")?;
            comma = ",";
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn networks(text: &str) -> Networks {
        text.parse().expect("a list")
    }

    #[test]
    fn networks_are_parsed_and_displayed() {
        let list = networks(" 10.1.0.0/16, fd00::/8 ,,127.0.0.1");
        assert_eq!(list.to_string(), "10.1.0.0/16,fd00::/8,127.0.0.1/32");
        assert_eq!("".parse(), Ok(Networks::default()));
        for wrong in
            ["10.0.0.0/33", "fd00::/129", "10.0.0/8", "x", "10.0.0.0/-1", "10.0.0.0/", "/8"]
        {
            let error = wrong.parse::<Networks>().expect_err(wrong).to_string();
            assert!(error.contains(wrong) && error.contains("10.0.0.0/8,fd00::/8"), "{error}");
        }
    }

    #[test]
    fn a_network_contains_the_addresses_with_its_prefix() {
        let list = networks("10.1.2.3/16,fd00::/8");
        assert!(list.contains(ip("10.1.255.1")) && list.contains(ip("fd12::1")));
        assert!(!list.contains(ip("10.2.0.1")) && !list.contains(ip("::ffff:10.1.2.3")));
        assert_eq!(list.to_string(), "10.1.2.3/16,fd00::/8", "displayed as it was written");
    }

    #[test]
    fn a_prefix_of_zero_bits_contains_every_address_of_its_version() {
        let all = networks("0.0.0.0/0");
        assert!(all.contains(ip("255.0.0.1")) && all.contains(ip("0.0.0.0")));
        assert!(!all.contains(ip("::1")));
        let all = networks("::/0");
        assert!(all.contains(ip("ff::1")) && !all.contains(ip("1.1.1.1")));
    }
}
