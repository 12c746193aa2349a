//! The layers around the handlers, in the order of `router`.

pub mod allowed_hosts;
pub mod client_ip;
pub mod compression;
pub mod cors;
pub mod csrf;
pub mod embedding;
pub mod error_format;
pub mod finish_changes;
pub mod language;
pub mod measure;
pub mod origin;
pub mod rate_limit;
pub mod request_head;
pub mod security_headers;
