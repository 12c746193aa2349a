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
    use crate::server::{images, request};
    let (state, caller) = request::caller().await?;
    let bringing = images::may_bring_now(&state, &caller, &tenant).await?;
    let link = NewImageLink { src, url_id: None, title: None };
    images::bring_link(&state, &caller, bringing, link).await
}
