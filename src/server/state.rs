//! What every request shares. Knows no request.

use super::access::Access;
use super::auth::Tickets;
use super::blobs::Blobs;
use super::config::Config;
use super::http::assets::Assets;
use super::limits::Limits;
use super::media::LinkFetcher;
use super::oidc::Oidc;
use super::realtime::Hub;
use super::store::Store;
use super::usage::UsageLog;
use std::ops::Deref;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// The running server, for whoever answers; a copy is another way to the same [`Parts`].
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// What the running server is made of.
#[derive(Clone)]
pub struct Parts {
    /// The configuration.
    pub config: Arc<Config>,
    /// Rows.
    pub store: Arc<dyn Store>,
    /// Who may do what.
    pub access: Arc<Access>,
    /// Live rooms.
    pub hub: Arc<Hub>,
    /// Tickets for live sockets.
    pub tickets: Arc<Tickets>,
    /// What tenants use.
    pub usage: Arc<UsageLog>,
    /// Counts what is done too often.
    pub limits: Arc<Limits>,
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
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl From<Parts> for AppState {
    fn from(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Parts {
    /// Is the server about to stop?
    pub fn is_draining(&self) -> bool {
        self.draining.is_cancelled()
    }
}
