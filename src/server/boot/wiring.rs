//! Locks the data, and opens everything that the state consists of.

use super::data_lock::DataLock;
use super::error::StartError;
use super::private_files::make_private;
use crate::server::access::AccessControl;
use crate::server::assets::Assets;
use crate::server::auth::Tickets;
use crate::server::auth::oidc::Oidc;
use crate::server::blobs::Blobs;
use crate::server::bus::{Bus, LocalBus};
use crate::server::config::{Config, blobs_dir, create_data_dir, default_database};
use crate::server::limits::{MemoryBudget, RateLimits, UploadLimiter};
use crate::server::media::{ImagePipeline, LinkFetcher};
use crate::server::realtime::Engine;
use crate::server::realtime::usage_recorder::UsageRecorder;
use crate::server::state::{AppInner, AppState};
use crate::server::store::{database_file, open_to_serve};
use crate::server::webhooks::WebhookSender;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Bytes of boards that are read and rendered at the same time: three full images.
const BOARD_MEMORY: usize = 64 * 1024 * 1024;

/// What SQLite keeps beside a database, by the ends of the names.
const BESIDE_DATABASE: [&str; 3] = ["", "-wal", "-shm"];

/// Makes the data directory, keeps other servers out, and makes private what is there. A database that is a server is for
/// any number of nodes, which may share a data directory.
pub fn lock(config: &Config) -> Result<DataLock, StartError> {
    create_data_dir(&config.data_dir).map_err(|error| StartError::DataDir(error.to_string()))?;
    let database = database_file(config.database_url().reveal())?;
    let databases =
        database.iter().flat_map(|file| [default_database(&config.data_dir), file.clone()]);
    let lock = DataLock::acquire(&databases.collect::<Vec<_>>())?;
    for file in
        database.iter().flat_map(|database| BESIDE_DATABASE.map(|end| beside(database, end)))
    {
        make_private(&file);
    }
    make_private(&blobs_dir(&config.data_dir));
    Ok(lock)
}

fn beside(database: &Path, end: &str) -> PathBuf {
    let mut file = OsString::from(database);
    file.push(end);
    file.into()
}

pub async fn open(config: Config) -> Result<AppState, StartError> {
    let blobs = Blobs::local(&blobs_dir(&config.data_dir));
    let blobs = blobs.map_err(|error| StartError::DataDir(error.to_string()))?;
    let store = open_to_serve(config.database_url().reveal()).await?;
    let assets = Assets::new();
    let access = Arc::new(AccessControl::new(Arc::clone(&store)));
    // The revision to start from: changes by other processes are noticed from here on.
    access.poll_revision().await?;
    let bus: Arc<dyn Bus> = Arc::new(LocalBus::default());
    Ok(AppState::from(AppInner {
        engine: Arc::new(Engine::new(Arc::clone(&store), Arc::clone(&bus), &assets.build)),
        bus,
        access,
        tickets: Arc::new(Tickets::default()),
        usage: Arc::new(UsageRecorder::new()),
        limits: Arc::new(RateLimits::new(&config)),
        uploads: Arc::new(UploadLimiter::new(&config)),
        board_memory: Arc::new(MemoryBudget::new(BOARD_MEMORY)),
        store,
        oidc: oidc(&config)?.map(Arc::new),
        blobs: Arc::new(blobs),
        pipeline: Arc::new(ImagePipeline::default()),
        fetcher: Arc::new(LinkFetcher::new(config.link_allow.clone())),
        webhooks: Arc::new(WebhookSender::new(config.webhook_allow.clone())),
        webhook_due: Arc::default(),
        deliveries: TaskTracker::new(),
        assets: Arc::new(assets),
        config: Arc::new(config),
        draining: CancellationToken::new(),
        stopping: CancellationToken::new(),
        sockets: TaskTracker::new(),
    }))
}

fn oidc(config: &Config) -> Result<Option<Oidc>, StartError> {
    let settings = config.oidc.settings()?;
    let oidc = settings.map(|settings| Oidc::new(settings, &config.public_url())).transpose();
    oidc.map_err(StartError::Oidc)
}
