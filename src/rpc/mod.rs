//! The server functions: the only interface between app and server. Each extracts and delegates.

mod moderation;
mod operations;
mod people;
mod reading;

pub use moderation::{CloseImage, FlagComment, close_image, flag_comment};
pub use operations::{Operate, operate};
pub use people::{Introduce, introduce};
pub use reading::{MarkRead, mark_read};

use crate::protocol::AppError;
use crate::protocol::decode_error::invalid_request;
use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::codec::JsonEncoding;

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(message)
            | ServerFnErrorErr::MissingArg(message)
            | ServerFnErrorErr::Deserialization(message) => invalid_request(&message),
            _ => Self::internal(),
        }
    }
}
