//! The life of the server: put together, serve, stop. Knows no route.

mod demo;
pub mod jobs;

use crate::protocol::AppError;
use crate::server::access::AccessControl;
use crate::server::assets::Assets;
use crate::server::auth::Tickets;
use crate::server::auth::oidc::Oidc;
use crate::server::blobs::Blobs;
use crate::server::config::{Config, ConfigError, Switch};
use crate::server::http::router;
use crate::server::limits::RateLimits;
use crate::server::media::LinkFetcher;
use crate::server::open_files;
use crate::server::realtime::Engine;
use crate::server::realtime::usage_recorder::UsageRecorder;
use crate::server::services::tenants::members;
use crate::server::serving;
use crate::server::serving::{Deadlines, Doors};
use crate::server::state::{AppInner, AppState};
use crate::server::store::{SqliteStore, Store};
use crate::server::tls::{Tls, TlsError};
use axum::serve::{Listener, ListenerExt};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// LP20: between saying that it will stop and accepting nothing more, so that whoever asks whether
/// the server is ready, or was on the way to it, still gets an answer.
const NOTICE: Duration = Duration::from_millis(500);
/// LP20: what is not finished within this time after that is cut off.
const DRAIN: Duration = Duration::from_secs(25);
/// LP20: clients come back within this time after a restart.
const RETRY_SPREAD_MS: u64 = 2_000;

/// Whoever takes nothing of an answer for so long is cut off. Live sockets have a deadline of their own,
/// which is earlier.
const WRITE_DEADLINE: Duration = Duration::from_secs(60);

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The settings do not go together.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Certificate or key cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The address is taken or not ours.
    #[error("cannot listen on {addr}: {source}")]
    Listen {
        /// Where.
        addr: SocketAddr,
        /// Why not.
        source: std::io::Error,
    },
    /// The data directory cannot be used.
    #[error("cannot use the data directory: {0}")]
    DataDir(String),
    /// The database cannot be used.
    #[error("cannot use the database: {0}")]
    Store(#[from] crate::server::store::StoreError),
    /// The client for OpenID Connect cannot be made.
    #[error("OpenID Connect cannot be set up: {0}")]
    Oidc(String),
    /// The sample could not be made.
    #[error("cannot prepare the first start: {0}")]
    Seed(#[from] AppError),
}

impl StartError {
    /// Is a setting wrong, rather than the world around?
    pub fn is_setting(&self) -> bool {
        matches!(self, Self::Config(_) | Self::Tls(_))
    }
}

/// A server that runs.
pub struct Server {
    /// Where it listens.
    pub addr: SocketAddr,
    /// Its parts.
    pub state: AppState,
    serving: JoinHandle<()>,
}

impl Server {
    /// Opens everything and listens.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        config.check()?;
        open_files::raise();
        let tls = config.tls.pair()?.map(Tls::open).transpose()?;
        // The reactive system spawns on it; an error means that an earlier server of this process did.
        let _ = any_spawner::Executor::init_tokio();
        let listen = |source| StartError::Listen { addr: config.addr, source };
        let listener = listen_on(config.addr).map_err(listen)?;
        let addr = listener.local_addr().map_err(listen)?;
        // A port of 0 becomes the one that was given, in the public address too.
        let state = open(Config { addr, ..config }).await?;
        demo::first_start(&state).await?;
        offer_setup(&state).await?;
        jobs::start(&state);
        let doors = doors(&state, prompt(listener));
        let serving = match tls {
            Some(tls) => {
                tls.keep_current(state.stopping.clone());
                serve(&state, tls.around(doors))
            }
            None => serve(&state, doors),
        };
        Ok(Self { addr, state, serving })
    }

    /// LP20: stops. Not ready from now on; sockets hear `bye`; then nothing new is accepted,
    /// sockets are closed with 1012, requests and writes finish.
    pub async fn stop(self) {
        self.state.draining.cancel();
        self.state.engine.connections().say_bye(RETRY_SPREAD_MS);
        tokio::time::sleep(NOTICE).await;
        self.state.stopping.cancel();
        self.state.engine.connections().close_all();
        self.state.sockets.close();
        let drained = async {
            self.state.sockets.wait().await;
            if let Err(error) = self.serving.await {
                tracing::error!(%error, "serving ended with an error");
            }
        };
        if tokio::time::timeout(DRAIN, drained).await.is_err() {
            tracing::warn!("stopped with requests unfinished");
        }
        jobs::finish(&self.state).await;
        self.state.store.close().await;
    }
}

/// Answers what comes in there, until the server stops.
fn serve<L>(state: &AppState, listener: L) -> JoinHandle<()>
where
    L: Listener<Addr = SocketAddr>,
{
    let stopping = state.stopping.clone();
    tokio::spawn(serving::serve(listener, router(state.clone()), Deadlines::default(), stopping))
}

/// So many connections, as many of them from one address as limits say. A load test takes what the system
/// gives.
fn doors<L>(state: &AppState, listener: L) -> Doors<L> {
    let most = match state.config.rate_limits {
        Switch::On => open_files::for_connections(),
        Switch::Off => usize::MAX,
    };
    let guests = (Arc::clone(&state.limits), state.config.trusted_proxies.clone());
    Doors::new(listener, most, guests, WRITE_DEADLINE)
}

/// Without it, small answers wait some 40 ms for a delayed acknowledgement.
fn prompt(listener: TcpListener) -> impl Listener<Io = TcpStream, Addr = SocketAddr> {
    listener.tap_io(|socket| {
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY on a socket");
        }
    })
}

/// A crowd that comes back after a restart comes at once: whoever finds the queue full tries again
/// after seconds only. The system may allow less (`net.core.somaxconn`).
const WAITING_CONNECTIONS: u32 = 4_096;

fn listen_on(addr: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if addr.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // Otherwise the port is taken for a minute after a stop.
    socket.set_reuseaddr(true)?;
    socket.bind(addr)?;
    socket.listen(WAITING_CONNECTIONS)
}

/// A folder that nobody else on the machine may read: it holds secrets. One that is there stays as it is.
pub(super) fn make_folder(path: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// What is logged under this target is there at every level: without it nobody gets in.
pub const SETUP: &str = "image_chat::setup";

/// As long as nobody administers the default tenant, whoever can read the log may become the one.
async fn offer_setup(state: &AppState) -> Result<(), StartError> {
    if let Some(secret) = members::setup_link(&*state.store).await? {
        let link = format!("{}/setup/{secret}", state.config.public_url());
        // Its own target: what is asked for by `--log` does not hide it.
        tracing::info!(target: SETUP, "no administrator yet: {link} makes the first one, once");
    }
    Ok(())
}

async fn open(config: Config) -> Result<AppState, StartError> {
    make_folder(&config.data_dir).map_err(|e| StartError::DataDir(e.to_string()))?;
    let blobs = Blobs::local(&config.data_dir.join("blobs"));
    let blobs = blobs.map_err(|error| StartError::DataDir(error.to_string()))?;
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(config.database_url().reveal()).await?);
    let assets = Assets::new();
    let oidc = config.oidc.settings()?;
    let oidc = oidc.map(|settings| Oidc::new(settings, &config.public_url())).transpose();
    let oidc = oidc.map_err(StartError::Oidc)?;
    let access = Arc::new(AccessControl::new(Arc::clone(&store)));
    // From here on, what another process changes is a change.
    access.poll_revision().await?;
    Ok(AppState::from(AppInner {
        engine: Arc::new(Engine::new(Arc::clone(&store), &assets.build)),
        access,
        tickets: Arc::new(Tickets::default()),
        usage: Arc::new(UsageRecorder::new()),
        limits: Arc::new(RateLimits::new(&config)),
        store,
        oidc: oidc.map(Arc::new),
        blobs: Arc::new(blobs),
        fetcher: Arc::new(LinkFetcher::new(config.link_allow.clone())),
        assets: Arc::new(assets),
        config: Arc::new(config),
        draining: CancellationToken::new(),
        stopping: CancellationToken::new(),
        sockets: TaskTracker::new(),
    }))
}
