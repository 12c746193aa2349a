//! Blocks of addresses, and lists of them as operators write them. Knows not what they are for.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// A block of addresses, such as `10.0.0.0/8` or `fd00::/8`. A lone address is a block of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

/// A text that is no network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no network; it takes a comma list such as 10.0.0.0/8,fd00::/8")]
pub struct NetworkError(String);

impl Network {
    /// The block of all addresses whose first `prefix` bits are those of `address`. `None` when an
    /// address has fewer bits.
    pub const fn new(address: IpAddr, prefix: u8) -> Option<Self> {
        let bits = if address.is_ipv4() { 32 } else { 128 };
        if prefix <= bits { Some(Self { address, prefix }) } else { None }
    }

    /// Is the address in the block? One of the other version never is, an IPv4 address written as
    /// IPv6 included.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address) {
            (IpAddr::V4(a), IpAddr::V4(b)) => v4_within(b, a, self.prefix),
            (IpAddr::V6(a), IpAddr::V6(b)) => v6_within(b, a, self.prefix),
            _ => false,
        }
    }
}

/// Is the address among those whose first `prefix` bits are those of `block`?
pub fn v4_within(address: Ipv4Addr, block: Ipv4Addr, prefix: u8) -> bool {
    let shift = 32 - u32::from(prefix);
    let start = |address: Ipv4Addr| address.to_bits().checked_shr(shift);
    start(address) == start(block)
}

/// The same for IPv6.
pub fn v6_within(address: Ipv6Addr, block: Ipv6Addr, prefix: u8) -> bool {
    let shift = 128 - u32::from(prefix);
    let start = |address: Ipv6Addr| address.to_bits().checked_shr(shift);
    start(address) == start(block)
}

impl FromStr for Network {
    type Err = NetworkError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NetworkError(text.to_owned());
        let (address, prefix) = text.split_once('/').unzip();
        let address: IpAddr = address.unwrap_or(text).parse().map_err(|_| wrong())?;
        let whole = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(whole), str::parse).map_err(|_| wrong())?;
        Self::new(address, prefix).ok_or_else(wrong)
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

/// Some blocks, written as a comma list. None by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Networks(Vec<Network>);

impl Networks {
    /// Is the address in one of them?
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }
}

impl From<Vec<Network>> for Networks {
    fn from(networks: Vec<Network>) -> Self {
        Self(networks)
    }
}

impl FromStr for Networks {
    type Err = NetworkError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::parse).collect::<Result<_, _>>().map(Self)
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

    #[test]
    fn networks_are_read_and_written() {
        let list: Networks = " 10.1.0.0/16, fd00::/8 ,,127.0.0.1".parse().expect("a list");
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
    fn a_block_of_all_addresses_holds_all_of_its_version() {
        let all: Network = "0.0.0.0/0".parse().expect("a network");
        assert!(all.contains(ip("255.0.0.1")) && all.contains(ip("0.0.0.0")));
        assert!(!all.contains(ip("::1")));
        let all: Network = "::/0".parse().expect("a network");
        assert!(all.contains(ip("ff::1")) && !all.contains(ip("1.1.1.1")));
    }
}
