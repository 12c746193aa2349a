//! Pages of other sites that embed a tenant's images: which requests of theirs are answered so that they
//! can read the answer (CORS). Knows no person.
//!
//! They speak with a token, never with a cookie: `Access-Control-Allow-Credentials` is never sent.

use crate::model::TenantId;
use crate::protocol::AppError;
use crate::server::http::middleware::origin::origin;
use crate::server::state::AppState;
use crate::server::store::StoreError;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// What such a page may send.
const METHODS: HeaderValue = HeaderValue::from_static("GET, POST, PATCH, DELETE");
/// And with which headers.
const HEADERS: HeaderValue = HeaderValue::from_static("authorization, content-type");
/// Seconds for which a browser may remember that it may: an origin that was taken away asks again soon.
const REMEMBERED: HeaderValue = HeaderValue::from_static("600");

/// Left in a request that may sign someone on although it comes from another site.
#[derive(Clone, Copy, Debug)]
pub struct SignOnFromOutside;

/// Whose pages may ask this.
enum Whose {
    /// Those that may embed this tenant's images.
    Tenant(TenantId),
    /// Those that may embed any tenant's: it says nothing of one.
    Any,
}

/// Answers other sites as far as they may embed what the request is about.
pub async fn answer_to(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let admitted = admitted(&state, request.headers(), request.uri().path()).await;
    match admitted {
        Ok(Some(origin)) if *request.method() == Method::OPTIONS => preflight(&origin),
        Ok(admitted) => answer(admitted, request, next).await,
        Err(error) => AppError::from(error).into_response(),
    }
}

async fn answer(admitted: Option<HeaderValue>, mut request: Request, next: Next) -> Response {
    if admitted.is_some() && is_sign_on(request.uri().path()) {
        request.extensions_mut().insert(SignOnFromOutside);
    }
    let mut response = next.run(request).await;
    allow(response.headers_mut(), admitted.as_ref());
    response
}

fn preflight(origin: &HeaderValue) -> Response {
    let told = [
        (header::ACCESS_CONTROL_ALLOW_METHODS, METHODS),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, HEADERS),
        (header::ACCESS_CONTROL_MAX_AGE, REMEMBERED),
    ];
    let mut response = (StatusCode::NO_CONTENT, told).into_response();
    allow(response.headers_mut(), Some(origin));
    response
}

/// Answers differ by origin, so that caches must keep them apart, whoever asked first.
fn allow(headers: &mut HeaderMap, origin: Option<&HeaderValue>) {
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    }
}

/// The `Origin`, when its pages may embed what the request is about.
async fn admitted(
    state: &AppState,
    headers: &HeaderMap,
    path: &str,
) -> Result<Option<HeaderValue>, StoreError> {
    let Some(site) = origin(headers) else { return Ok(None) };
    // Nearly always nobody's; then nothing else is looked up.
    if !state.access.embeds_anything(site).await? {
        return Ok(None);
    }
    let may = match whose(state, path).await? {
        Some(Whose::Any) => true,
        Some(Whose::Tenant(id)) => {
            let tenant = state.access.tenant(&id).await?;
            tenant.is_some_and(|tenant| tenant.settings.embeds(site))
        }
        None => false,
    };
    Ok(HeaderValue::from_str(site).ok().filter(|_| may))
}

fn is_sign_on(path: &str) -> bool {
    matches!(parts(path).as_deref(), Some(["tenants", _, "sso"]))
}

fn parts(path: &str) -> Option<Vec<&str>> {
    Some(path.strip_prefix("/api/v1/")?.split('/').collect())
}

/// Whose images an address of the API is about.
async fn whose(state: &AppState, path: &str) -> Result<Option<Whose>, StoreError> {
    let image = match parts(path).as_deref() {
        Some(["session" | "live-ticket"]) => return Ok(Some(Whose::Any)),
        Some(["tenants", tenant, ..]) => {
            return Ok(TenantId::new(*tenant).ok().map(Whose::Tenant));
        }
        Some(["images", id, ..]) => id.parse().ok(),
        Some(["chats", id, ..]) => match id.parse() {
            Ok(chat) => state.store.image_of_chat(chat).await?,
            Err(_) => None,
        },
        Some(["comments", id, ..]) => match id.parse() {
            Ok(comment) => state.store.chat_of_comment(comment).await?.map(|(image, _)| image),
            Err(_) => None,
        },
        _ => None,
    };
    let Some(image) = image else { return Ok(None) };
    Ok(state.access.tenant_of(image).await?.map(Whose::Tenant))
}
