//! Who may make the calls of the widget: own pages and programs as everywhere, and pages of the sites that the tenant
//! lists, for which no cookie counts.

use super::cors::ListedSite;
use super::csrf::is_own_site;
use crate::protocol::{AppError, Forbidden};
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses pages of other sites that are not listed, reading included; of a listed one, the token alone says who asks.
pub async fn listed_sites(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    if is_own_site(&state.config, request.headers()) {
        return next.run(request).await;
    }
    if request.extensions().get::<ListedSite>().is_none() {
        return AppError::from(Forbidden::SiteNotListed).into_response();
    }
    request.headers_mut().remove(header::COOKIE);
    next.run(request).await
}
