//! The running server: start and stop.

use super::data_lock::DataLock;
use super::error::StartError;
use super::listener::{listen, without_delay};
use super::{first_writes, jobs, wiring};
use crate::server::config::{Config, Switch};
use crate::server::http::router;
use crate::server::limits::ConnectionPermit;
use crate::server::net::connection_limit::{LimitedListener, PeerLimit};
use crate::server::net::fd_limit;
use crate::server::net::serve::{self, Timeouts};
use crate::server::net::tls::{CertificateReloader, Tls};
use crate::server::state::AppState;
use crate::server::store::Store;
use axum::serve::Listener;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// LP20: time between announcing the stop and accepting no more connections, so that readiness checks and
/// requests on their way are still answered.
const NOTICE: Duration = Duration::from_millis(500);
/// LP20: time to finish after that; the rest is cut off.
const DRAIN: Duration = Duration::from_secs(25);
/// LP20: clients reconnect within this time after a restart.
const RETRY_SPREAD_MS: u64 = 2_000;
/// A client that reads nothing of an answer for this time is disconnected. Live sockets have an earlier deadline
/// of their own.
const WRITE_TIMEOUT: Duration = Duration::from_secs(60);

/// A running server.
pub struct Server {
    /// The address it listens on.
    pub addr: SocketAddr,
    /// The shared state.
    pub state: AppState,
    serving: JoinHandle<()>,
    certificate: Option<CertificateReloader>,
    /// `None` for a node that was given a database that is open already.
    _lock: Option<DataLock>,
}

impl Server {
    /// Opens everything, and serves.
    ///
    /// # Errors
    /// A setting is wrong, or something cannot be opened.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        let tls = prepare(&config)?;
        let mut lock = wiring::lock(&config)?;
        lock.describe(config.addr);
        let (config, listener) = bound(config)?;
        // Port 0 became the assigned one.
        lock.describe(config.addr);
        let state = wiring::open(config).await?;
        Self::serve_on(state, (listener, tls), Some(lock)).await
    }

    /// Another node on a database that is open already, and with the same files.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_on(config: Config, store: Arc<dyn Store>) -> Result<Self, StartError> {
        let tls = prepare(&config)?;
        let (config, listener) = bound(config)?;
        let state = wiring::open_on(config, store).await?;
        Self::serve_on(state, (listener, tls), None).await
    }

    async fn serve_on(
        state: AppState,
        (listener, tls): (TcpListener, Option<Tls>),
        lock: Option<DataLock>,
    ) -> Result<Self, StartError> {
        first_writes::write_or_retry(&state).await?;
        jobs::start(&state);
        let certificate = tls.as_ref().map(Tls::reloader);
        let addr = state.config.addr;
        let listener = limited(&state, without_delay(listener));
        let serving = match tls {
            Some(tls) => {
                tls.watch(state.stopping.clone());
                serve(&state, tls.wrap(listener))
            }
            None => serve(&state, listener),
        };
        Ok(Self { addr, state, serving, certificate, _lock: lock })
    }

    /// Reads the certificate again, if there is one.
    pub async fn reload_certificate(&self) {
        if let Some(certificate) = &self.certificate {
            certificate.reload().await;
        }
    }

    /// LP20: reports not ready and sends `bye` to sockets, then accepts no more connections, closes sockets with
    /// 1012, and finishes requests and writes.
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

/// What comes before anything is opened: the settings, and what the process needs.
fn prepare(config: &Config) -> Result<Option<Tls>, StartError> {
    config.check()?;
    fd_limit::raise();
    // Leptos spawns on it; an error means that an earlier server of this process set it.
    let _ = any_spawner::Executor::init_tokio();
    Ok(config.tls.pair()?.map(Tls::open).transpose()?)
}

/// Listens. Port 0 becomes the assigned one, in the public address too.
fn bound(config: Config) -> Result<(Config, TcpListener), StartError> {
    let failed = |source| StartError::Listen { addr: config.addr, source };
    let listener = listen(config.addr).map_err(failed)?;
    let addr = listener.local_addr().map_err(failed)?;
    Ok((Config { addr, ..config }, listener))
}

/// Serves a listener's connections until the server stops.
fn serve<L>(state: &AppState, listener: L) -> JoinHandle<()>
where
    L: Listener<Addr = SocketAddr>,
{
    let stopping = state.stopping.clone();
    tokio::spawn(serve::serve(listener, router(state.clone()), Timeouts::default(), stopping))
}

/// Limits the connections, in total and for each address. Without rate limits, as in a load test, the system is the
/// only limit.
fn limited<L>(state: &AppState, listener: L) -> LimitedListener<L, ConnectionPermit> {
    let max = match state.config.rate_limits {
        Switch::On => fd_limit::for_connections(),
        Switch::Off => usize::MAX,
    };
    let (limits, proxies) = (Arc::clone(&state.limits), state.config.trusted_proxies.clone());
    let peers = PeerLimit::new(proxies, move |address| limits.connection(address).ok());
    LimitedListener::new(listener, max, peers, WRITE_TIMEOUT)
}
