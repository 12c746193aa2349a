//! Counts requests by route and status, and their time. The route and not the path: paths hold ids and secrets.

use crate::server::metrics::{REQUEST_SECONDS, REQUESTS};
use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// Files, and what is not there.
const NO_ROUTE: &str = "other";

/// Counts a request when its answer begins.
pub async fn measure(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let (route, method) = (route.unwrap_or(NO_ROUTE).to_owned(), name_of(request.method()));
    let began = Instant::now();
    let response = next.run(request).await;
    REQUEST_SECONDS.record_time(began.elapsed());
    let status = response.status().as_u16();
    REQUESTS.count(&format!("method=\"{method}\",route=\"{route}\",status=\"{status}\""));
    response
}

/// A client may make up any other.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => NO_ROUTE,
    }
}
