//! Every route, in one place; those of the REST API stand in `api`. Knows no answer.

use super::middleware::{
    allowed_hosts, client_ip, cors, csrf, finish_changes, rate_limit, security_headers,
};
use super::{api, assets, error_json, health, live, media, pages, server_fn};
use crate::server::state::AppState;
use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{any, get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::trace::TraceLayer;

/// A JSON body: the longest comment in the widest characters fits many times over.
const MAX_JSON_BYTES: usize = 64 * 1024;

/// The whole application as a service.
pub fn router(state: AppState) -> Router {
    let changes = Router::from(api::router())
        .route("/api/{*other}", any(error_json::no_such_endpoint))
        .route("/rpc/{*function}", post(server_fn::handle))
        .merge(pages::moderation::routes())
        .merge(pages::settings::routes())
        .merge(pages::share::routes())
        .merge(pages::people::routes());
    let pages = Router::new()
        .route("/", get(pages::start))
        .route("/t/{tenant}", get(pages::gallery))
        .route("/i/{id}", get(pages::image))
        .merge(pages::docs::routes())
        .merge(pages::oidc::routes());
    Router::from(health::router())
        .merge(changes)
        .merge(pages)
        .route("/live", get(live::upgrade))
        .route("/media/{id}/{file}", get(media::serve))
        .route("/api/openapi.json", get(api::show))
        .fallback(assets::serve_or_missing_page)
        .method_not_allowed_fallback(error_json::method_not_allowed)
        .layer(DefaultBodyLimit::max(MAX_JSON_BYTES))
        .layer(from_fn(finish_changes::finish_changes))
        .layer(from_fn_with_state(state.clone(), csrf::same_site))
        .layer(from_fn_with_state(state.clone(), cors::answer_to))
        .layer(from_fn_with_state(state.clone(), allowed_hosts::is_ours))
        .layer(from_fn_with_state(state.clone(), rate_limit::limit))
        .layer(from_fn_with_state(state.clone(), security_headers::security_headers))
        .layer(from_fn_with_state(state.clone(), client_ip::find))
        .layer(CatchPanicLayer::custom(error_json::panicked))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .with_state(state)
}

/// Names the route and not the address, which may hold the secret of a link.
fn span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    tracing::debug_span!("request", method = %request.method(), route)
}
