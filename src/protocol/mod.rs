//! Every byte on the wire: live messages, REST bodies, what a page carries, and the one error.
//! Knows the model; knows no transport.

pub mod decode_error;
mod error;
pub mod live;
mod live_raw;
pub mod moderation;
mod packed;
pub mod page;
pub mod rest;
pub mod sso;

pub use error::{AppError, ErrorCode};
pub use packed::Packed;
