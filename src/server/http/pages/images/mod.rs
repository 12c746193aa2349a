//! `/`, `/t/{tenant}` and `/i/{id}`: a tenant's images, and one of them with its discussions.

use super::context::PageContext;
use crate::app::pages::{ImagePage, StartPage, places};
use crate::app::shell::Head;
use crate::model::{ImageId, TenantId};
use crate::protocol::AppError;
use crate::protocol::page::RoomData;
use crate::server::access::Access;
use crate::server::http::extract::Id;
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::services::share_links;
use crate::server::services::tenants::default_tenant_id;
use crate::server::state::AppState;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use leptos::prelude::*;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(start))
        .route("/t/{tenant}", get(gallery))
        .route("/i/{id}", get(image))
}

/// `/`: the default tenant.
async fn start(page: PageContext, caller: Caller) -> Result<Response, AppError> {
    gallery_of(&page, &caller, &default_tenant_id()).await
}

async fn gallery(
    page: PageContext,
    caller: Caller,
    Id(tenant): Id<TenantId>,
) -> Result<Response, AppError> {
    gallery_of(&page, &caller, &tenant).await
}

async fn gallery_of(
    page: &PageContext,
    caller: &Caller,
    tenant: &TenantId,
) -> Result<Response, AppError> {
    let Access { tenant: record, rights } =
        images::enter_tenant(&page.state, caller, tenant).await?;
    let recent = images::recent(&page.state, tenant).await?;
    let is_default = record.id == default_tenant_id();
    let title = if is_default { "Image Chat".to_owned() } else { record.name.clone() };
    let tenant = record.id.clone();
    let view = move || {
        let (tenant, recent) = (tenant.clone(), recent.clone());
        view! { <StartPage tenant role=rights.role recent /> }
    };
    Ok(page.render(page.head(&title, true), StatusCode::OK, view).await)
}

async fn image(
    page: PageContext,
    caller: Caller,
    Id(id): Id<ImageId>,
) -> Result<Response, AppError> {
    let access = images::enter(&page.state, &caller, id).await?;
    let data = room_data(&page.state, &caller, id, &access).await?;
    let places = Some(places(&data.image, data.may.marker_size, &data.snapshot.board));
    let head = Head { places, ..page.head(&data.image.title, true) };
    let view = move || view! { <ImagePage data=data.clone() /> };
    let sites = &access.tenant.settings.embed_origins;
    Ok(page.render_for(sites, head, StatusCode::OK, view).await)
}

async fn room_data(
    state: &AppState,
    caller: &Caller,
    id: ImageId,
    access: &Access,
) -> Result<RoomData, AppError> {
    Ok(RoomData {
        image: images::image(state, id).await?,
        snapshot: images::snapshot(state, id).await?,
        me: caller.me(),
        may: access.capabilities(),
        signed_in: caller.is_signed_in,
        may_share: share_links::authorize_sharing(state, caller, id).await.is_ok(),
        build: state.assets.build.clone(),
    })
}
