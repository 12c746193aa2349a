//! The commands of the binary beside serving. They open the database themselves, also while a server runs, which
//! picks up the change within seconds.

mod admin;
mod args;
mod audit;
mod backup;
mod effective_config;
mod error;
mod healthcheck;
mod key;
mod migrate;
mod secret;
mod tenant;
mod values;

pub use admin::AdminCommand;
pub use args::{Cli, Command, unknown_variables};
pub use backup::{backup, restore, verify};
pub use effective_config::effective_config;
pub use error::{CliError, Output};
pub use healthcheck::healthcheck;
pub use key::KeyCommand;
pub use migrate::{MigrateArgs, migrate};
pub use secret::SecretCommand;
pub use tenant::TenantCommand;

use crate::server::config::{Config, create_data_dir};
use crate::server::store::{self, Store};
use std::sync::Arc;

/// `image-chat tenant …`
pub async fn tenant(config: &Config, command: TenantCommand) -> Output {
    let store = open(config).await?;
    let output = tenant::run(&*store, command).await;
    store.close().await;
    output
}

/// `image-chat admin …`
pub async fn admin(config: &Config, command: AdminCommand) -> Output {
    let store = open(config).await?;
    let output = admin::run(&*store, config, command).await;
    store.close().await;
    output
}

async fn open(config: &Config) -> Result<Arc<dyn Store>, CliError> {
    create_data_dir(&config.data_dir).map_err(CliError::DataDir)?;
    Ok(store::open(config.database_url().reveal()).await?)
}
