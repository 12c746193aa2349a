//! What the binary does beside serving: changes by whoever runs it. Opens the database itself, also while
//! a server runs, which notices within seconds. Knows no page.

mod admin;
mod secret;
mod tenant;

pub use admin::AdminCommand;
pub use secret::SecretCommand;
pub use tenant::TenantCommand;

use super::clock;
use super::config::Config;
use super::run::make_folder;
use super::store::{SqliteStore, Store, StoreError};
use crate::model::TenantId;
use crate::protocol::moderation::AuditEntry;

/// Who did it, in the audit log.
const ACTOR: &str = "command line";

/// Why a command came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The database cannot be used.
    #[error("cannot use the database: {0}")]
    Store(#[from] StoreError),
    /// The data directory cannot be used.
    #[error("cannot use the data directory: {0}")]
    DataDir(std::io::Error),
    /// The file with the password cannot be read.
    #[error("cannot read the password from {0}: {1}")]
    PasswordFile(String, std::io::Error),
    /// What was asked cannot be done; the sentence says why.
    #[error("{0}")]
    Refused(String),
}

/// What goes to standard output.
pub type Printed = Result<String, CliError>;

impl CliError {
    fn refused(why: impl Into<String>) -> Self {
        Self::Refused(why.into())
    }
}

/// Carries out a command on tenants.
pub async fn tenant(config: &Config, command: TenantCommand) -> Printed {
    let store = open(config).await?;
    let printed = tenant::run(&store, command).await;
    store.close().await;
    printed
}

/// Carries out a command on people.
pub async fn admin(config: &Config, command: AdminCommand) -> Printed {
    let store = open(config).await?;
    let printed = admin::run(&store, config, command).await;
    store.close().await;
    printed
}

async fn open(config: &Config) -> Result<SqliteStore, CliError> {
    make_folder(&config.data_dir).map_err(CliError::DataDir)?;
    Ok(SqliteStore::open(config.database_url().reveal()).await?)
}

/// Writes down what was done in a tenant.
async fn record(
    store: &dyn Store,
    tenant: &TenantId,
    (action, target): (&str, &str),
    detail: String,
) -> Result<(), StoreError> {
    let entry = AuditEntry {
        id: 0,
        at: clock::now(),
        actor: None,
        actor_name: ACTOR.to_owned(),
        address: String::new(),
        action: action.to_owned(),
        target: target.to_owned(),
        detail,
    };
    store.tenancy().record(tenant, &entry).await
}
