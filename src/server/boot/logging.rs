//! The log.

use super::error::StartError;
use super::setup_link::SETUP;
use tracing_subscriber::EnvFilter;

/// Starts logging with a filter. The link of the first administrator is logged in any case.
///
/// # Errors
/// [`StartError::LogFilter`].
pub fn start_logging(filter: &str) -> Result<(), StartError> {
    let filter = EnvFilter::try_new(filter).map_err(|_| StartError::LogFilter)?;
    let setup = format!("{SETUP}=info").parse();
    let filter = setup.map(|setup| filter.clone().add_directive(setup)).unwrap_or(filter);
    tracing_subscriber::fmt().with_env_filter(filter).init();
    Ok(())
}
