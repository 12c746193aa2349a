//! `image-chat tenant …`: what can be done about tenants. Knows no person.

use super::{Printed, SecretCommand, secret};
use crate::server::store::Store;
use clap::Subcommand;

/// What can be done about tenants.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum TenantCommand {
    /// The secret with which the tenant's own site signs who is there
    #[command(subcommand)]
    Secret(SecretCommand),
}

/// Carries it out.
pub(super) async fn run(store: &dyn Store, command: TenantCommand) -> Printed {
    match command {
        TenantCommand::Secret(command) => secret::run(store, command).await,
    }
}
