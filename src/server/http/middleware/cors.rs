//! CORS: which pages of other sites may read an answer of the API. They authenticate by token, never by cookie:
//! `Access-Control-Allow-Credentials` is never sent. `docs/decisions/0023-own-cors.md` says why this is not
//! `tower_http::cors`.

use crate::protocol::AppError;
use crate::server::http::extract::Resource;
use crate::server::http::middleware::origin::origin;
use crate::server::state::AppState;
use crate::server::store::{StoreError, Tenant};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

const ALLOWED_METHODS: HeaderValue = HeaderValue::from_static("GET, POST, PUT, PATCH, DELETE");
const ALLOWED_HEADERS: HeaderValue = HeaderValue::from_static("authorization, content-type");
/// Seconds for which a browser caches a preflight: a removed origin asks again soon.
const MAX_AGE: HeaderValue = HeaderValue::from_static("600");

/// The page of a site that may embed the tenant of the resource sent the request.
#[derive(Clone, Copy, Debug)]
pub struct ListedSite;

/// An embedding site's login request, which CSRF protection lets pass.
#[derive(Clone, Copy, Debug)]
pub struct CrossSiteLogin;

/// Answers the sites that embed the tenant of a resource.
pub async fn cors(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let allowed = match allowed_origin(&state, &mut request).await {
        Ok(allowed) => allowed,
        Err(error) => return AppError::from(error).into_response(),
    };
    let mut response = match &allowed {
        Some(_) if *request.method() == Method::OPTIONS => preflight(),
        _ => next.run(request).await,
    };
    add_headers(response.headers_mut(), allowed);
    response
}

fn preflight() -> Response {
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_METHODS, ALLOWED_METHODS),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS),
        (header::ACCESS_CONTROL_MAX_AGE, MAX_AGE),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Answers differ by origin, so caches must keep them apart even where no origin was sent.
fn add_headers(headers: &mut HeaderMap, allowed: Option<HeaderValue>) {
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = allowed {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
}

/// The `Origin`, if its pages may embed the tenant of the resource.
async fn allowed_origin(
    state: &AppState,
    request: &mut Request,
) -> Result<Option<HeaderValue>, StoreError> {
    let Some(site) = origin(request.headers()).map(str::to_owned) else { return Ok(None) };
    // Most origins embed nothing; then nothing else is looked up.
    if !state.access.embeds_anything(&site).await? {
        return Ok(None);
    }
    let Some(resource) = Resource::of(request.uri().path()) else { return Ok(None) };
    // A session belongs to no tenant.
    let is_allowed = resource == Resource::Session
        || match tenant_of(state, &resource, request).await? {
            Some(tenant) => tenant.settings.embeds(&site),
            None => false,
        };
    if is_allowed {
        request.extensions_mut().insert(ListedSite);
    }
    let path = request.uri().path();
    if is_allowed && path.starts_with("/api/v1/tenants/") && path.ends_with("/sso") {
        request.extensions_mut().insert(CrossSiteLogin);
    }
    Ok(HeaderValue::from_str(&site).ok().filter(|_| is_allowed))
}

/// The tenant of a resource. Its location stays in the request, for the handler.
async fn tenant_of(
    state: &AppState,
    resource: &Resource,
    request: &mut Request,
) -> Result<Option<Arc<Tenant>>, StoreError> {
    let tenant = match resource {
        Resource::Tenant(id) => Some(id.clone()),
        resource => match resource.locate(state).await? {
            Some(location) => {
                request.extensions_mut().insert(location);
                state.access.tenant_of(location.image).await?
            }
            None => None,
        },
    };
    match tenant {
        Some(id) => state.access.tenant(&id).await,
        None => Ok(None),
    }
}
