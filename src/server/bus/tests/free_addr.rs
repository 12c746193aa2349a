//! Local addresses for servers of tests that are started, stopped and started again. Does not know what listens there.

use std::net::{SocketAddr, TcpListener};
use std::ops::Range;

/// Ports that no outgoing connection is given: one that was free stays free while its server is away.
const PORTS: Range<u16> = 10_000..30_000;

/// An address that nothing listens on.
pub fn free_addr() -> SocketAddr {
    loop {
        let addr = SocketAddr::from(([127, 0, 0, 1], rand::random_range(PORTS)));
        if TcpListener::bind(addr).is_ok() {
            return addr;
        }
    }
}
