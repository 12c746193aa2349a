//! Importing images by URL.

use crate::model::TenantId;
use crate::protocol::AppError;
use crate::protocol::page::ImageInfo;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Imports an image by URL.
#[server(prefix = "/rpc", endpoint = "link_image", input = Json, output = Json)]
pub async fn link_image(tenant: TenantId, src: String) -> Result<ImageInfo, AppError> {
    use crate::protocol::rest::NewImageLink;
    use crate::server::services::{images, server_fn};
    let (state, caller) = server_fn::caller()?;
    let slot = images::begin_upload(&state, &caller, &tenant).await?;
    let link = NewImageLink { src, url_id: None, title: None };
    images::import_by_url(&state, &caller, slot, link).await
}
