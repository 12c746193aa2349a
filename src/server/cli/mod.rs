//! What the binary does beside serving: changes by whoever runs it. Opens the database itself, also while
//! a server runs, which notices within seconds. Knows no page.

mod admin;
pub mod healthcheck;
mod secret;
mod tenant;

pub use admin::AdminCommand;
pub use secret::SecretCommand;
pub use tenant::TenantCommand;

use super::clock;
use super::config::{Config, ENV_PREFIX};
use super::store::{SqliteStore, Store, StoreError};
use crate::model::TenantId;
use crate::protocol::moderation::AuditEntry;
use crate::server::boot::make_folder;
use clap::{Parser, Subcommand};

/// Live discussion pinned to places on an image.
#[derive(Debug, Parser)]
#[command(name = "image-chat", version, about)]
pub struct Cli {
    /// What to do; serves when nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How.
    #[command(flatten)]
    pub config: Config,
}

/// What the binary can do.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Start the server
    Serve,
    /// Exit 0 when a running server answers that it is ready
    Healthcheck,
    /// Print the effective configuration
    Config,
    /// Make and list tenants, and their secrets
    #[command(subcommand)]
    Tenant(TenantCommand),
    /// Make administrators, reset passwords, sign people out
    #[command(subcommand)]
    Admin(AdminCommand),
}

/// Variables that look like ours and are not: probably misspelt.
pub fn unknown_variables(names: impl Iterator<Item = String>) -> Vec<String> {
    use clap::CommandFactory;
    let command = Cli::command();
    let known = |name: &str| {
        command.get_arguments().any(|arg| arg.get_env().is_some_and(|env| env == name))
    };
    names.filter(|name| name.starts_with(ENV_PREFIX) && !known(name)).collect()
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Cli, clap::Error> {
        Cli::try_parse_from([&["image-chat"], args].concat())
    }

    #[test]
    fn defaults_are_as_documented() {
        let cli = parse(&[]).expect("no arguments are fine");
        assert_eq!(cli.command, None);
        assert_eq!(cli.config.addr.to_string(), "127.0.0.1:3000");
        assert_eq!(cli.config.database_url().reveal(), "sqlite://./data/image-chat.db");
        assert_eq!(cli.config.public_url(), "http://127.0.0.1:3000");
        assert!(!cli.config.is_secure());
    }

    #[test]
    fn wrong_values_name_what_they_are_for() {
        let error = parse(&["--addr", "nowhere"]).expect_err("no address").to_string();
        assert!(error.contains("--addr"), "{error}");
        let error = parse(&["--database-url", "mysql://x"]).expect_err("no such database");
        assert!(error.to_string().contains("sqlite://PATH"), "{error}");
        let error = parse(&["--public-url", "ftp://x"]).expect_err("no web address").to_string();
        assert!(error.contains("https://chat.example.org"), "{error}");
    }

    #[test]
    fn misspelt_variables_are_noticed() {
        let names = ["IMAGE_CHAT_ADDR", "IMAGE_CHAT_ADRR", "HOME"].map(String::from);
        assert_eq!(unknown_variables(names.into_iter()), ["IMAGE_CHAT_ADRR"]);
    }
}
