//! Every route, in one place. Knows no answer.

use super::{
    api, assets, client_address, embedding, guard, health, limit, live, media, pages, respond, rpc,
};
use crate::server::media::MAX_UPLOAD_BYTES;
use crate::server::state::AppState;
use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{any, get, patch, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::trace::TraceLayer;

/// A JSON body: the longest comment in the widest characters fits many times over.
const MAX_JSON_BYTES: usize = 64 * 1024;
/// What surrounds the file in a multipart body.
const MULTIPART_EXTRA_BYTES: usize = 64 * 1024;

/// The whole application as a service.
pub fn router(state: AppState) -> Router {
    let images = post(api::images::create)
        .layer(DefaultBodyLimit::max(MAX_UPLOAD_BYTES + MULTIPART_EXTRA_BYTES));
    let api = Router::new()
        .route("/session", post(api::session::create).delete(api::session::delete))
        .route("/live-ticket", post(api::session::ticket))
        .route("/tenants/{tenant}/images", images)
        .route("/tenants/{tenant}/usage", get(api::usage::show))
        .route("/tenants/{tenant}/sso", post(api::sso::create))
        .route("/images/{id}", get(api::images::show))
        .route("/images/{id}/events", get(api::images::events))
        .route("/images/{id}/chats", post(api::chats::create))
        .route("/chats/{id}", patch(api::chats::change).delete(api::chats::delete))
        .route("/chats/{id}/comments", post(api::comments::create))
        .route("/comments/{id}", patch(api::comments::change).delete(api::comments::delete))
        .fallback(respond::no_such_endpoint)
        .method_not_allowed_fallback(respond::method_not_allowed);
    let changes = Router::new()
        .nest("/api/v1", api)
        .route("/api/{*other}", any(respond::no_such_endpoint))
        .route("/rpc/{*function}", post(rpc::handle))
        .merge(pages::settings::routes())
        .merge(pages::share::routes());
    let pages = Router::new()
        .route("/", get(pages::start))
        .route("/t/{tenant}", get(pages::gallery))
        .route("/i/{id}", get(pages::image))
        .merge(pages::oidc::routes());
    Router::new()
        .merge(changes)
        .merge(pages)
        .route("/live", get(live::upgrade))
        .route("/media/{id}/{file}", get(media::serve))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .fallback(assets::serve_or_missing_page)
        .method_not_allowed_fallback(respond::method_not_allowed)
        .layer(DefaultBodyLimit::max(MAX_JSON_BYTES))
        .layer(from_fn(guard::finish))
        .layer(from_fn_with_state(state.clone(), guard::same_site))
        .layer(from_fn_with_state(state.clone(), embedding::answer_to))
        .layer(from_fn_with_state(state.clone(), limit::limit))
        .layer(from_fn_with_state(state.clone(), guard::headers))
        .layer(from_fn_with_state(state.clone(), client_address::find))
        .layer(CatchPanicLayer::custom(respond::panicked))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .with_state(state)
}

/// Names the route and not the address, which may hold the secret of a link.
fn span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    tracing::debug_span!("request", method = %request.method(), route)
}
