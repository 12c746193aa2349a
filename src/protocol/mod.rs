//! Every byte on the wire: live messages, REST bodies, what a page carries, and the one error.
//! Knows the model; knows no transport.

mod error;
pub mod live;
pub mod page;
pub mod rest;

pub use error::{AppError, ErrorCode};
