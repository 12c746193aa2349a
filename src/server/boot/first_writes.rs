//! What a start writes: the demo data, and the link of the first administrator. A server that cannot write serves for
//! reading, and makes up for it when it can.

use super::demo;
use super::setup_link::log_setup_link;
use crate::protocol::{AppError, ErrorCode, text_of};
use crate::server::state::AppState;
use std::time::Duration;

/// Between two attempts to write.
const RETRY_EVERY: Duration = Duration::from_secs(1);

/// Writes it now, or as soon as something can be written.
///
/// # Errors
/// Any other failure.
pub async fn write_or_retry(state: &AppState) -> Result<(), AppError> {
    match write(state).await {
        Err(error) if error.code() == ErrorCode::Unwritable => {
            let reason = text_of(&error.reason);
            tracing::error!("serving for reading until something can be written: {reason}");
            tokio::spawn(retry(state.clone()));
            Ok(())
        }
        written => written,
    }
}

async fn write(state: &AppState) -> Result<(), AppError> {
    demo::first_start(state).await?;
    log_setup_link(state).await
}

async fn retry(state: AppState) {
    let stopping = state.stopping.clone();
    while stopping.run_until_cancelled(tokio::time::sleep(RETRY_EVERY)).await.is_some() {
        match recover(&state).await {
            Ok(()) => return tracing::warn!("the database can be written again"),
            Err(error) if error.code() == ErrorCode::Unwritable => {}
            Err(error) => tracing::error!(%error, "cannot write what a start writes; trying again"),
        }
    }
}

async fn recover(state: &AppState) -> Result<(), AppError> {
    state.store.recover().await?;
    write(state).await
}
