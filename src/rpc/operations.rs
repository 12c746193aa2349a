//! Changing discussions.

use crate::model::{ImageId, Operation};
use crate::protocol::AppError;
use crate::protocol::live::ServerMessage;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Carries out an operation and answers with the event that everyone gets.
#[server(prefix = "/rpc", endpoint = "operate", input = Json, output = Json)]
pub async fn operate(image: ImageId, operation: Operation) -> Result<ServerMessage, AppError> {
    use crate::server::{images, request};
    let (state, caller) = request::caller().await?;
    let done = images::operate(&state, &caller, image, &operation).await?;
    Ok(ServerMessage::event(image, done.recorded))
}
