//! Snapshots of an image's discussions.

use crate::model::ImageId;
use crate::protocol::AppError;
use crate::protocol::page::Snapshot;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// The current snapshot of an image's discussions.
#[server(prefix = "/rpc", endpoint = "snapshot", input = Json, output = Json)]
pub async fn load_snapshot(image: ImageId) -> Result<Snapshot, AppError> {
    use crate::server::services::{images, server_fn};
    let (state, caller) = server_fn::caller()?;
    images::enter(&state, &caller, image).await?;
    images::snapshot(&state, image).await
}
