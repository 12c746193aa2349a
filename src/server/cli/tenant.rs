//! `image-chat tenant …`: creates and lists tenants, their secrets and their API keys.

use super::audit::record;
use super::error::{CliError, Output};
use super::key::{self, KeyCommand};
use super::secret::{self, SecretCommand};
use super::values::tenant_id;
use crate::model::{Settings, TenantId, clean_line, is_blank};
use crate::server::clock;
use crate::server::store::{Store, Tenant};
use clap::Subcommand;
use std::fmt::Write;

/// The longest name of a tenant in characters.
const MAX_NAME_CHARS: usize = 60;

/// Commands on tenants.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum TenantCommand {
    /// Make a tenant
    Create {
        /// Its id, as in addresses: 1 to 64 of a-z, 0-9, - and _
        #[arg(value_parser = tenant_id)]
        id: TenantId,
        /// What people call it. Default: its id
        #[arg(long, value_parser = name)]
        name: Option<String>,
    },
    /// List all tenants: id and name, a line each
    List,
    /// The secret with which the tenant's own site signs who is there
    #[command(subcommand)]
    Secret(SecretCommand),
    /// The API keys of the tenant
    #[command(subcommand)]
    Key(KeyCommand),
}

pub(super) async fn run(store: &dyn Store, command: TenantCommand) -> Output {
    match command {
        TenantCommand::Create { id, name } => create(store, id, name).await,
        TenantCommand::List => list(store).await,
        TenantCommand::Secret(command) => secret::run(store, command).await,
        TenantCommand::Key(command) => key::run(store, command).await,
    }
}

async fn create(store: &dyn Store, id: TenantId, name: Option<String>) -> Output {
    let name = name.unwrap_or_else(|| id.to_string());
    let tenant = Tenant { id, name, settings: Settings::default() };
    if !store.tenancy().create_tenant(&tenant, clock::now()).await? {
        return Err(CliError::refused(format!("there is a tenant {} already", tenant.id)));
    }
    let Tenant { id, name, .. } = tenant;
    record(store, &id, ("tenant.create", id.as_str()), format!("named “{name}”")).await?;
    Ok(format!("Made the tenant {id}, shown at /t/{id}.\n"))
}

async fn list(store: &dyn Store) -> Output {
    let mut lines = String::new();
    for Tenant { id, name, .. } in store.tenancy().tenants().await? {
        // Writing into a String does not fail.
        let _ = writeln!(lines, "{id}\t{name}");
    }
    Ok(lines)
}

fn name(text: &str) -> Result<String, String> {
    let text = clean_line(text);
    let fits = (1..=MAX_NAME_CHARS).contains(&text.chars().count());
    let wanted = format!("it takes 1 to {MAX_NAME_CHARS} characters on one line");
    if fits && !is_blank(&text) { Ok(text) } else { Err(wanted) }
}
