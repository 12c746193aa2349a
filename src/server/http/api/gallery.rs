//! `GET /tenants/{tenant}/images`: the images of a tenant, page by page.

use crate::model::{ImageId, TenantId};
use crate::protocol::AppError;
use crate::protocol::gallery::ImageSort;
use crate::protocol::rest::{ErrorBody, ImagesBody};
use crate::server::http::extract::{QueryParams, TenantPath};
use crate::server::services::caller::Caller;
use crate::server::services::images::{self, Found, GalleryPage};
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which page.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Part of the title, in upper or lower case.
    #[param(max_length = 200, example = "floor")]
    search: String,
    /// The order.
    #[param(inline)]
    sort: ImageSort,
    /// Begins after this image: `next` of the page before.
    #[param(nullable = false)]
    after: Option<ImageId>,
    /// Images on a page; 24 without it.
    #[param(nullable = false, minimum = 1, maximum = 100, example = 24)]
    limit: Option<u32>,
}

/// List a tenant's images
///
/// Those that the caller may find: listed ones, their own, for members also those for members, and for moderators all.
/// Deleted images are not among them.
#[utoipa::path(
    get,
    path = "/tenants/{tenant}/images",
    operation_id = "listImages",
    tag = "Images",
    params(("tenant" = TenantId, Path, description = "The tenant."), ListQuery),
    responses(
        (status = 200, description = "A page of images.", body = ImagesBody),
        (status = 404, description = "There is no such tenant.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn list(
    State(state): State<AppState>,
    TenantPath(tenant): TenantPath,
    caller: Caller,
    QueryParams(query): QueryParams<ListQuery>,
) -> Result<Json<ImagesBody>, AppError> {
    let access = images::enter_tenant(&state, &caller, &tenant).await?;
    let ListQuery { search, sort, after, limit } = query;
    let page = GalleryPage { search, sort, after, limit };
    let Found { images, next } = images::cards(&state, &caller, &access, &page).await?;
    Ok(Json(ImagesBody { images, next }))
}
