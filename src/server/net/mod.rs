//! Sockets and addresses, below everything that speaks HTTP.

pub mod safe_url;
