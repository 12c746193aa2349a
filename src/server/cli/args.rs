//! The arguments of the binary.

use super::admin::AdminCommand;
use super::migrate::MigrateArgs;
use super::tenant::TenantCommand;
use crate::server::config::{Config, ENV_PREFIX};
use clap::{CommandFactory, Parser, Subcommand};
use std::path::PathBuf;

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
    /// Write the database and the files of images into one archive, also while a server runs
    Backup {
        /// The archive, a tar file that is not there yet
        file: PathBuf,
    },
    /// Put what is in an archive into an empty data folder and database
    Restore {
        /// The archive
        file: PathBuf,
    },
    /// Read an archive and compare it with its digests
    Verify {
        /// The archive
        file: PathBuf,
    },
    /// Move everything to another database, SQLite or PostgreSQL, with all servers stopped
    Migrate(MigrateArgs),
    /// Make and list tenants, their secrets and API keys
    #[command(subcommand)]
    Tenant(TenantCommand),
    /// Make administrators, reset passwords, sign people out
    #[command(subcommand)]
    Admin(AdminCommand),
}

/// Variables with the prefix of this program that are no settings: probably misspelt.
pub fn unknown_variables(names: impl Iterator<Item = String>) -> Vec<String> {
    let command = Cli::command();
    let known = |name: &str| {
        command.get_arguments().any(|arg| arg.get_env().is_some_and(|env| env == name))
    };
    names.filter(|name| name.starts_with(ENV_PREFIX) && !known(name)).collect()
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
    fn an_invalid_value_is_named_with_its_setting() {
        let error = parse(&["--addr", "nowhere"]).expect_err("no address").to_string();
        assert!(error.contains("--addr"), "{error}");
        let error = parse(&["--database-url", "mysql://x"]).expect_err("no such database");
        assert!(error.to_string().contains("sqlite://PATH"), "{error}");
        let error = parse(&["--public-url", "ftp://x"]).expect_err("no web address").to_string();
        assert!(error.contains("https://chat.example.org"), "{error}");
    }

    #[test]
    fn misspelt_variables_are_reported() {
        let names = ["IMAGE_CHAT_ADDR", "IMAGE_CHAT_ADRR", "HOME"].map(String::from);
        assert_eq!(unknown_variables(names.into_iter()), ["IMAGE_CHAT_ADRR"]);
    }
}
