//! `/healthz` and `/readyz`, for monitoring.

use crate::server::state::AppState;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// How long an answer of the database is cached: the route has no rate limit.
const CACHED_FOR: Duration = Duration::from_secs(1);

/// Both routes.
pub fn router() -> OpenApiRouter<AppState> {
    let routes = OpenApiRouter::default().routes(routes!(alive)).routes(routes!(ready));
    routes.layer(Extension(DatabaseHealth::default()))
}

/// The cached answer of the database.
#[derive(Clone, Default)]
pub struct DatabaseHealth(Arc<Mutex<Option<(Instant, bool)>>>);

impl DatabaseHealth {
    /// The cached answer, or a new one: concurrent requests share it.
    async fn get_or_check(&self, check: impl Future<Output = bool>) -> bool {
        let mut last = self.0.lock().await;
        match *last {
            Some((at, is_up)) if at.elapsed() < CACHED_FOR => is_up,
            _ => {
                let is_up = check.await;
                *last = Some((Instant::now(), is_up));
                is_up
            }
        }
    }
}

/// Ask whether the process lives
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "isAlive",
    tag = "Health",
    responses((status = 200, description = "It does.", body = String, content_type = "text/plain; charset=utf-8", example = "ok\n")),
)]
pub async fn alive() -> &'static str {
    "ok\n"
}

/// Ask whether the server is ready
///
/// It is when the database answers and the server is not about to stop.
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "isReady",
    tag = "Health",
    responses(
        (status = 200, description = "It is.", body = String, content_type = "text/plain; charset=utf-8", example = "ready\n"),
        (status = 503, description = "It is not, and why.", body = String, content_type = "text/plain; charset=utf-8", example = "stopping\n"),
    ),
)]
pub async fn ready(
    State(state): State<AppState>,
    Extension(health): Extension<DatabaseHealth>,
) -> (StatusCode, &'static str) {
    if state.is_draining() {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n")
    } else if !health.get_or_check(async { state.store.ping().await.is_ok() }).await {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    } else {
        (StatusCode::OK, "ready\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::future::join_all;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tokio::time::{advance, sleep};

    #[tokio::test(start_paused = true)]
    async fn concurrent_checks_query_the_database_once() {
        let (health, asked) = (DatabaseHealth::default(), AtomicUsize::new(0));
        let ask = async |does| {
            asked.fetch_add(1, Ordering::Relaxed);
            sleep(Duration::from_millis(10)).await;
            does
        };
        let all = join_all((0..100).map(|_| health.get_or_check(ask(true)))).await;
        assert!(all.into_iter().all(|does| does));
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        advance(CACHED_FOR).await;
        assert!(!health.get_or_check(ask(false)).await, "it is asked anew");
    }
}
