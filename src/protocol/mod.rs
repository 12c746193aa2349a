//! Every byte on the wire: live messages, REST bodies, what a page carries, and the one error.
//! Knows the model; knows no transport.

pub mod compat;
pub mod decode_error;
pub mod embed;
mod error;
mod from_json;
pub mod gallery;
pub mod live;
pub mod moderation;
pub mod page;
pub mod rest;
pub mod sso;
pub mod webhooks;

pub use error::{
    ApiKeyRefusal, AppError, Busy, Conflict, ErrorCode, ErrorMessage, Field, Forbidden, Gone,
    Input, Reason, Thing, Unwritable, text_of,
};
