//! The pages: reads what a page shows and renders it. The one place of the server that knows `app`.

pub mod docs;
pub mod moderation;
pub mod oidc;
pub mod people;
mod render;
pub mod settings;
pub mod share;

use crate::app::pages::{ImagePage, StartPage, places};
use crate::app::shell::Head;
use crate::model::{ImageId, TenantId};
use crate::protocol::AppError;
use crate::protocol::page::RoomData;
use crate::server::http::extract::Id;
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::services::share_links;
use crate::server::services::tenants;
use crate::server::state::AppState;
use crate::server::store::Tenant;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
pub use render::failed;
use render::{head, render, render_for};
use std::sync::Arc;

/// `/`: the default tenant.
pub async fn start(
    State(state): State<AppState>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    gallery_of(state, tenants::default_tenant_id(), caller, request).await
}

/// `/t/{tenant}`
pub async fn gallery(
    State(state): State<AppState>,
    tenant: Result<Id<String>, AppError>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    match tenant.map(|Id(tenant)| TenantId::new(tenant)) {
        Ok(Ok(tenant)) => gallery_of(state, tenant, caller, request).await,
        _ => missing(state, request).await,
    }
}

/// `/i/{id}`
pub async fn image(
    State(state): State<AppState>,
    id: Result<Id<ImageId>, AppError>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let loaded = match caller.and_then(|caller| Ok((caller, id?))) {
        Ok((caller, Id(id))) => load_image(&state, id, &caller).await,
        Err(error) => Err(error),
    };
    match loaded {
        Ok((data, sites)) => {
            let places = Some(places(&data.image, data.may.marker_size, &data.snapshot.board));
            let head = Head { places, ..head(&state, &data.image.title, true) };
            let view = move || view! { <ImagePage data=data.clone() /> };
            render_for(&sites, head, StatusCode::OK, request, view).await
        }
        Err(error) => failed(state, request, &error).await,
    }
}

/// Whoever administers this tenant, and the tenant.
async fn administrator(
    state: &AppState,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
) -> Result<(Caller, Arc<Tenant>), AppError> {
    let (Id(tenant), caller) = (tenant?, caller?);
    let access = tenants::administer(state, &caller, &tenant).await?;
    Ok((caller, access.tenant))
}

/// The page for an address that leads nowhere.
pub async fn missing(state: AppState, request: Request) -> Response {
    failed(state, request, &AppError::not_found("page")).await
}

/// What the page shows, and the sites that may frame it.
async fn load_image(
    state: &AppState,
    id: ImageId,
    caller: &Caller,
) -> Result<(RoomData, Vec<String>), AppError> {
    let access = images::enter(state, caller, id).await?;
    let image = images::image(state, id).await?;
    let snapshot = images::snapshot(state, id).await?;
    let data = RoomData {
        image,
        snapshot,
        me: caller.me(),
        may: access.capabilities(),
        signed_in: caller.is_signed_in,
        may_share: share_links::sharer(state, caller, id).await.is_ok(),
        build: state.assets.build.clone(),
    };
    Ok((data, access.tenant.settings.embed_origins.clone()))
}

async fn gallery_of(
    state: AppState,
    tenant: TenantId,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let loaded = async {
        let access = images::enter_tenant(&state, &caller?, &tenant).await?;
        let recent = images::recent(&state, &tenant).await?;
        Ok::<_, AppError>((access.tenant, access.rights.role, recent))
    };
    match loaded.await {
        Ok((record, role, recent)) => {
            let is_default = record.id == tenants::default_tenant_id();
            let title = if is_default { "Image Chat".to_owned() } else { record.name.clone() };
            let head = head(&state, &title, true);
            let view = move || {
                let (tenant, recent) = (tenant.clone(), recent.clone());
                view! { <StartPage tenant role recent /> }
            };
            render(head, StatusCode::OK, request, view).await
        }
        Err(error) => failed(state, request, &error).await,
    }
}
