//! What every request shares. Knows no request.

use super::blobs::Blobs;
use super::config::Config;
use super::http::assets::Assets;
use super::media::LinkFetcher;
use super::realtime::Hub;
use super::store::Store;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// The parts of the running server; a copy costs little.
#[derive(Clone)]
pub struct AppState {
    /// The configuration.
    pub config: Arc<Config>,
    /// Rows.
    pub store: Arc<dyn Store>,
    /// Live rooms.
    pub hub: Arc<Hub>,
    /// Pictures.
    pub blobs: Arc<Blobs>,
    /// Brings images by link.
    pub fetcher: Arc<LinkFetcher>,
    /// Script, wasm and styles.
    pub assets: Arc<Assets>,
    /// Cancelled when the server is to stop.
    pub stopping: CancellationToken,
    /// The open sockets.
    pub sockets: TaskTracker,
}
