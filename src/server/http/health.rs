//! For those who watch over the server.

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

/// The database is not asked more often: anyone may ask after it, as often as they like.
const GOOD_FOR: Duration = Duration::from_secs(1);

/// Both questions.
pub fn router() -> OpenApiRouter<AppState> {
    let routes = OpenApiRouter::default().routes(routes!(alive)).routes(routes!(ready));
    routes.layer(Extension(Answered::default()))
}

/// What the database answered a moment ago.
#[derive(Clone, Default)]
pub struct Answered(Arc<Mutex<Option<(Instant, bool)>>>);

impl Answered {
    /// Does it answer? QueryParams by one for all who come meanwhile.
    async fn or_ask(&self, ask: impl Future<Output = bool>) -> bool {
        let mut last = self.0.lock().await;
        match *last {
            Some((at, does)) if at.elapsed() < GOOD_FOR => does,
            _ => {
                let does = ask.await;
                *last = Some((Instant::now(), does));
                does
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
    Extension(answered): Extension<Answered>,
) -> (StatusCode, &'static str) {
    if state.is_draining() {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n")
    } else if !answered.or_ask(async { state.store.ping().await.is_ok() }).await {
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
    async fn the_database_is_asked_once_a_moment_however_many_ask() {
        let (answered, asked) = (Answered::default(), AtomicUsize::new(0));
        let ask = async |does| {
            asked.fetch_add(1, Ordering::Relaxed);
            sleep(Duration::from_millis(10)).await;
            does
        };
        let all = join_all((0..100).map(|_| answered.or_ask(ask(true)))).await;
        assert!(all.into_iter().all(|does| does));
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        advance(GOOD_FOR).await;
        assert!(!answered.or_ask(ask(false)).await, "it is asked anew");
    }
}
