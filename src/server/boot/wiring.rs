//! Locks the data, and opens everything that the state consists of.

use super::data_lock::DataLock;
use super::error::StartError;
use super::private_files::make_private;
use crate::server::access::AccessControl;
use crate::server::assets::Assets;
use crate::server::auth::oidc::Oidc;
use crate::server::blobs::{BlobError, Blobs, Bucket};
use crate::server::bus::{Bus, LocalBus, NatsBus, parse_servers};
use crate::server::config::{
    BlobUrl, Config, Secret, create_data_dir, default_database, usage_dir,
};
use crate::server::languages;
use crate::server::limits::{MemoryBudget, RateLimits, UploadLimiter};
use crate::server::media::{ImagePipeline, LinkFetcher};
use crate::server::realtime::{Engine, UsageCounters};
use crate::server::state::{AppInner, AppState};
use crate::server::store::{Store, database_file, open_to_serve};
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
    if let BlobUrl::Folder(folder) = config.blobs.url(&config.data_dir) {
        make_private(&folder);
    }
    Ok(lock)
}

fn beside(database: &Path, end: &str) -> PathBuf {
    let mut file = OsString::from(database);
    file.push(end);
    file.into()
}

/// The store of the images' files.
///
/// # Errors
/// The folder cannot be made; the settings of the bucket do not go together.
pub fn open_blobs(config: &Config) -> Result<Blobs, BlobError> {
    open_blobs_at(config, &config.blobs.url(&config.data_dir))
}

/// The same at another address, with the configured key if it is a bucket.
///
/// # Errors
/// As with [`open_blobs`].
pub fn open_blobs_at(config: &Config, url: &BlobUrl) -> Result<Blobs, BlobError> {
    let args = &config.blobs;
    match url {
        BlobUrl::Folder(folder) => Blobs::local(folder),
        BlobUrl::S3 { bucket, prefix } => Blobs::s3(&Bucket {
            name: bucket,
            prefix,
            endpoint: args.s3_endpoint.as_deref(),
            region: args.s3_region.as_deref(),
            key: args.s3_access_key_id.as_deref().zip(args.secret().map(Secret::reveal)),
        }),
    }
}

pub async fn open(config: Config) -> Result<AppState, StartError> {
    let store = open_to_serve(config.database_url().reveal()).await?;
    open_on(config, store).await
}

/// The same with a database that is open already.
pub async fn open_on(config: Config, store: Arc<dyn Store>) -> Result<AppState, StartError> {
    languages::install();
    let blobs = open_blobs(&config).map_err(|error| StartError::DataDir(error.to_string()))?;
    let assets = Assets::new();
    let access = Arc::new(AccessControl::new(Arc::clone(&store)));
    // The revision to start from: changes by other processes are noticed from here on.
    access.poll_revision().await?;
    let bus = open_bus(&config).await?;
    let usage = UsageCounters::kept_in(&usage_dir(&config.data_dir));
    Ok(AppState::from(AppInner {
        engine: Arc::new(Engine::new(Arc::clone(&store), Arc::clone(&bus), &assets.build, usage)),
        bus,
        access,
        limits: Arc::new(RateLimits::new(&config)),
        uploads: Arc::new(UploadLimiter::new(&config)),
        board_memory: Arc::new(MemoryBudget::new(BOARD_MEMORY)),
        oidc: oidc(&config, &store)?.map(Arc::new),
        store,
        blobs: Arc::new(blobs),
        pipeline: Arc::new(ImagePipeline::default()),
        pack_indexes: Arc::default(),
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

async fn open_bus(config: &Config) -> Result<Arc<dyn Bus>, StartError> {
    match config.bus.shared() {
        Some(url) => Ok(Arc::new(NatsBus::connect(&parse_servers(url.reveal())?).await?)),
        None => Ok(Arc::new(LocalBus::default())),
    }
}

fn oidc(config: &Config, store: &Arc<dyn Store>) -> Result<Option<Oidc>, StartError> {
    let settings = config.oidc.settings()?;
    let new = |settings| Oidc::new(settings, &config.public_url(), Arc::clone(store));
    let oidc = settings.map(new).transpose();
    oidc.map_err(StartError::Oidc)
}
