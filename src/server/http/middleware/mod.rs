//! What every request passes before a handler, in the order of `router`.

pub mod allowed_hosts;
pub mod client_ip;
pub mod cors;
pub mod csrf;
pub mod finish_changes;
pub mod origin;
pub mod rate_limit;
pub mod security_headers;
