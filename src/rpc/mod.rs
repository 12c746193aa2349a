//! The server functions: the one seam between app and server. Each extracts and delegates.

mod images;
mod moderation;
mod operations;
mod people;
mod rooms;

pub use images::link_image;
pub use moderation::{close_image, flag_comment, moderation_queue};
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
        // What cannot be read is an answer in the browser, and a request on the server.
        let is_answer = cfg!(target_family = "wasm");
        match error {
            // No answer, or not all of it: what was asked may have been done all the same.
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
    AppError::new(ErrorCode::Unreachable, "the server cannot be reached")
}
