//! The server functions: the only interface between app and server. Each extracts and delegates.

mod images;
mod moderation;
mod operations;
mod people;
mod rooms;

pub use images::link_image;
pub use moderation::{close_image, flag_comment};
pub use operations::operate;
pub use people::introduce;
pub use rooms::load_snapshot;

use crate::protocol::decode_error::invalid_request;
use crate::protocol::{AppError, ErrorCode};
use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::codec::JsonEncoding;

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        // The browser deserialises answers, the server requests.
        let is_answer = cfg!(target_family = "wasm");
        match error {
            // Without a complete answer the operation may have been carried out nevertheless.
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => unreachable_now(),
            ServerFnErrorErr::Deserialization(_) if is_answer => unreachable_now(),
            ServerFnErrorErr::Args(message)
            | ServerFnErrorErr::MissingArg(message)
            | ServerFnErrorErr::Deserialization(message)
                if !is_answer =>
            {
                invalid_request(&message)
            }
            _ => Self::internal(),
        }
    }
}

fn unreachable_now() -> AppError {
    AppError::stated(ErrorCode::Unreachable, "the server cannot be reached")
}
