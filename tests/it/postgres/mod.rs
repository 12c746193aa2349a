//! What is true of PostgreSQL alone; what every store does, `store_contract` has.

mod commands;
mod doubt;
mod epochs;
mod nodes;
mod plans;
mod upgrade;

use image_chat::server::store::{PostgresStore, Store};
use std::sync::Arc;

/// Opens the database of an address, as a node does.
async fn open(url: &str) -> Arc<dyn Store> {
    Arc::new(PostgresStore::open(url).await.expect("opens"))
}
