//! Start and stop of the server: wiring, demo data, background jobs. Named by the binary and the tests alone.

mod backups;
mod data_lock;
mod demo;
mod error;
mod first_writes;
pub mod jobs;
mod listener;
mod logging;
mod private_files;
mod server;
mod setup_link;
mod signals;
mod traces;
mod wiring;

pub use crate::server::languages::install as install_languages;
pub use data_lock::DataLock;
pub use error::StartError;
pub use logging::{Log, start_logging};
pub use private_files::keep_files_private;
pub use server::Server;
pub use traces::Traces;
pub use wiring::{lock as lock_data, open_blobs, open_blobs_at};

use crate::server::config::Config;
use signals::{Request, Signals};

/// Serves until the process is told to stop.
///
/// # Errors
/// The server does not start.
pub async fn serve(config: Config, mut log: Log) -> Result<(), StartError> {
    let mut signals = Signals::listen().map_err(StartError::Signals)?;
    let server = Server::start(config).await?;
    tracing::info!("open {} in a browser", server.state.config.public_url());
    loop {
        match signals.next().await {
            Request::Stop => break,
            Request::ToggleDebug => log.toggle_debug(),
            Request::Reload => {
                log.reload();
                server.reload_certificate().await;
            }
        }
    }
    tracing::info!("stopping");
    server.stop().await;
    Ok(())
}
