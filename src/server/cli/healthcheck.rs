//! The `healthcheck` command: asks a running server whether it is ready.

use crate::server::config::Config;
use std::time::Duration;

/// A server that does not respond within this time is unhealthy.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Whether the server at the configured address is ready.
///
/// # Errors
/// Why not, in a sentence.
pub async fn healthcheck(config: &Config) -> Result<(), String> {
    let scheme = if config.tls.is_on() { "https" } else { "http" };
    let describe = |error: reqwest::Error| format!("{}: {}", config.addr, reasons(&error));
    let client = reqwest::Client::builder()
        .timeout(TIMEOUT)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        // The certificate is for the public name, not for this address. Nothing secret is sent.
        .danger_accept_invalid_certs(true)
        .build()
        .map_err(describe)?;
    let answer = client.get(format!("{scheme}://{}/readyz", config.addr)).send().await;
    let answer = answer.map_err(describe)?;
    if answer.status() == reqwest::StatusCode::OK {
        return Ok(());
    }
    let reason = answer.text().await.map_err(describe)?;
    Err(format!("not ready: {}", reason.trim_end()))
}

/// The error with its sources: the first alone says only that something failed.
fn reasons(error: &dyn std::error::Error) -> String {
    let chain = std::iter::successors(error.source(), |error| error.source());
    chain.fold(error.to_string(), |text, source| format!("{text}: {source}"))
}
