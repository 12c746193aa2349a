//! What every request shares. Knows no request.

use super::access::AccessControl;
use super::assets::Assets;
use super::auth::Tickets;
use super::blobs::Blobs;
use super::config::Config;
use super::limits::RateLimits;
use super::media::LinkFetcher;
use super::realtime::Engine;
use super::store::Store;
use crate::server::auth::oidc::Oidc;
use crate::server::realtime::usage_recorder::UsageRecorder;
use std::ops::Deref;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// The running server, for whoever answers; a copy is another way to the same [`AppInner`].
#[derive(Clone)]
pub struct AppState(Arc<AppInner>);

/// What the running server is made of.
#[derive(Clone)]
pub struct AppInner {
    /// The configuration.
    pub config: Arc<Config>,
    /// Rows.
    pub store: Arc<dyn Store>,
    /// Who may do what.
    pub access: Arc<AccessControl>,
    /// The live engine.
    pub engine: Arc<Engine>,
    /// Tickets for live sockets.
    pub tickets: Arc<Tickets>,
    /// What tenants use.
    pub usage: Arc<UsageRecorder>,
    /// Counts what is done too often.
    pub limits: Arc<RateLimits>,
    /// Pictures.
    pub blobs: Arc<Blobs>,
    /// Brings images by link.
    pub fetcher: Arc<LinkFetcher>,
    /// Signs people in with another provider, when there is one.
    pub oidc: Option<Arc<Oidc>>,
    /// Script, wasm and styles.
    pub assets: Arc<Assets>,
    /// Cancelled when the server is about to stop: it says so, and still answers.
    pub draining: CancellationToken,
    /// Cancelled a moment later: nothing new is accepted.
    pub stopping: CancellationToken,
    /// The open sockets.
    pub sockets: TaskTracker,
}

impl Deref for AppState {
    type Target = AppInner;

    fn deref(&self) -> &AppInner {
        &self.0
    }
}

impl From<AppInner> for AppState {
    fn from(parts: AppInner) -> Self {
        Self(Arc::new(parts))
    }
}

impl AppInner {
    /// Is the server about to stop?
    pub fn is_draining(&self) -> bool {
        self.draining.is_cancelled()
    }
}
