//! The description of the API as an OpenAPI document: collected from the routes, completed with what
//! holds for all of them. Knows no single route.

use super::routes::{self, PREFIX};
use crate::protocol::rest::ErrorBody;
use crate::protocol::{AppError, ErrorCode, ErrorMessage};
use crate::server::http::health;
use crate::server::http::middleware::compression::compressible;
use crate::server::http::session_cookie::COOKIE;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, Method, header};
use axum::response::IntoResponse;
use std::sync::LazyLock;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{Operation, ParameterIn, PathItem};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{
    Components, ContentBuilder, ExternalDocs, OpenApi, Ref, RefOr, Response, ResponseBuilder,
    Server,
};

/// The document, but for the address of the server.
static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(collect);

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Image Chat",
        description = "Live discussion pinned to places on an image. JSON in, JSON out. Ids are UUIDs, moments are milliseconds since 1970 UTC, places are percent of the image. Unknown fields in a request are ignored.\n\nEvery change of a discussion carries a `broadcastId` that the caller makes, once for each operation. It makes the call safe to repeat: the same person with the same id and the same request gets the answer again and nothing happens twice.\n\nCalls that change something must not come from the pages of another site: if the request has `Sec-Fetch-Site`, it must be `same-origin` or `none`; else, if it has `Origin`, that must be this server.",
    ),
    components(schemas(ErrorBody)),
    tags(
        (name = "Session", description = "Who the caller is."),
        (name = "Images", description = "What discussions are pinned to."),
        (name = "Discussions", description = "Markers, each with its comments. Changes are told to everyone who looks at the image over its live socket, in the form of `GET /api/v1/images/{id}/events`."),
        (name = "Comments", description = "What people write."),
        (name = "Usage", description = "What a tenant used."),
        (name = "Health", description = "For those who watch over the server."),
    ),
)]
struct Base;

/// `GET /api/openapi.json`
pub async fn show(State(state): State<AppState>) -> axum::response::Response {
    let fresh = [(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
    compressible((fresh, Json(document(&state.config.public_url()))).into_response())
}

/// The document of the server at this address.
pub fn document(public_url: &str) -> OpenApi {
    let mut document = DOCUMENT.clone();
    document.servers = Some(vec![Server::new(public_url)]);
    let mut live = ExternalDocs::new(format!("{public_url}/api/docs/live"));
    live.description = Some("The live protocol: the events of an image as they happen.".into());
    document.external_docs = Some(live);
    document
}

/// Every call of the REST API, as method and path.
pub fn routes() -> Vec<(Method, String)> {
    let paths = DOCUMENT.paths.paths.iter().filter(|(path, _)| path.starts_with(PREFIX));
    let routes = paths.flat_map(|(path, item)| {
        operations(&mut item.clone()).map(|(method, _)| (method, path.clone())).collect::<Vec<_>>()
    });
    routes.collect()
}

fn collect() -> OpenApi {
    let mut document = <Base as utoipa::OpenApi>::openapi();
    document.merge(routes::router().merge(health::router()).into_openapi());
    let components = document.components.get_or_insert_with(Components::new);
    let key = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(
        "An API key of the tenant, made by its administrators. In other tenants it is not valid.",
    ));
    components.add_security_scheme(API_KEY, SecurityScheme::Http(key.build()));
    let cookie = "Given by `POST /api/v1/session`; where everything goes by https, with `__Host-` before its name.";
    let cookie = ApiKey::Cookie(ApiKeyValue::with_description(COOKIE, cookie));
    components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
    for (path, item) in &mut document.paths.paths {
        if path.starts_with(PREFIX) {
            operations(item).for_each(|(method, operation)| complete(&method, operation));
            if !OF_SESSIONS.iter().any(|end| path.ends_with(end)) {
                operations(item).for_each(|(_, operation)| accept_api_keys(operation));
            }
        }
    }
    document
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (Method, &mut Operation)> {
    let all = [
        (Method::GET, item.get.as_mut()),
        (Method::POST, item.post.as_mut()),
        (Method::PUT, item.put.as_mut()),
        (Method::PATCH, item.patch.as_mut()),
        (Method::DELETE, item.delete.as_mut()),
    ];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation?)))
}

/// The name of the security scheme.
const API_KEY: &str = "apiKey";
/// The ends of paths about the caller's own session, which a key has none of.
const OF_SESSIONS: [&str; 3] = ["/session", "/live-ticket", "/sso"];

/// Where a session is good, an API key is.
fn accept_api_keys(operation: &mut Operation) {
    let key = SecurityRequirement::new(API_KEY, [""; 0]);
    operation.security.get_or_insert_default().push(key);
}

/// The errors that any call of its kind can answer with, beside those of its own.
fn complete(method: &Method, operation: &mut Operation) {
    let takes_body = operation.request_body.is_some();
    let parameters = operation.parameters.iter().flatten();
    let takes_query = parameters.into_iter().any(|p| p.parameter_in == ParameterIn::Query);
    let common = [
        (takes_body || takes_query, ErrorCode::Invalid, INVALID),
        (true, ErrorCode::Unauthenticated, UNAUTHENTICATED),
        (true, ErrorCode::Forbidden, FORBIDDEN),
        (takes_body, ErrorCode::TooLarge, "The body is larger than 64 KiB."),
        (takes_body, ErrorCode::UnsupportedType, "The body is not `application/json`."),
        (true, ErrorCode::TooMany, "Too much at once; come back later."),
        (true, ErrorCode::Internal, "The server failed."),
        (method != Method::GET, ErrorCode::Unwritable, UNWRITABLE),
    ];
    for (can_happen, code, when) in common {
        let is_told = operation.responses.responses.contains_key(&code.status().to_string());
        if can_happen && !is_told {
            let responses = &mut operation.responses.responses;
            responses.insert(code.status().to_string(), refusal(when).into());
        }
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response {
            explain(status, response);
        }
    }
}

const INVALID: &str =
    "Not what it should be: no JSON, a field missing or out of range, an empty or too long text.";
const FORBIDDEN: &str =
    "The caller may not do this here, is banned, or the request comes from another site.";
const UNAUTHENTICATED: &str = "The caller is unknown or has no name, or the API key is not valid.";
const UNWRITABLE: &str =
    "Nothing can be saved at present, for want of space for instance. Reading works.";

fn refusal(when: &str) -> Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ErrorBody"))).build();
    ResponseBuilder::new().description(when).content("application/json", content).build()
}

/// Errors show which `code` they have; who is to come back later is told when.
fn explain(status: &str, response: &mut Response) {
    let Some(code) = CODES.into_iter().find(|code| code.status().to_string() == status) else {
        return;
    };
    let message = "a sentence that says what is wrong";
    if let Some(content) = response.content.get_mut("application/json") {
        let message = ErrorMessage { code, message: message.to_owned(), retry_after: None };
        let body = ErrorBody { error: AppError::from(message) };
        content.example = serde_json::to_value(body).ok();
    }
    if matches!(code, ErrorCode::TooMany | ErrorCode::Unwritable) {
        let seconds = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).build();
        let mut later = Header::new(seconds);
        later.description = Some("When to come back, in seconds.".into());
        response.headers.insert("retry-after".into(), later);
    }
}

/// The names of errors that a call can answer with, one for each status.
const CODES: [ErrorCode; 12] = [
    ErrorCode::Invalid,
    ErrorCode::Unauthenticated,
    ErrorCode::Forbidden,
    ErrorCode::NotFound,
    ErrorCode::Conflict,
    ErrorCode::Gone,
    ErrorCode::TooLarge,
    ErrorCode::UnsupportedType,
    ErrorCode::NotAnImage,
    ErrorCode::TooMany,
    ErrorCode::Internal,
    ErrorCode::Unwritable,
];
