//! `image-chat tenant key …`: API keys, each shown once.

use super::audit::record;
use super::error::{CliError, Output};
use super::values::{display_name, tenant_id};
use crate::model::{DisplayName, Role, TenantId, Timestamp};
use crate::server::clock;
use crate::server::services::api_keys::{IssueError, MAX_DAYS, MAX_KEYS, NewApiKey, issue};
use crate::server::store::{ApiKey, Store};
use clap::Subcommand;
use std::fmt::Write;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Commands on a tenant's API keys.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum KeyCommand {
    /// Make a key and print it, this once
    Create {
        /// Of which tenant
        #[arg(value_parser = tenant_id)]
        id: TenantId,
        /// Its name, under which it writes
        #[arg(long, value_parser = name)]
        name: DisplayName,
        /// member, moderator or administrator
        #[arg(long, default_value = "member", value_parser = role)]
        role: Role,
        /// Days until it expires. Default: it does not
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_DAYS)))]
        days: Option<u32>,
    },
    /// List the keys, a line each: id, role, name, when each expires and was last used
    List {
        /// Of which tenant
        #[arg(value_parser = tenant_id)]
        id: TenantId,
    },
    /// Revoke a key; a server notices within seconds
    Revoke {
        /// Of which tenant
        #[arg(value_parser = tenant_id)]
        id: TenantId,
        /// Which one, by its id
        key: Uuid,
    },
}

pub(super) async fn run(store: &dyn Store, command: KeyCommand) -> Output {
    let (KeyCommand::Create { id, .. } | KeyCommand::List { id } | KeyCommand::Revoke { id, .. }) =
        &command;
    if store.tenancy().tenant(id).await?.is_none() {
        return Err(CliError::refused(format!("there is no tenant {id}")));
    }
    match command {
        KeyCommand::Create { id, name, role, days } => {
            create(store, &id, &NewApiKey { name, role, days }).await
        }
        KeyCommand::List { id } => list(store, &id).await,
        KeyCommand::Revoke { id, key } => revoke(store, &id, key).await,
    }
}

async fn create(store: &dyn Store, tenant: &TenantId, new: &NewApiKey) -> Output {
    let created = issue(store, tenant, None, new).await.map_err(|error| match error {
        IssueError::Store(error) => error.into(),
        IssueError::TooMany => {
            CliError::refused(format!("a tenant has at most {MAX_KEYS} API keys that are valid"))
        }
        IssueError::NoRandomness => CliError::refused("the system gives no randomness"),
    })?;
    record(store, tenant, ("key.create", &created.key.id.to_string()), new.describe()).await?;
    Ok(format!("{}\n", created.secret))
}

async fn list(store: &dyn Store, tenant: &TenantId) -> Output {
    let mut lines = String::new();
    for ApiKey { id, role, name, expires_at, last_used_at, .. } in
        store.api_keys().api_keys(tenant).await?
    {
        let (role, name) = (role.name(), name.as_str());
        let (end, used) = (moment(expires_at), moment(last_used_at));
        // Writing into a String does not fail.
        let _ = writeln!(lines, "{id}\t{role}\t{name}\t{end}\t{used}");
    }
    Ok(lines)
}

async fn revoke(store: &dyn Store, tenant: &TenantId, key: Uuid) -> Output {
    if !store.api_keys().revoke_api_key(tenant, key, clock::now()).await? {
        return Err(CliError::refused(format!("{tenant} has no API key {key}")));
    }
    record(store, tenant, ("key.revoke", &key.to_string()), String::new()).await?;
    Ok(format!("Revoked the API key {key}.\n"))
}

/// In UTC; `never` where there is none.
fn moment(at: Option<Timestamp>) -> String {
    let text = at.and_then(|at| {
        let seconds = Duration::seconds(at.0.div_euclid(1_000));
        OffsetDateTime::UNIX_EPOCH.checked_add(seconds)?.format(&Rfc3339).ok()
    });
    text.unwrap_or_else(|| "never".to_owned())
}

fn name(text: &str) -> Result<DisplayName, String> {
    let name = display_name(text)?;
    if name.is_blank() { Err("the name shows nothing".to_owned()) } else { Ok(name) }
}

fn role(text: &str) -> Result<Role, String> {
    let role = Role::of_name(text).filter(|role| *role >= Role::Member);
    role.ok_or_else(|| "it is member, moderator or administrator".to_owned())
}
