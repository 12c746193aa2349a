//! The state that all requests share.

use super::access::AccessControl;
use super::assets::Assets;
use super::blobs::Blobs;
use super::bus::Bus;
use super::config::Config;
use super::limits::{MemoryBudget, RateLimits, UploadLimiter};
use super::media::{ImagePipeline, LinkFetcher, PackIndexes};
use super::realtime::Engine;
use super::store::Store;
use super::webhooks::WebhookSender;
use crate::server::auth::oidc::Oidc;
use std::ops::Deref;
use std::sync::Arc;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// A shared handle to the running server's [`AppInner`].
#[derive(Clone)]
pub struct AppState(Arc<AppInner>);

/// The parts of the running server.
#[derive(Clone)]
pub struct AppInner {
    /// The configuration.
    pub config: Arc<Config>,
    /// The database.
    pub store: Arc<dyn Store>,
    /// Authorisation.
    pub access: Arc<AccessControl>,
    /// Messages between the parts of the server.
    pub bus: Arc<dyn Bus>,
    /// The live engine.
    pub engine: Arc<Engine>,
    /// Limits of requests, sockets, changes and sign-ins.
    pub limits: Arc<RateLimits>,
    /// Limits of uploads.
    pub uploads: Arc<UploadLimiter>,
    /// The memory for boards that are read as a whole.
    pub board_memory: Arc<MemoryBudget>,
    /// The files of images.
    pub blobs: Arc<Blobs>,
    /// Prepares images.
    pub pipeline: Arc<ImagePipeline>,
    /// The heads of the files of tiles that were read.
    pub pack_indexes: Arc<PackIndexes>,
    /// Fetches images by URL.
    pub fetcher: Arc<LinkFetcher>,
    /// The OpenID Connect provider, when one is configured.
    pub oidc: Option<Arc<Oidc>>,
    /// The embedded site.
    pub assets: Arc<Assets>,
    /// Cancelled when the server is about to stop: it is not ready, and still answers.
    pub draining: CancellationToken,
    /// Cancelled a moment later: no connection is accepted.
    pub stopping: CancellationToken,
    /// Sends webhooks.
    pub webhooks: Arc<WebhookSender>,
    /// Wakes the worker that delivers webhooks before its time.
    pub webhook_due: Arc<Notify>,
    /// The worker and its attempts.
    pub deliveries: TaskTracker,
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
