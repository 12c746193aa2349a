//! `image-chat tenant secret …`: secrets for single sign-on, each shown once.

use super::audit::record;
use super::error::{CliError, Output};
use super::values::tenant_id;
use crate::model::{TenantId, Timestamp};
use crate::server::auth::SessionToken;
use crate::server::clock;
use crate::server::store::Store;
use clap::Subcommand;

const HOUR_MS: i64 = 60 * 60 * 1_000;

/// Commands on a tenant's secrets.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum SecretCommand {
    /// Make a new secret and print it, this once; the one before stays good for a while
    Rotate {
        /// Of which tenant
        #[arg(value_parser = tenant_id)]
        id: TenantId,
        /// Hours for which the one before stays good; 0 when it has leaked: then everyone that the site
        /// signed in is signed out, and the roles that it gave end until it gives them again
        #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u16).range(0..=720))]
        old_for: u16,
    },
}

pub(super) async fn run(store: &dyn Store, command: SecretCommand) -> Output {
    let SecretCommand::Rotate { id, old_for } = command;
    if store.tenancy().tenant(&id).await?.is_none() {
        return Err(CliError::refused(format!("there is no tenant {id}")));
    }
    // 256 bits from the operating system, as for sessions.
    let secret = SessionToken::new().map_err(|error| CliError::refused(error.to_string()))?;
    let secret = secret.into_text();
    let now = clock::now();
    let old_until = Timestamp(now.0 + i64::from(old_for) * HOUR_MS);
    store.tenancy().rotate_secret(&id, &secret, now, old_until).await?;
    let detail = format!("the one before is good for {old_for} hours");
    record(store, &id, ("secret.rotate", id.as_str()), detail).await?;
    if old_for == 0 {
        // A holder of the leaked secret may be signed in, even as an administrator.
        for user in store.identities().revoke_sso(&id).await? {
            let what = ("member.remove", &*user.to_string());
            record(store, &id, what, "the site's secret was replaced at once".into()).await?;
        }
    }
    Ok(format!("{secret}\n"))
}
