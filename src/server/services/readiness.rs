//! Readiness: the server can read, and write rows and files.

use crate::protocol::{Unwritable, text_of};
use crate::server::state::AppState;
use crate::server::store::StoreError;
use std::time::Duration;

/// A disk that takes longer for a commit or a file is not ready.
const TIMEOUT: Duration = Duration::from_secs(4);

/// Why the server is not ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotReady {
    /// It is about to stop.
    Stopping,
    /// The database does not answer.
    NoAnswer,
    /// It can be read, and nothing can be stored.
    Unwritable(Unwritable),
}

impl NotReady {
    /// The reason in one sentence, for monitoring.
    pub fn text(self) -> String {
        match self {
            Self::Stopping => "stopping".into(),
            Self::NoAnswer => "the database does not answer".into(),
            Self::Unwritable(why) => text_of(&why.into()),
        }
    }
}

/// Whether the bus is away. The server is ready all the same: it serves, and what other nodes store comes up to 6 s late.
/// A bus that fails would otherwise take every node out of the balancer at once.
pub fn is_bus_away(state: &AppState) -> bool {
    !state.bus.link().borrow().is_up
}

/// Writes a row and a file that change nothing.
pub async fn check(state: &AppState) -> Result<(), NotReady> {
    let checked = tokio::time::timeout(TIMEOUT, probe(state)).await;
    checked.unwrap_or(Err(NotReady::NoAnswer))
}

async fn probe(state: &AppState) -> Result<(), NotReady> {
    match state.store.probe().await {
        // Too many writes wait: they are refused one by one.
        Ok(()) | Err(StoreError::Busy) => {}
        Err(StoreError::Unwritable { why, .. }) => return Err(NotReady::Unwritable(why)),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            return Err(NotReady::NoAnswer);
        }
    }
    state.blobs.probe().await.map_err(|error| {
        tracing::error!(%error, "no picture can be kept");
        NotReady::Unwritable(error.unwritable().unwrap_or(Unwritable::DiskFails))
    })
}
