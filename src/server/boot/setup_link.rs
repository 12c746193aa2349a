//! The link that makes the first administrator.

use crate::protocol::AppError;
use crate::server::services::tenants::members;
use crate::server::state::AppState;

/// The log target of the link: shown at any log level, since nobody gets in without it.
pub const SETUP: &str = "image_chat::setup";

/// Logs the link while the default tenant has no administrator.
pub async fn log_setup_link(state: &AppState) -> Result<(), AppError> {
    if let Some(secret) = members::setup_link(&*state.store).await? {
        let link = format!("{}/setup/{secret}", state.config.public_url());
        tracing::info!(target: SETUP, "no administrator yet: {link} makes the first one, once");
    }
    Ok(())
}
