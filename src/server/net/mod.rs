//! The network below HTTP: accept loop, connection limit, timeouts, TLS, CIDR lists, file descriptors.

pub mod body_rate;
pub mod cidr;
pub mod connection_limit;
pub mod fd_limit;
pub mod outbound;
pub mod safe_url;
pub mod serve;
pub mod tls;
