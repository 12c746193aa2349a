//! Start and stop of the server: wiring, demo data, background jobs. Named by the binary and the tests alone.

mod demo;
mod error;
pub mod jobs;
mod listener;
mod logging;
mod server;
mod setup_link;
mod stop_signal;
mod wiring;

pub use error::StartError;
pub use logging::start_logging;
pub use server::Server;

use crate::server::config::Config;

/// Serves until the process is told to stop.
///
/// # Errors
/// The server does not start.
pub async fn serve(config: Config) -> Result<(), StartError> {
    let server = Server::start(config).await?;
    tracing::info!("open {} in a browser", server.state.config.public_url());
    stop_signal::wait().await;
    tracing::info!("stopping");
    server.stop().await;
    Ok(())
}
