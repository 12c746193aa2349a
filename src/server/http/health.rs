//! `/healthz` and `/readyz`, for monitoring.

use crate::server::services::readiness::{self, NotReady};
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

/// How long an answer is cached: the route has no rate limit, and each check writes to the disk.
const CACHED_FOR: Duration = Duration::from_secs(1);

/// Both routes.
pub fn router() -> OpenApiRouter<AppState> {
    let routes = OpenApiRouter::default().routes(routes!(alive)).routes(routes!(ready));
    routes.layer(Extension(Readiness::default()))
}

/// The cached answer.
#[derive(Clone, Default)]
pub struct Readiness(Arc<Mutex<Option<(Instant, Checked)>>>);

type Checked = Result<(), NotReady>;

impl Readiness {
    /// The cached answer, or a new one: concurrent requests share it.
    async fn get_or_check(&self, check: impl Future<Output = Checked>) -> Checked {
        let mut last = self.0.lock().await;
        match *last {
            Some((at, checked)) if at.elapsed() < CACHED_FOR => checked,
            _ => {
                let checked = check.await;
                *last = Some((Instant::now(), checked));
                checked
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
/// It is when rows and files can be written and the server is not about to stop. While it is not, reading may
/// still work. A server whose bus to other nodes is away is ready, and says so.
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
    Extension(readiness): Extension<Readiness>,
) -> (StatusCode, String) {
    let checked = match state.is_draining() {
        true => Err(NotReady::Stopping),
        false => readiness.get_or_check(readiness::check(&state)).await,
    };
    match checked {
        Ok(()) if readiness::is_bus_away(&state) => (
            StatusCode::OK,
            "ready; the bus is away, other nodes are heard up to 6 s late\n".into(),
        ),
        Ok(()) => (StatusCode::OK, "ready\n".into()),
        Err(reason) => (StatusCode::SERVICE_UNAVAILABLE, format!("{}\n", reason.text())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::future::join_all;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tokio::time::{advance, sleep};

    #[tokio::test(start_paused = true)]
    async fn concurrent_requests_check_once() {
        let (readiness, asked) = (Readiness::default(), AtomicUsize::new(0));
        let ask = async |checked| {
            asked.fetch_add(1, Ordering::Relaxed);
            sleep(Duration::from_millis(10)).await;
            checked
        };
        let all = join_all((0..100).map(|_| readiness.get_or_check(ask(Ok(()))))).await;
        assert!(all.into_iter().all(|checked| checked.is_ok()));
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        advance(CACHED_FOR).await;
        let failed = Err(NotReady::NoAnswer);
        assert_eq!(readiness.get_or_check(ask(failed)).await, failed, "it is checked again");
    }
}
