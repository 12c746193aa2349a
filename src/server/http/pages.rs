//! The pages: reads what a page shows and renders it. The one place of the server that knows `app`.

use super::respond;
use crate::app::pages::{ImagePage, MissingPage, StartPage, places};
use crate::app::shell::{Head, Shell};
use crate::model::{ImageId, TenantId};
use crate::protocol::page::RoomData;
use crate::protocol::{AppError, ErrorCode};
use crate::server::context::Caller;
use crate::server::http::extract::Id;
use crate::server::images;
use crate::server::seed;
use crate::server::state::AppState;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// `/`: the default tenant.
pub async fn start(
    State(state): State<AppState>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    gallery_of(state, seed::tenant_id(), caller, request).await
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
        Ok(data) => {
            let places = Some(places(&data.image, data.marker_size, &data.snapshot.board));
            let head = Head { places, ..head(&state, &data.image.title, true) };
            let view = move || view! { <ImagePage data=data.clone() /> };
            render(head, StatusCode::OK, request, view).await
        }
        Err(error) => failed(state, request, &error).await,
    }
}

/// The page for an address that leads nowhere.
pub async fn missing(state: AppState, request: Request) -> Response {
    failed(state, request, &AppError::not_found("page")).await
}

async fn load_image(state: &AppState, id: ImageId, caller: &Caller) -> Result<RoomData, AppError> {
    let admission = images::enter(state, caller, id).await?;
    let image = images::image(state, id).await?;
    let snapshot = images::snapshot(state, id).await?;
    Ok(RoomData {
        image,
        snapshot,
        me: caller.me(),
        may: admission.may(),
        marker_size: admission.tenant.settings.marker_size,
        build: state.assets.build.clone(),
    })
}

async fn gallery_of(
    state: AppState,
    tenant: TenantId,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let loaded = async {
        let admission = images::enter_tenant(&state, &caller?, &tenant).await?;
        Ok::<_, AppError>((admission.tenant, images::recent(&state, &tenant).await?))
    };
    match loaded.await {
        Ok((record, recent)) => {
            let is_default = record.id == seed::tenant_id();
            let title = if is_default { "Image Chat".to_owned() } else { record.name.clone() };
            let head = head(&state, &title, true);
            let view = move || view! { <StartPage tenant=tenant.clone() recent=recent.clone() /> };
            render(head, StatusCode::OK, request, view).await
        }
        Err(error) => failed(state, request, &error).await,
    }
}

async fn failed(state: AppState, request: Request, error: &AppError) -> Response {
    let is_missing = error.code == ErrorCode::NotFound;
    let title = if is_missing { "Not found" } else { "Something failed" };
    let head = head(&state, title, false);
    let view = move || view! { <MissingPage is_missing=is_missing /> };
    render(head, respond::status(error), request, view).await
}

fn head(state: &AppState, title: &str, is_interactive: bool) -> Head {
    let options = is_interactive.then(|| state.assets.options.clone());
    Head { title: title.to_owned(), style: state.assets.style.clone(), places: None, options }
}

async fn render<V, F>(head: Head, status: StatusCode, request: Request, page: F) -> Response<Body>
where
    V: IntoView + 'static,
    F: Fn() -> V + Clone + Send + Sync + 'static,
{
    let document = move || {
        let page = page.clone();
        view! { <Shell head=head.clone()>{page()}</Shell> }
    };
    let handler = leptos_axum::render_app_async_with_context(protect, document);
    let mut response = handler(request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    let fresh = HeaderValue::from_static("private, no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, fresh);
    response
}

/// What a page may load and run; a nonce for the little that stands in the page itself.
fn protect() {
    let Some((nonce, options)) = use_nonce().zip(use_context::<ResponseOptions>()) else { return };
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}
