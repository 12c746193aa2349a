//! Changing discussions.

use crate::model::{ImageId, Operation};
use crate::protocol::AppError;
use crate::protocol::live::ServerMessage;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Carries out an operation; answers with its event as all subscribers get it, or that it is held for review.
#[server(prefix = "/rpc", endpoint = "operate", input = Json, output = Json)]
pub async fn operate(
    /// The image.
    image: ImageId,
    /// The operation.
    operation: Operation,
) -> Result<ServerMessage, AppError> {
    use crate::server::services::{discussions, images, server_fn};
    let (state, caller) = server_fn::caller()?;
    let access = images::enter_to_change(&state, &caller, image).await?;
    discussions::operate_for_page(&state, &caller, (image, &access), &operation).await
}
