//! All routes in groups, each with its layers; those of the REST API are in `api`.

use super::middleware::rate_limit::{RouteClass, limit};
use super::middleware::{
    allowed_hosts, client_ip, compression, cors, csrf, embedding, error_format, finish_changes,
    language, measure, request_head, security_headers,
};
use super::{
    api, assets, compat, embed, error_body, health, live, media, metrics, pages, server_fn,
};
use crate::server::http::extract::AcceptsApiKeys;
use crate::server::state::AppState;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::Response;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{any, get, post};
use axum::{Extension, Router};
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::trace::{DefaultOnResponse, OnResponse, TraceLayer};
use tracing::field::Empty;

/// A JSON body: the longest comment in the widest characters fits many times over.
const MAX_JSON_BYTES: usize = 64 * 1024;

/// The whole application as a service.
pub fn router(state: AppState) -> Router {
    let same_site = from_fn_with_state(state.clone(), csrf::same_site);
    let own_pages = from_fn_with_state(state.clone(), csrf::own_pages);
    let cors = from_fn_with_state(state.clone(), cors::cors);
    let hosts = from_fn_with_state(state.clone(), allowed_hosts::is_ours);
    let language = from_fn_with_state(state.clone(), language::of_account);
    let limited = |class| from_fn_with_state((state.clone(), class), limit);
    let boards = pages::images::BoardCache::start(state.stopping.clone());
    let page_errors = from_fn_with_state(state.clone(), error_format::page);
    let bare_errors = from_fn(error_format::bare);
    let compat_errors = from_fn(error_format::compat);

    let health = changes(Router::from(health::router()).merge(metrics::router()))
        .layer(same_site.clone())
        .layer(limited(RouteClass::Free));
    let media = changes(media::routes().merge(pages::images::preview_routes()))
        .layer(same_site.clone())
        .layer(hosts.clone())
        .layer(limited(RouteClass::Picture));
    let live = changes(Router::new().route("/live", get(live::upgrade)))
        .layer(same_site.clone())
        .layer(hosts.clone())
        .layer(limited(RouteClass::Socket));
    let api = changes(api_routes())
        .layer(language.clone())
        .layer(same_site.clone())
        .layer(cors.clone())
        .layer(hosts.clone())
        .layer(limited(RouteClass::Request));
    // Errors are written twice: below CORS, whose headers stay, and above, for those of the layers between.
    let compat = changes(compat::routes())
        .layer(same_site.clone())
        .layer(compat_errors.clone())
        .layer(cors.clone())
        .layer(hosts.clone())
        .layer(limited(RouteClass::Request))
        .layer(compat_errors);
    let listed_sites = from_fn_with_state(state.clone(), embedding::listed_sites);
    let widget_data = changes(embed::data_routes())
        .layer(listed_sites.clone())
        .layer(cors.clone())
        .layer(hosts.clone())
        .layer(limited(RouteClass::Request));
    let widget_functions = changes(embed::function_routes())
        .layer(listed_sites)
        .layer(bare_errors.clone())
        .layer(cors)
        .layer(hosts.clone())
        .layer(limited(RouteClass::Request))
        .layer(bare_errors.clone());
    // Errors are written twice: in the language of the account, and above, for those of the layers between.
    let server_fns = changes(Router::new().route("/rpc/{*function}", post(server_fn::handle)))
        .layer(bare_errors.clone())
        .layer(language.clone())
        .layer(own_pages)
        .layer(hosts.clone())
        .layer(limited(RouteClass::Request))
        .layer(bare_errors);
    let pages = changes(pages::routes())
        .layer(language.clone())
        .layer(same_site.clone())
        .layer(hosts.clone())
        .layer(limited(RouteClass::Request))
        .layer(page_errors.clone());
    let page_data = changes(pages::images::data_routes().merge(pages::embed::data_routes()))
        .layer(language)
        .layer(same_site.clone())
        .layer(hosts.clone())
        .layer(limited(RouteClass::Request));
    let files = changes(Router::new().fallback(assets::serve))
        .layer(same_site)
        .layer(hosts)
        .layer(limited(RouteClass::File))
        .layer(page_errors);

    let widget = widget_data.merge(widget_functions);
    let groups = [health, media, live, api, compat, widget, server_fns, pages, page_data, files];
    groups
        .into_iter()
        .fold(Router::new(), Router::merge)
        .layer(Extension(boards))
        .layer(Extension(pages::images::PreviewCache::default()))
        .layer(compression::layer())
        .layer(from_fn(language::choose))
        .layer(from_fn(request_head::well_formed))
        .layer(from_fn_with_state(state.clone(), security_headers::security_headers))
        .layer(from_fn_with_state(state.clone(), client_ip::find))
        .layer(CatchPanicLayer::custom(error_body::panicked))
        .layer(from_fn(measure::measure))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_response(answered))
        .with_state(state)
}

fn api_routes() -> Router<AppState> {
    Router::from(api::router())
        .layer(Extension(AcceptsApiKeys))
        .route("/api/openapi.json", get(api::show))
        .route("/api/{*other}", any(error_body::no_such_endpoint))
        .merge(pages::moderation::data_routes())
        .merge(pages::tenants::data_routes())
}

/// The layers next to the handlers: the limit of bodies, and changes that survive a disconnected client.
fn changes(routes: Router<AppState>) -> Router<AppState> {
    routes
        .method_not_allowed_fallback(error_body::method_not_allowed)
        .layer(DefaultBodyLimit::max(MAX_JSON_BYTES))
        .layer(from_fn(finish_changes::finish_changes))
}

/// Names the route and not the path, which may hold the secret of a link. Names with dots are OpenTelemetry's.
fn span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let method = request.method();
    tracing::debug_span!(
        "request",
        http.request.method = %method,
        http.route = route,
        http.response.status_code = Empty,
        otel.name = %format_args!("{method} {route}"),
        otel.kind = "server",
    )
}

/// The status, in the span and, at the level debug, in the log.
fn answered<B>(response: &Response<B>, latency: Duration, span: &tracing::Span) {
    span.record("http.response.status_code", response.status().as_u16());
    DefaultOnResponse::default().on_response(response, latency, span);
}
